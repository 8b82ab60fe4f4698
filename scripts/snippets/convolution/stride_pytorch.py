import torch
import torch.nn.functional as F

x = torch.tensor([1.0, 2.0, 0.0, -1.0, 3.0], requires_grad=True)
w = torch.tensor([2.0, -1.0, 1.0])
g = torch.tensor([1.0, 2.0])  # by the outputs at places 0 and 2

y = F.conv1d(x[None, None], w[None, None], stride=2)
(dx,) = torch.autograd.grad(y, x, g[None, None])

between = torch.tensor([1.0, 0.0, 2.0])  # a zero for the output that was left out
print(dx)
print(F.conv1d(between[None, None], w.flip(0)[None, None], padding=2)[0, 0])
print(F.conv_transpose1d(g[None, None], w[None, None], stride=2)[0, 0])
