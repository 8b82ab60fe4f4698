import torch
import torch.nn.functional as F

x = torch.tensor([1.0, 3.0, 3.0, 2.0], requires_grad=True)

for name, y in {
    "F.max_pool1d": F.max_pool1d(x[None], 4),
    "x.max(dim=0)": x.max(dim=0).values,
    "x.max()": x.max(),
    "x.amax(dim=0)": x.amax(dim=0),
}.items():
    (dx,) = torch.autograd.grad(y.sum(), x)
    print(f"{name:15}", dx.tolist())
