import torch

x = torch.tensor([-5.0, 0.0, 5.0], dtype=torch.float64, requires_grad=True)
a = torch.nn.functional.leaky_relu(x, negative_slope=0.01)
a.backward(torch.ones(3))
print(a.detach())
print(x.grad)
