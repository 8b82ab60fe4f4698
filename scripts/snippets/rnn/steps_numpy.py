import numpy as np

rng = np.random.default_rng(0)
random = rng.standard_normal((50, 50))
largest = abs(np.linalg.eigvals(random)).max()

for size in (0.5, 1.0, 1.5):
    U = size * random / largest  # its largest eigenvalue has this size
    h, gradient, norms = np.zeros(50), np.ones(50) / 50**0.5, []
    states = [h := np.tanh(U @ h + 0.1 * rng.standard_normal(50)) for _ in range(100)]
    for h in reversed(states):
        gradient = U.T @ (gradient * (1 - h**2))
        norms.append(np.linalg.norm(gradient))
    print(size, *(f"{norms[steps - 1]:.0e}" for steps in (1, 10, 50, 100)))
