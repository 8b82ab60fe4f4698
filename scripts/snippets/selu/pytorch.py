from math import inf

import torch

x = torch.tensor([-5.0, -1.0, 0.0, 5.0], dtype=torch.float64, requires_grad=True)
a = torch.nn.functional.selu(x)
a.backward(torch.ones(4))
print(a.detach())
print(x.grad)

low, scale = torch.nn.functional.selu(torch.tensor([-inf, 1.0], dtype=torch.float64)).tolist()
print(-low / scale, scale)
