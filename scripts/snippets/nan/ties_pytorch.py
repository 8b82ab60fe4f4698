import torch


def show(name, f):
    x = torch.tensor([1.0, 1.0, 0.0], requires_grad=True)
    f(x).backward()
    print(f"{name:20}", x.grad.tolist())


show("maximum(x[0], x[0])", lambda x: torch.maximum(x[0], x[0]))
show("maximum(x[0], x[1])", lambda x: torch.maximum(x[0], x[1]))
show("max(x)", torch.max)
show("amax(x, dim=0)", lambda x: torch.amax(x, dim=0))
show("max(x, dim=0)", lambda x: torch.max(x, dim=0).values)
