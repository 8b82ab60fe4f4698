import torch

for values in ([1000.0, 1001.0, 1002.0], [-1000.0, -1001.0, -1002.0]):
    x = torch.tensor(values, requires_grad=True)
    for name, s in (("as written:", x.exp().sum().log()), ("logsumexp: ", torch.logsumexp(x, 0))):
        (dx,) = torch.autograd.grad(s, x)
        print(name, s.item(), dx.tolist())
