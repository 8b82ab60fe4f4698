import torch
import torch.nn.functional as F

x = torch.tensor([2.0, 5.0, 3.0, 0.0, 1.0, 4.0], dtype=torch.float64, requires_grad=True)
g = torch.tensor([1.0, -2.0, 3.0, 1.0], dtype=torch.float64)

y, v = F.max_pool1d(x[None], 3, stride=1, return_indices=True)
(dx,) = torch.autograd.grad(y, x, g[None])
by_hand = torch.zeros(6, dtype=torch.float64).index_add(0, v[0], g)
print(v, dx)
print((dx - by_hand).abs().max().item())

average = F.avg_pool1d(x[None], 3, stride=1)
(dx,) = torch.autograd.grad(average, x, g[None])
by_hand = torch.zeros(6, dtype=torch.float64)
for r in range(4):
    by_hand[r : r + 3] += g[r] / 3
print((dx - by_hand).abs().max().item())
