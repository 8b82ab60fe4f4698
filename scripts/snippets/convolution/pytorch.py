import torch
import torch.nn.functional as F

x = torch.tensor([1.0, 2.0, 0.0, -1.0, 3.0], dtype=torch.float64, requires_grad=True)
w = torch.tensor([2.0, -1.0, 1.0], dtype=torch.float64, requires_grad=True)
g = torch.tensor([1.0, 0.0, 2.0], dtype=torch.float64)

y = F.conv1d(x[None, None], w[None, None])[0, 0]
dx, dw = torch.autograd.grad(y, (x, w), g)

dx_by_hand = sum(w[k] * F.pad(g, (k, 2 - k)) for k in range(3))  # g, k places to the right
dw_by_hand = torch.stack([(g * x[k : k + 3]).sum() for k in range(3)])
print(y.detach())
print((dx - dx_by_hand).abs().max().item())
print((dw - dw_by_hand).abs().max().item())
