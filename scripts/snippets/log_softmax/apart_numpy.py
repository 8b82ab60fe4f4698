import numpy as np
from scipy.special import log_softmax, softmax

x = np.array([0.0, -50.0, -1000.0])

print(np.log(softmax(x)))
print(log_softmax(x))
