import jax
import jax.numpy as jnp


def gradient(f, *at):
    return jax.grad(lambda x: jnp.sum(f(x)))(jnp.array(at)).tolist()


print("sqrt(x)      ", gradient(jnp.sqrt, 0.0))
print("sqrt(x²)     ", gradient(lambda x: jnp.sqrt(x**2), 0.0))
print("0 · sqrt(x)  ", gradient(lambda x: 0 * jnp.sqrt(x), 0.0))
print("sqrt(sum(x²))", gradient(lambda x: jnp.sqrt(jnp.sum(x**2)), 0.0, 0.0))
print("linalg.norm  ", gradient(jnp.linalg.norm, 0.0, 0.0))
