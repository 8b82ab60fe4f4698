import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)
x = jnp.array([1.0, 2.0, 3.0])
p = jax.nn.softmax(x)


def difference(weights, by_hand):
    dx = jax.grad(lambda x: -weights @ jax.nn.log_softmax(x))(x)
    return abs(dx - by_hand).max()


t = jnp.array([0.1, 0.7, 0.2])
print("targets:  ", difference(t, p - t))

y = jnp.array([2.0, 0.0, 3.0])
print("any sum:  ", difference(y, p * y.sum() - y))

one_hot = jax.nn.one_hot(1, 3)
print("a class:  ", difference(one_hot, p - one_hot))
print("smoothed: ", difference(0.9 * one_hot + 0.1 / 3, p - 0.9 * one_hot - 0.1 / 3))
