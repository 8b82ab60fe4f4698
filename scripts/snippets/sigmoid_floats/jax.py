import jax
import jax.numpy as jnp

x = jnp.array([-20.0, 0.0, 20.0, 80.0], dtype=jnp.float32)
print(jax.vmap(jax.grad(jax.nn.sigmoid))(x))
