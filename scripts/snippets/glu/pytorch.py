import torch

both = torch.tensor([2.0, 2.0, -1.0, -5.0, 0.0, 5.0], dtype=torch.float64, requires_grad=True)
a = torch.nn.functional.glu(both)
a.backward(torch.ones(3))
print(a.detach())
print(both.grad)
