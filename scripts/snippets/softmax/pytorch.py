import torch

x = torch.tensor([1.0, 2.0, 3.0], dtype=torch.float64, requires_grad=True)
g = torch.tensor([1.0, 0.0, -1.0], dtype=torch.float64)

p = torch.softmax(x, 0)
p.backward(g)

by_hand = p * (g - g @ p)
print(x.grad)
print((x.grad - by_hand).abs().max().item())
