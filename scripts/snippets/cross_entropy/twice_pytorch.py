import torch
import torch.nn.functional as F

x = torch.tensor([10.0, 0.0, 0.0], requires_grad=True)
c = torch.tensor(1)

for inputs in (x, F.softmax(x, 0)):
    loss = F.cross_entropy(inputs, c)
    print(loss.item(), *torch.autograd.grad(loss, x))
