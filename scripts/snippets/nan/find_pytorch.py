import warnings

import torch

torch.autograd.set_detect_anomaly(True)
x = torch.tensor([0.0, 0.0], requires_grad=True)
square = torch.sum(x * x)
norm = torch.sqrt(square)
with warnings.catch_warnings(record=True) as told:
    try:
        norm.backward()
    except RuntimeError as error:
        print(error)
what, _, line, *_ = str(told[0].message).splitlines()
print(what)
print(line)
