import torch

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
q = torch.tensor([0.5, 0.5, 0.0])
log_p = torch.log_softmax(x, 0)


def show(name, loss):
    (dx,) = torch.autograd.grad(loss, x, retain_graph=True)
    print(name, loss.item(), dx)


show("by hand:", torch.sum(q * (torch.log(q) - log_p)))
show("kl_div: ", torch.nn.functional.kl_div(log_p, q, reduction="sum"))
