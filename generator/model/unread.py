"""What stands in for a part of the curriculum that could not be read.

One bad file should not hide what is wrong with all the others. A curriculum with gaps is only
looked at by checks, and a check that looks into a gap is stopped, so it can say nothing untrue.
"""

from collections.abc import Iterable
from typing import Any, NoReturn, TypeVar

_Part = TypeVar("_Part")


def _refuse(*_: object) -> NoReturn:
    raise ReferenceError("this part could not be read")


class Unread:
    """A gap. Whatever is asked of it raises ReferenceError."""

    __bool__ = __iter__ = __len__ = __contains__ = __getitem__ = _refuse
    __lt__ = __le__ = __gt__ = __ge__ = __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _refuse
    __truediv__ = __rtruediv__ = __str__ = __format__ = _refuse

    def __getattr__(self, name: str) -> NoReturn:
        """Raises; for names that Python itself asks about, what Python expects."""
        raise AttributeError(name) if name.startswith("__") else ReferenceError("this part could not be read")

    def __reduce__(self) -> str:
        """Its name: there is one gap, on the other side of a pickle too."""
        return "UNREAD"


UNREAD: Any = Unread()
"""The one gap there is; it takes the place of any type."""


def given(part: Iterable[_Part]) -> Iterable[_Part]:
    """The entries of a part, none where it could not be read."""
    return () if part is UNREAD else part
