import numpy as np

x = np.array([1.0, 2.0])
A = np.array([[1.0, 2.0], [4.0, 3.0]])
n = len(x)

with_sums = np.zeros(n)
for j in range(n):  # j is free: an equation for each of its values
    for k in range(n):  # k is bound: a sum
        with_sums[j] += (A[j, k] + A[k, j]) * x[k]

with_matrices = (A + A.T) @ x
print(with_sums, with_matrices)
