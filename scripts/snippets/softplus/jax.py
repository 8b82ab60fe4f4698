import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)

x = jnp.array([-50.0, 0.0, 50.0, 1000.0])
a, backward = jax.vjp(jax.nn.softplus, x)
(gradient,) = backward(jnp.ones(4))
print(a)
print(gradient)
