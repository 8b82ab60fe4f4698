import numpy as np
from scipy.special import logsumexp

for x in (np.array([1000.0, 1001.0, 1002.0]), np.array([-1000.0, -1001.0, -1002.0])):
    print("as written:", np.log(np.exp(x).sum()))
    print("shifted:   ", x.max() + np.log(np.exp(x - x.max()).sum()))
    print("SciPy:     ", logsumexp(x))
    print("logaddexp: ", np.logaddexp.reduce(x))
