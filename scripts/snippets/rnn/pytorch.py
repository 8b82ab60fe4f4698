import torch

torch.manual_seed(0)
cell = torch.nn.RNNCell(3, 4, dtype=torch.float64)  # an input of 3, a state of 4
x, s = torch.randn(3, dtype=torch.float64), torch.randn(4, dtype=torch.float64)
g = torch.randn(4, dtype=torch.float64)
x.requires_grad_()
s.requires_grad_()

h = cell(x, s)
h.backward(g)

with torch.no_grad():
    dz = g * (1 - h**2)
    print((s.grad - cell.weight_hh.T @ dz).abs().max().item())
    print((x.grad - cell.weight_ih.T @ dz).abs().max().item())
    print((cell.weight_hh.grad - torch.outer(dz, s)).abs().max().item())
    print((cell.weight_ih.grad - torch.outer(dz, x)).abs().max().item())
    print((cell.bias_hh.grad - cell.bias_ih.grad).abs().max().item())
