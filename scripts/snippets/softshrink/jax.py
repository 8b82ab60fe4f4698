import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)


def softshrink(x, lamda=0.5):
    return jnp.sign(x) * jax.nn.relu(jnp.abs(x) - lamda)


x = jnp.array([-2.0, -0.5, 0.25, 0.5, 2.0])
a, backward = jax.vjp(softshrink, x)
(gradient,) = backward(jnp.ones(5))
print(a)
print(gradient)
