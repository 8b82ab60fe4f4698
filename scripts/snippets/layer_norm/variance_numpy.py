import numpy as np

x = np.array([5000, 5001, 5002], dtype=np.float32)
mu = x.mean()

mean_of_squares = ((x - mu) ** 2).mean()
difference = (x**2).mean() - mu**2
print(mean_of_squares, difference)

print((x - mu) / np.sqrt(mean_of_squares + 1e-5))
print((x - mu) / np.sqrt(difference + 1e-5))
