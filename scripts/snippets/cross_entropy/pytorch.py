import torch
import torch.nn.functional as F

x = torch.tensor([1.0, 2.0, 3.0], dtype=torch.float64, requires_grad=True)
p = F.softmax(x, 0).detach()


def difference(loss, by_hand):
    (dx,) = torch.autograd.grad(loss, x)
    return (dx - by_hand).abs().max().item()


t = torch.tensor([0.1, 0.7, 0.2], dtype=torch.float64)
print("targets:  ", difference(F.cross_entropy(x, t), p - t))

y = torch.tensor([2.0, 0.0, 3.0], dtype=torch.float64)
print("any sum:  ", difference(F.cross_entropy(x, y), p * y.sum() - y))

c = torch.tensor(1)
one_hot = F.one_hot(c, 3).double()
print("a class:  ", difference(F.cross_entropy(x, c), p - one_hot))
print("smoothed: ", difference(F.cross_entropy(x, c, label_smoothing=0.1), p - 0.9 * one_hot - 0.1 / 3))
