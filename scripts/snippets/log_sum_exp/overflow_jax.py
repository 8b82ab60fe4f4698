import jax
import jax.numpy as jnp

for values in ([1000.0, 1001.0, 1002.0], [-1000.0, -1001.0, -1002.0]):
    x = jnp.array(values)
    for name, f in (("as written:", lambda x: jnp.log(jnp.exp(x).sum())), ("logsumexp: ", jax.nn.logsumexp)):
        s, dx = jax.value_and_grad(f)(x)
        print(name, s, dx)
