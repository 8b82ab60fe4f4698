import torch
import torch.nn.functional as F

Q = torch.tensor([[2.0], [2.0]], requires_grad=True)
K = torch.tensor([[1.0], [0.5]])
V = torch.tensor([[1.0], [3.0]])
mask = torch.tensor([[True, False], [False, False]])  # the second query may see no key

print((Q @ K.T).masked_fill(~mask, -torch.inf).softmax(1))

out = F.scaled_dot_product_attention(Q, K, V, attn_mask=mask)
out.sum().backward()
print(out)
print(Q.grad)
