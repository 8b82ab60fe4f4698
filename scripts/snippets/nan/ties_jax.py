import jax
import jax.numpy as jnp


def show(name, f):
    print(f"{name:20}", jax.grad(f)(jnp.array([1.0, 1.0, 0.0])).tolist())


show("maximum(x[0], x[0])", lambda x: jnp.maximum(x[0], x[0]))
show("maximum(x[0], x[1])", lambda x: jnp.maximum(x[0], x[1]))
show("max(x)", jnp.max)
show("x[argmax(x)]", lambda x: x[jnp.argmax(x)])
