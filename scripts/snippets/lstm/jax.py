import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)
keys = jax.random.split(jax.random.key(0), 7)
s, *arrives, q, later = (jax.random.normal(key, 4) for key in keys)


def cell(s, i, f, g, o):
    c = jax.nn.sigmoid(f) * s + jax.nn.sigmoid(i) * jnp.tanh(g)
    return jax.nn.sigmoid(o) * jnp.tanh(c), c


(h, c), backward = jax.vjp(cell, s, *arrives)
ds, di, df, dg, do = backward((q, later))

i, f, o = (jax.nn.sigmoid(arrives[at]) for at in (0, 1, 3))
g, t = jnp.tanh(arrives[2]), jnp.tanh(c)
r = later + q * o * (1 - t**2)
print(abs(ds - r * f).max())
print(abs(di - r * g * i * (1 - i)).max())
print(abs(df - r * s * f * (1 - f)).max())
print(abs(dg - r * i * (1 - g**2)).max())
print(abs(do - q * t * o * (1 - o)).max())
