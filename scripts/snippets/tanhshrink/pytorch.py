import torch

x = torch.tensor([-5.0, -0.5, 0.0, 5.0], dtype=torch.float64, requires_grad=True)
a = torch.nn.functional.tanhshrink(x)
a.backward(torch.ones(4))
print(a.detach())
print(x.grad)
