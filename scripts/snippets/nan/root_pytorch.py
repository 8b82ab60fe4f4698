import torch


def gradient(f, *at):
    x = torch.tensor(at, requires_grad=True)
    f(x).sum().backward()
    return x.grad.tolist()


print("sqrt(x)      ", gradient(torch.sqrt, 0.0))
print("sqrt(x²)     ", gradient(lambda x: torch.sqrt(x**2), 0.0))
print("0 · sqrt(x)  ", gradient(lambda x: 0 * torch.sqrt(x), 0.0))
print("sqrt(sum(x²))", gradient(lambda x: torch.sqrt(torch.sum(x**2)), 0.0, 0.0))
print("linalg.norm  ", gradient(torch.linalg.norm, 0.0, 0.0))
