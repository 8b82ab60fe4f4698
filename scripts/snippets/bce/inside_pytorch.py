import torch
from torch.nn.functional import binary_cross_entropy, binary_cross_entropy_with_logits

x = torch.tensor([10.0, 20.0, 40.0, 100.0], requires_grad=True)
y = torch.zeros(4)


def show(name, loss):
    (gradient,) = torch.autograd.grad(loss.sum(), x)
    print(name, loss.detach(), gradient)


show("from p:", binary_cross_entropy(torch.sigmoid(x), y, reduction="none"))
show("from x:", binary_cross_entropy_with_logits(x, y, reduction="none"))
