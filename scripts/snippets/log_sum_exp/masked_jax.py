import jax
import jax.numpy as jnp

for values in ([0.0, -jnp.inf], [-jnp.inf, -jnp.inf]):
    s, dx = jax.value_and_grad(jax.nn.logsumexp)(jnp.array(values))
    print(s, dx)
