import torch

x = torch.tensor([-5.0, 1.0, 5.0], dtype=torch.float64, requires_grad=True)
a = torch.nn.functional.threshold(x, threshold=1, value=-1)
a.backward(torch.ones(3))
print(a.detach())
print(x.grad)
