import numpy as np

np.set_printoptions(precision=4)
x = np.float32([10, 20, 40, 100])  # sure of a yes
y = np.float32(0)  # and wrong

p = 1 / (1 + np.exp(-x))
print("loss from p:    ", -np.log(1 - p))
print("gradient from p:", (1 - y) / (1 - p) * (p * (1 - p)))

print("loss from x:    ", np.maximum(x, 0) - x * y + np.log1p(np.exp(-np.abs(x))))
print("gradient from x:", p - y)
