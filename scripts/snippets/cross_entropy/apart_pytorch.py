import torch
import torch.nn.functional as F

x = torch.tensor([0.0, -1000.0], requires_grad=True)
c = torch.tensor(1)

apart = F.nll_loss(F.softmax(x, 0).log(), c)
together = F.cross_entropy(x, c)
for loss in (apart, together):
    print(loss.item(), *torch.autograd.grad(loss, x))
