import numpy as np
from scipy.special import logsumexp

x = np.array([-np.inf, -np.inf])

print("shifted:", x.max() + np.log(np.exp(x - x.max()).sum()))
print("SciPy:  ", logsumexp(x))
