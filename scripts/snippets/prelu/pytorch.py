import torch

x = torch.tensor([-5.0, -1.0, 0.0, 5.0], dtype=torch.float64, requires_grad=True)
w = torch.tensor([0.25], dtype=torch.float64, requires_grad=True)
a = torch.nn.functional.prelu(x, w)
a.backward(torch.ones(4))
print(a.detach())
print(x.grad)
print(w.grad)
