import torch

X = torch.tensor([[0.0], [2.0], [3.0], [4.0], [6.0]])
layer = torch.nn.BatchNorm1d(1, momentum=1.0)  # so that the running numbers are this batch's

Y = layer(X)
print(Y.var(0, correction=0).item(), Y.var(0, correction=1).item())
print(layer.running_var.item(), X.var(0, correction=0).item(), X.var(0, correction=1).item())
