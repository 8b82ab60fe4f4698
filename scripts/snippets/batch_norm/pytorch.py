import torch

X = torch.tensor([[0, 1], [2, 1], [3, 2], [4, 3], [6, 3]], dtype=torch.float64, requires_grad=True)
G = torch.tensor([[1, 0], [0, 1], [0, 0], [0, -1], [0, 0]], dtype=torch.float64)

layer = torch.nn.BatchNorm1d(2, eps=1e-5, dtype=torch.float64)
with torch.no_grad():
    layer.weight[:] = torch.tensor([1.0, 2.0])
layer(X).backward(G)

with torch.no_grad():
    sigma = torch.sqrt(X.var(0, correction=0) + 1e-5)
    X_hat = (X - X.mean(0)) / sigma
    dX = layer.weight / sigma * (G - G.mean(0) - X_hat * (G * X_hat).mean(0))
print((X.grad - dX).abs().max().item())
print((layer.weight.grad - (G * X_hat).sum(0)).abs().max().item())
print((layer.bias.grad - G.sum(0)).abs().max().item())
