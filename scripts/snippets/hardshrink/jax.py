import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)


def hardshrink(x, lamda=0.5):
    return jnp.where(jnp.abs(x) > lamda, x, 0)


x = jnp.array([-2.0, -0.5, 0.25, 0.5, 2.0])
a, backward = jax.vjp(hardshrink, x)
(gradient,) = backward(jnp.ones(5))
print(a)
print(gradient)
