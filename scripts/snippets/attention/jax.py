import jax

jax.config.update("jax_enable_x64", True)
keys = jax.random.split(jax.random.key(0), 5)
Q, G = (jax.random.normal(key, (5, 8)) for key in keys[:2])
K, V = (jax.random.normal(key, (7, 8)) for key in keys[2:4])
M = jax.random.bernoulli(keys[4], 0.7, (5, 7)).at[:, 0].set(True)  # each query sees one key at least


def weights(Q, K):
    return jax.nn.softmax(Q @ K.T / 8**0.5, axis=1, where=M)


out, backward = jax.vjp(lambda Q, K, V: weights(Q, K) @ V, Q, K, V)
dQ, dK, dV = backward(G)

P = weights(Q, K)
D = P * (G @ V.T - (G * out).sum(axis=1, keepdims=True))
print(abs(dV - P.T @ G).max())
print(abs(dQ - D @ K / 8**0.5).max())
print(abs(dK - D.T @ Q / 8**0.5).max())
