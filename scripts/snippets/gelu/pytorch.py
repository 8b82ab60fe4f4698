import torch

for approximate in ("none", "tanh"):
    x = torch.tensor([-5.0, 0.0, 5.0], dtype=torch.float64, requires_grad=True)
    a = torch.nn.functional.gelu(x, approximate=approximate)
    a.backward(torch.ones(3))
    print(approximate, a.detach())
    print(approximate, x.grad)
