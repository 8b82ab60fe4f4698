import numpy as np

v = np.array([2, 0, 2])
G = np.array([[1.0, 0.0], [0.0, 2.0], [-2.0, 5.0]])

dE = np.zeros((4, 2))
dE[v] += G
print(dE)  # wrong: row 2 has the last of its two rows of G alone

dE = np.zeros((4, 2))
np.add.at(dE, v, G)
print(dE)
