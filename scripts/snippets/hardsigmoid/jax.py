import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)

x = jnp.array([-5.0, -3.0, 1.5, 3.0, 5.0])
a, backward = jax.vjp(jax.nn.hard_sigmoid, x)
(gradient,) = backward(jnp.ones(5))
print(a)
print(gradient)
