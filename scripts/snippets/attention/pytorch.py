import torch
import torch.nn.functional as F

torch.manual_seed(0)
Q, K, V, G = (torch.randn(rows, 8, dtype=torch.float64) for rows in (5, 7, 7, 5))
M = torch.rand(5, 7) < 0.7
M[:, 0] = True  # each query sees one key at least
for each in (Q, K, V):
    each.requires_grad_()

out = F.scaled_dot_product_attention(Q, K, V, attn_mask=M)
out.backward(G)

with torch.no_grad():
    P = (Q @ K.T / 8**0.5).masked_fill(~M, -torch.inf).softmax(1)
    D = P * (G @ V.T - (G * out).sum(1, keepdim=True))
    print((V.grad - P.T @ G).abs().max().item())
    print((Q.grad - D @ K / 8**0.5).abs().max().item())
    print((K.grad - D.T @ Q / 8**0.5).abs().max().item())
