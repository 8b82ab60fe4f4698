import torch

E = torch.tensor([[1.0, 2.0], [0.0, -1.0], [3.0, 1.0]], requires_grad=True)
v = torch.tensor([2, 0, 0])  # the text ends early, and 0 fills it up

Y = torch.nn.functional.embedding(v, E, padding_idx=0)
Y.sum().backward()

print(Y.detach())
print(E.grad)
