import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)

x = jnp.array([-1.0, 0.0, 1.0])
a, backward = jax.vjp(lambda x: jnp.exp(-(x**2)), x)
(gradient,) = backward(jnp.ones(3))
print(a)
print(gradient)
