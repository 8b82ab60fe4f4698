import torch


def show(name, f, at):
    x = torch.tensor(at, requires_grad=True)
    y = f(x)
    y.backward()
    print(f"{name:18}", y.item(), x.grad.item())


show("x log(x)", lambda x: x * torch.log(x), 0.0)
show("xlogy(x, x)", lambda x: torch.xlogy(x, x), 0.0)
show("entr(x)", torch.special.entr, 0.0)
show("log(sigmoid(x))", lambda x: torch.log(torch.sigmoid(x)), -200.0)
show("logsigmoid(x)", torch.nn.functional.logsigmoid, -200.0)
show("sqrt(2x) - sqrt(x)", lambda x: torch.sqrt(2 * x) - torch.sqrt(x), 0.0)
show("exp in where", lambda x: torch.where(x > 0, x, torch.exp(x) - 1), 200.0)
show("elu(x)", torch.nn.functional.elu, 200.0)
