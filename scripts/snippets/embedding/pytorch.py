import torch

E = torch.tensor([[1.0, 2.0], [0.0, -1.0], [3.0, 1.0], [-2.0, 4.0]], dtype=torch.float64, requires_grad=True)
v = torch.tensor([2, 0, 2])
G = torch.tensor([[1.0, 0.0], [0.0, 2.0], [-2.0, 5.0]], dtype=torch.float64)

Y = torch.nn.functional.embedding(v, E)
Y.backward(G)

by_hand = torch.zeros(4, 2, dtype=torch.float64).index_add(0, v, G)
print(E.grad)
print((E.grad - by_hand).abs().max().item())
