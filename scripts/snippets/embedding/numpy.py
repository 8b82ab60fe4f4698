import numpy as np

E = np.array([[1.0, 2.0], [0.0, -1.0], [3.0, 1.0], [-2.0, 4.0]])
v = np.array([2, 0, 2])  # words 3, 1, 3, counted from 0
G = np.array([[1.0, 0.0], [0.0, 2.0], [-2.0, 5.0]])  # the loss's gradient by Y

Y = E[v]

dE = np.zeros_like(E)
np.add.at(dE, v, G)  # a word that comes twice gets both rows of G
print(Y)
print(dE)
