import numpy as np

np.set_printoptions(precision=4)

z = np.float32([5, 10, 15, 20, 50])
a = 1 / (1 + np.exp(-z))
print("loss from a:", -np.log(1 - a))
print("loss from z:", np.logaddexp(0, z))
