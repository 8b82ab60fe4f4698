import torch
from torch.nn.functional import cosine_similarity, normalize

y = torch.tensor([0.0, 2.0])


def show(name, f):
    x = torch.zeros(2, requires_grad=True)
    (dx,) = torch.autograd.grad(f(x), x)
    print(f"{name:22}", f(x).item(), dx.tolist())


show("linalg.norm(x)", torch.linalg.norm)
show("sqrt(sum(x²))", lambda x: torch.sqrt(torch.sum(x**2)))
show("sqrt(sum(x²) + eps)", lambda x: torch.sqrt(torch.sum(x**2) + 1e-6))
show("y · x/linalg.norm(x)", lambda x: y @ (x / torch.linalg.norm(x)))
show("y · normalize(x)", lambda x: y @ normalize(x, dim=0))
show("cosine_similarity", lambda x: cosine_similarity(x, y, dim=0))
