import numpy as np

x = np.array([1.0, 2.0, 3.0])  # the model's logits
q = np.array([0.5, 0.25, 0.25])  # the target

log_p = x - x.max() - np.log(np.exp(x - x.max()).sum())
p = np.exp(log_p)

print(np.sum(q * (np.log(q) - log_p)), p - q)

r = log_p - np.log(q)
R = np.sum(p * r)
print(R, p * (r - R))
