import torch

x = torch.tensor([-5.0, -1.0, 0.5, 1.0, 5.0], dtype=torch.float64, requires_grad=True)
a = torch.nn.functional.hardtanh(x)
a.backward(torch.ones(5))
print(a.detach())
print(x.grad)
