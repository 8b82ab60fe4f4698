import torch

x = torch.tensor([-20.0, 0.0, 20.0, 80.0], requires_grad=True)
torch.sigmoid(x).sum().backward()
print(x.grad)
