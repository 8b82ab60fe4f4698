import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)

x, w = jnp.array([-5.0, -1.0, 0.0, 5.0]), jnp.array(0.25)
a, backward = jax.vjp(jax.nn.leaky_relu, x, w)
by_x, by_w = backward(jnp.ones(4))
print(a)
print(by_x)
print(by_w)
