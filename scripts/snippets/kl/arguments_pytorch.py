import torch
from torch.nn.functional import kl_div

p = torch.tensor([[0.7, 0.2, 0.1], [0.3, 0.3, 0.4]])  # the model's, two examples
q = torch.tensor([[0.5, 0.25, 0.25], [0.6, 0.3, 0.1]])  # the target's

K = (q * (q.log() - p.log())).sum(1)
R = (p * (p.log() - q.log())).sum(1)
print("K and R, their means: ", K.mean().item(), R.mean().item())
print("log p, q, 'batchmean':", kl_div(p.log(), q, reduction="batchmean").item())
print("log q, p, 'batchmean':", kl_div(q.log(), p, reduction="batchmean").item())
print("log p, q, 'mean':     ", kl_div(p.log(), q, reduction="mean").item())
print("p, q, 'batchmean':    ", kl_div(p, q, reduction="batchmean").item())
