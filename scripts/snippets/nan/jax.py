import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)

x = jnp.array([-5.0, 0.0, 5.0])
c, backward = jax.vjp(lambda x: jnp.sqrt(x * x + 1e-12), x)
(gradient,) = backward(jnp.ones(3))
print(c)
print(gradient)
