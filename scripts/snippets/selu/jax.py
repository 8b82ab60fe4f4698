import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)

x = jnp.array([-5.0, -1.0, 0.0, 5.0])
a, backward = jax.vjp(jax.nn.selu, x)
(gradient,) = backward(jnp.ones(4))
print(a)
print(gradient)

low, scale = jax.nn.selu(jnp.array([-jnp.inf, 1.0])).tolist()
print(-low / scale, scale)
