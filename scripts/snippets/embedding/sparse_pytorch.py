import torch

layer = torch.nn.Embedding(50_000, 2, sparse=True)
v = torch.tensor([7, 3, 7])

layer(v).sum().backward()

gradient = layer.weight.grad.coalesce()
print(gradient.shape)
print(gradient.indices())
print(gradient.values())
