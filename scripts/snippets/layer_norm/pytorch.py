import torch
import torch.nn.functional as F

X = torch.tensor([[0, 2, 3, 4, 6], [1, 0, -1, 0, 2]], dtype=torch.float64, requires_grad=True)
gamma = torch.tensor([1, 2, 1, 0.5, 1], dtype=torch.float64, requires_grad=True)
beta = torch.zeros(5, dtype=torch.float64, requires_grad=True)
U = torch.tensor([[1, 0, 0, 0, 0], [0, 1, 0, -1, 0]], dtype=torch.float64)

Y = F.layer_norm(X, (5,), gamma, beta, eps=1e-5)
Y.backward(U)

with torch.no_grad():
    sigma = torch.sqrt(X.var(1, correction=0, keepdim=True) + 1e-5)
    X_hat = (X - X.mean(1, keepdim=True)) / sigma
    G = gamma * U
    dX = (G - G.mean(1, keepdim=True) - X_hat * (G * X_hat).mean(1, keepdim=True)) / sigma
print((X.grad - dX).abs().max().item())
print((gamma.grad - (U * X_hat).sum(0)).abs().max().item())
print((beta.grad - U.sum(0)).abs().max().item())
