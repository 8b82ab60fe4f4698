import torch

torch.manual_seed(0)
cell = torch.nn.LSTMCell(3, 4, dtype=torch.float64)  # an input of 3, a state of 4
x, state = torch.randn(3, dtype=torch.float64), torch.randn(4, dtype=torch.float64)
s = torch.randn(4, dtype=torch.float64, requires_grad=True)
q, later = torch.randn(2, 4, dtype=torch.float64)

h, c = cell(x, (state, s))
torch.autograd.backward([h, c], [q, later])

with torch.no_grad():
    arrives = cell.weight_ih @ x + cell.bias_ih + cell.weight_hh @ state + cell.bias_hh
    i, f, g, o = arrives.chunk(4)  # in this order
    i, f, g, o, t = i.sigmoid(), f.sigmoid(), g.tanh(), o.sigmoid(), c.tanh()
    r = later + q * o * (1 - t**2)
    at_gates = [r * g * i * (1 - i), r * s * f * (1 - f), r * i * (1 - g**2), q * t * o * (1 - o)]
    print((s.grad - r * f).abs().max().item())
    print((cell.bias_ih.grad - torch.cat(at_gates)).abs().max().item())
