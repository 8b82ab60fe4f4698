import torch
import torch.nn.functional as F

torch.manual_seed(0)
x = torch.tensor([1.0, 2.0, 3.0, 4.0], dtype=torch.float64, requires_grad=True)
g = torch.tensor([3.0, 1.0, 2.0, -1.0], dtype=torch.float64)
rho = 0.5

y = F.dropout(x, rho)
y.backward(g)

m = y != 0
print(m)
print((x.grad - m * g / (1 - rho)).abs().max().item())
print((F.dropout(x, rho, training=False) - x).abs().max().item())
