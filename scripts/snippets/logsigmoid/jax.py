import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)

x = jnp.array([-1000.0, -5.0, 0.0, 50.0])
a, backward = jax.vjp(jax.nn.log_sigmoid, x)
(gradient,) = backward(jnp.ones(4))
print(a)
print(gradient)
