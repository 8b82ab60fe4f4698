import torch

x = torch.tensor([2.0, -1.0, 0.0], dtype=torch.float64, requires_grad=True)
y = torch.tensor([1.0, 1.0, 0.0], dtype=torch.float64)

loss = torch.nn.functional.binary_cross_entropy_with_logits(x, y)
loss.backward()

by_hand = (torch.sigmoid(x) - y) / x.numel()
print(x.grad)
print((x.grad - by_hand).abs().max().item())
