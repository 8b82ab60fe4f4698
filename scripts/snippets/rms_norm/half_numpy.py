import numpy as np

x = np.array([256, 0, 0, 512], dtype=np.float16)

r = np.sqrt((x**2).mean())
print(x / r)

r = np.sqrt((x.astype(np.float32) ** 2).mean())
print((x / r).astype(np.float16))
