import torch

X = torch.tensor([[1.0, 2.0], [0.0, 1.0], [2.0, -1.0]], dtype=torch.float64, requires_grad=True)
G = torch.tensor([[1.0, 0.0], [0.0, 1.0], [-1.0, 2.0]], dtype=torch.float64)

layer = torch.nn.Linear(2, 2, dtype=torch.float64)
with torch.no_grad():
    layer.weight[:] = torch.tensor([[1.0, -1.0], [0.0, 2.0]])  # PyTorch's W is transposed
    layer.bias[:] = torch.tensor([0.0, 1.0])
layer(X).backward(G)

print((layer.weight.grad.T - X.T @ G).abs().max().item())
print((X.grad - G @ layer.weight).abs().max().item())
print((layer.bias.grad - G.sum(0)).abs().max().item())
