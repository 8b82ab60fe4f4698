import torch

for values in ([0.0, -torch.inf], [-torch.inf, -torch.inf]):
    x = torch.tensor(values, requires_grad=True)
    s = torch.logsumexp(x, 0)
    s.backward()
    print(s.item(), x.grad.tolist())
