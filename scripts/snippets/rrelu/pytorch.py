import torch

x = torch.tensor([-5.0, 0.0, 5.0], dtype=torch.float64, requires_grad=True)
a = torch.nn.functional.rrelu(x, lower=1 / 8, upper=1 / 3, training=False)
a.backward(torch.ones(3))
print(a.detach())
print(x.grad)
