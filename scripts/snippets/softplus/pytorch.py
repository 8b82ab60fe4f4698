import torch

x = torch.tensor([-50.0, 0.0, 50.0, 1000.0], dtype=torch.float64, requires_grad=True)
a = torch.nn.functional.softplus(x)
a.backward(torch.ones(4))
print(a.detach())
print(x.grad)
