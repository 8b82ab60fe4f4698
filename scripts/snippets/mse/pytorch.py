import torch
import torch.nn.functional as F

x = torch.tensor([1.0, 2.0, 4.0], dtype=torch.float64, requires_grad=True)
y = torch.tensor([1.5, 1.0, 0.0], dtype=torch.float64)
beta = 2.0

r = x - y
for loss, by_hand in [
    (F.mse_loss(x, y), 2 * r / r.numel()),
    (F.l1_loss(x, y), r.sign() / r.numel()),
    (F.huber_loss(x, y, delta=beta), r.clamp(-beta, beta) / r.numel()),
    (F.smooth_l1_loss(x, y, beta=beta), r.clamp(-beta, beta) / beta / r.numel()),
]:
    (dx,) = torch.autograd.grad(loss, x)
    print((dx - by_hand).abs().max().item())
