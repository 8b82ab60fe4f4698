import torch
from torch.nn.functional import kl_div, log_softmax

x = torch.tensor([1.0, 2.0, 3.0], dtype=torch.float64, requires_grad=True)
q = torch.tensor([0.5, 0.25, 0.25], dtype=torch.float64)

log_p = log_softmax(x, 0)
K = kl_div(log_p, q, reduction="sum")
R = kl_div(torch.log(q), log_p, reduction="sum", log_target=True)

p = torch.exp(log_p)
r = log_p - torch.log(q)
for loss, by_hand in ((K, p - q), (R, p * (r - R))):
    (dx,) = torch.autograd.grad(loss, x, retain_graph=True)
    print(loss.item(), dx, (dx - by_hand).abs().max().item())
