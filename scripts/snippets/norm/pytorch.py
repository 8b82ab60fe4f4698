import torch
from torch.nn.functional import cosine_similarity, normalize

x = torch.tensor([3.0, 4.0], dtype=torch.float64, requires_grad=True)
y = torch.tensor([0.0, 2.0], dtype=torch.float64)
g = torch.tensor([1.0, 0.0], dtype=torch.float64)

R = torch.linalg.norm(x)
u = x / R
v = y / torch.linalg.norm(y)
C = u @ v

for of, coming, by_hand in (
    (torch.linalg.norm(x), None, x / R),
    (normalize(x, dim=0), g, (g - (g @ u) * u) / R),
    (cosine_similarity(x, y, dim=0), None, (v - C * u) / R),
):
    (dx,) = torch.autograd.grad(of, x, coming, retain_graph=True)
    print(dx, (dx - by_hand).abs().max().item())
