import jax
import jax.numpy as jnp
from jax.scipy.special import entr, xlogy


def show(name, f, at):
    print(f"{name:18}", f(at).item(), jax.grad(f)(at).item())


show("x log(x)", lambda x: x * jnp.log(x), 0.0)
show("xlogy(x, x)", lambda x: xlogy(x, x), 0.0)
show("entr(x)", entr, 0.0)
show("log(sigmoid(x))", lambda x: jnp.log(jax.nn.sigmoid(x)), -200.0)
show("log_sigmoid(x)", jax.nn.log_sigmoid, -200.0)
show("sqrt(2x) - sqrt(x)", lambda x: jnp.sqrt(2 * x) - jnp.sqrt(x), 0.0)
show("exp in where", lambda x: jnp.where(x > 0, x, jnp.exp(x) - 1), 200.0)
show("elu(x)", jax.nn.elu, 200.0)
