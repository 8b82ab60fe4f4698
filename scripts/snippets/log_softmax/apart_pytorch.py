import torch
import torch.nn.functional as F

x = torch.tensor([0.0, -50.0, -1000.0], requires_grad=True)
for q in (F.softmax(x, 0).log(), F.log_softmax(x, 0)):
    (dx,) = torch.autograd.grad(q[2], x)
    print(q.tolist(), dx.tolist())
