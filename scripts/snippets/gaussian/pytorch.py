import torch

x = torch.tensor([-1.0, 0.0, 1.0], dtype=torch.float64, requires_grad=True)
a = torch.exp(-(x**2))
a.backward(torch.ones(3))
print(a.detach())
print(x.grad)
