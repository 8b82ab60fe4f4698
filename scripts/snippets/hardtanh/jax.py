import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)

x = jnp.array([-5.0, -1.0, 0.5, 1.0, 5.0])
a, backward = jax.vjp(jax.nn.hard_tanh, x)
(gradient,) = backward(jnp.ones(5))
print(a)
print(gradient)
