import torch

x = torch.tensor([-2.0, -0.5, 0.25, 0.5, 2.0], dtype=torch.float64, requires_grad=True)
a = torch.nn.functional.softshrink(x, 0.5)
a.backward(torch.ones(5))
print(a.detach())
print(x.grad)
