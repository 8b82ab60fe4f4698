import torch

X = torch.tensor([[0.0], [2.0], [3.0], [4.0], [6.0]], requires_grad=True)
G = torch.ones(5, 1)
layer = torch.nn.BatchNorm1d(1)

for is_training in (True, False):
    layer.train(is_training)
    X.grad = None
    layer(X).backward(G)
    print(X.grad.ravel())
