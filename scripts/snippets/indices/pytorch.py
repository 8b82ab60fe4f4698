import torch

x = torch.tensor([1.0, 2.0], dtype=torch.float64, requires_grad=True)
A = torch.tensor([[1.0, 2.0], [4.0, 3.0]], dtype=torch.float64)

q = x @ A @ x
q.backward()

by_hand = (A + A.T) @ x
print(x.grad)
print((x.grad - by_hand).abs().max().item())
