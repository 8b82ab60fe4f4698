import jax
import jax.numpy as jnp

jax.config.update("jax_debug_nans", True)
try:
    jax.grad(lambda x: jnp.sqrt(jnp.sum(x**2)))(jnp.array([0.0, 0.0]))
except FloatingPointError as error:
    print(error)
