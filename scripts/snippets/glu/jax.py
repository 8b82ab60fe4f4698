import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)

both = jnp.array([2.0, 2.0, -1.0, -5.0, 0.0, 5.0])
a, backward = jax.vjp(jax.nn.glu, both)
(gradient,) = backward(jnp.ones(3))
print(a)
print(gradient)
