import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)

x = jnp.array([-5.0, -3.0, -1.5, 0.0, 3.0, 5.0])
a, backward = jax.vjp(jax.nn.hard_swish, x)
(gradient,) = backward(jnp.ones(6))
print(a)
print(gradient)
