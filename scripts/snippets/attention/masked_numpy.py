import numpy as np

scores = np.array([[2.0, 1.0], [2.0, 1.0]])
mask = np.array([[True, False], [False, False]])  # the second query may see no key

S = np.where(mask, scores, -np.inf)
E = np.exp(S - S.max(axis=1, keepdims=True))
print(E / E.sum(axis=1, keepdims=True))
