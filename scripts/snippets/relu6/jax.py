import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)

x = jnp.array([-5.0, 0.0, 3.0, 6.0, 9.0])
a, backward = jax.vjp(jax.nn.relu6, x)
(gradient,) = backward(jnp.ones(5))
print(a)
print(gradient)
