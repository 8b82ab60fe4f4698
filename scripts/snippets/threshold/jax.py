import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)

x = jnp.array([-5.0, 1.0, 5.0])
a, backward = jax.vjp(lambda x: jnp.where(x > 1, x, -1), x)
(gradient,) = backward(jnp.ones(3))
print(a)
print(gradient)
