import torch


class Norm(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        norm = torch.sqrt(torch.sum(x**2))
        ctx.save_for_backward(x, norm)
        return norm

    @staticmethod
    def backward(ctx, gradient):
        x, norm = ctx.saved_tensors
        # Where the norm is 0, x is 0, and so is the result.
        return gradient * x / torch.where(norm > 0, norm, 1.0)


for at in ([3.0, 4.0], [0.0, 0.0]):
    x = torch.tensor(at, requires_grad=True)
    Norm.apply(x).backward()
    print(x.grad.tolist())
