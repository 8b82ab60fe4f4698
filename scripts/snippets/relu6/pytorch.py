import torch

x = torch.tensor([-5.0, 0.0, 3.0, 6.0, 9.0], dtype=torch.float64, requires_grad=True)
a = torch.nn.functional.relu6(x)
a.backward(torch.ones(5))
print(a.detach())
print(x.grad)
