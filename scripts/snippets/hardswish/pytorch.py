import torch

x = torch.tensor([-5.0, -3.0, -1.5, 0.0, 3.0, 5.0], dtype=torch.float64, requires_grad=True)
a = torch.nn.functional.hardswish(x)
a.backward(torch.ones(6))
print(a.detach())
print(x.grad)
