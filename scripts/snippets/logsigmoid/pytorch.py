import torch

x = torch.tensor([-1000.0, -5.0, 0.0, 50.0], dtype=torch.float64, requires_grad=True)
a = torch.nn.functional.logsigmoid(x)
a.backward(torch.ones(4))
print(a.detach())
print(x.grad)
