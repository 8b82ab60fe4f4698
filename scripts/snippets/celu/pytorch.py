import torch

x = torch.tensor([-5.0, -1.0, 0.0, 5.0], dtype=torch.float64, requires_grad=True)
a = torch.nn.functional.celu(x, alpha=2.0)
a.backward(torch.ones(4))
print(a.detach())
print(x.grad)
