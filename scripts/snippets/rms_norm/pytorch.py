import torch
import torch.nn.functional as F

X = torch.tensor([[1, -1, 3, 3, 0], [2, 0, -1, 0, 1]], dtype=torch.float64, requires_grad=True)
gamma = torch.tensor([1, 1, 1, 2, 1], dtype=torch.float64, requires_grad=True)
G = torch.tensor([[1, 0, 0, 0, 0], [0, 1, 0, -1, 0]], dtype=torch.float64)

Y = F.rms_norm(X, (5,), gamma, eps=1e-5)
Y.backward(G)

with torch.no_grad():
    r = torch.sqrt((X**2).mean(1, keepdim=True) + 1e-5)
    X_hat = X / r
    dX = (gamma * G - X_hat * (gamma * G * X_hat).mean(1, keepdim=True)) / r
print((X.grad - dX).abs().max().item())
print((gamma.grad - (G * X_hat).sum(0)).abs().max().item())
