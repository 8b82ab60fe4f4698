import torch
import torch.nn.functional as F

x = torch.tensor([256, 0, 0, 512], dtype=torch.float16)

r = torch.sqrt((x**2).mean())
print(x / r)

print(F.rms_norm(x, (4,)))
