import torch
import torch.nn.functional as F

x = torch.tensor([0.0, 2.0], requires_grad=True)
y = torch.zeros(2)

loss = F.l1_loss(x, y, reduction="sum")
print(torch.autograd.grad(loss, x)[0])

loss = F.huber_loss(x, y, reduction="sum", delta=2.0)
print(torch.autograd.grad(loss, x)[0])
