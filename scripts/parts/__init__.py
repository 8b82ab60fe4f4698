"""Parts of notes. Each file here is one kind of part, but for `note.py` and `load.py`, which are what they share.

All kinds are known as soon as one of them is: a new one is a new file, and stands in no list.
"""

from importlib import import_module
from pkgutil import iter_modules

for each in iter_modules(__path__, f"{__name__}."):
    import_module(each.name)
