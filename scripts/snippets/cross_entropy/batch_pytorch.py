import torch
import torch.nn.functional as F

X = torch.tensor([[1.0, 2.0, 3.0], [0.0, 0.0, 0.0], [2.0, 1.0, 0.0]], requires_grad=True)
classes = torch.tensor([1, -100, 0])  # -100 is PyTorch's ignore_index

F.cross_entropy(X, classes).backward()
print(X.grad)
print(F.cross_entropy(X, torch.tensor([-100, -100, -100])).item())
