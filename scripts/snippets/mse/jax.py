import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)
x = jnp.array([1.0, 2.0, 4.0])
y = jnp.array([1.5, 1.0, 0.0])
beta = 2.0


def huber(x):
    r = jnp.abs(x - y)
    return jnp.mean(jnp.where(r < beta, r**2 / 2, beta * (r - beta / 2)))


r = x - y
for loss, by_hand in [
    (lambda x: jnp.mean((x - y) ** 2), 2 * r / r.size),
    (lambda x: jnp.mean(jnp.abs(x - y)), jnp.sign(r) / r.size),
    (huber, jnp.clip(r, -beta, beta) / r.size),
]:
    print(abs(jax.grad(loss)(x) - by_hand).max())
