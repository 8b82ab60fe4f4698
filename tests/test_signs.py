"""Signs on intervals, by algebra: what is shown of a form, and what must not be."""

from __future__ import annotations

from derive.forms.constants import pi
from derive.forms.form import Decimal, Derivative, Form, Name, Symbol, form
