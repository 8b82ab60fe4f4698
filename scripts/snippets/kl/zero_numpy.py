import numpy as np

q = np.array([0.5, 0.5, 0.0])  # the third is never seen
p = np.array([0.25, 0.25, 0.5])

print(np.sum(q * (np.log(q) - np.log(p))))

log_q = np.log(np.where(q > 0, q, 1))
print(np.sum(q * (log_q - np.log(p))))
