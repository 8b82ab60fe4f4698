import torch

x = torch.tensor([1.0, 2.0, 3.0], dtype=torch.float64, requires_grad=True)

s = torch.logsumexp(x, 0)
s.backward()

by_hand = (x - s).exp()
print(s.item())
print(x.grad)
print((x.grad - by_hand).abs().max().item())
