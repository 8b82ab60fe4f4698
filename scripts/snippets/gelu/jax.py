from functools import partial

import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)

x = jnp.array([-5.0, 0.0, 5.0])
for approximate in (False, True):
    a, backward = jax.vjp(partial(jax.nn.gelu, approximate=approximate), x)
    (gradient,) = backward(jnp.ones(3))
    print(approximate, a)
    print(approximate, gradient)
