"""Records: classes that are nothing but named values, never changed once made.

They are what `dataclass(frozen=True, slots=True)` gives, made in a twentieth of the time: a check needs a hundred such
classes, which would take longer to make than the check itself. So `__init__` is written, as there, as source for each
class, but with its first record, and what keeps a field from being set again is the type checker alone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")
FIELDS = "__match_args__"
"""Where a record names its fields, in order, which is also where `match` looks for them."""


class _Factory:
    """What makes the default of a field anew for each record."""

    def __init__(self, make: Callable[[], object]) -> None:
        self.make = make


def field(*, default_factory: Callable[[], object]) -> Any:  # noqa: ANN401 - the type is that of the field
    """Return a field whose default is made for each record, such as an empty dict."""
    return _Factory(default_factory)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """Return the class with its annotated names as fields.

    They are given in this order, compared, hashed and shown.
    """
    return _with_fields(cls, {})


@dataclass_transform(frozen_default=True, order_default=True, field_specifiers=(field,))
def ordered_record(cls: type[T]) -> type[T]:
    """Return the class as `record` does, its records ordered by their fields."""
    return _with_fields(cls, {"__lt__": _is_before})


def replace(old: T, **changes: object) -> T:
    """Return a record like another one but for some fields."""
    values = {name: getattr(old, name) for name in field_names(old)}
    return type(old)(**(values | changes))


def field_names(of: object) -> tuple[str, ...]:
    """Return the names of the fields of a record or of its class.

    None for anything else.
    """
    names: tuple[str, ...] = getattr(of, FIELDS, ())
    return names


def values_of(of: object) -> tuple[object, ...]:
    """Return the values of a record, in the order of its fields."""
    return tuple(getattr(of, name) for name in field_names(of))


def _with_fields(cls: type[T], methods: dict[str, object]) -> type[T]:
    names = tuple(cls.__annotations__)
    members = {name: value for name, value in cls.__dict__.items() if name not in ("__dict__", "__weakref__", *names)}
    remembers = any(isinstance(value, cached_property) for value in members.values())
    defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
    values: Any = attrgetter(*names)

    def make_first(self: object, *given: object, **named: object) -> None:
        made.__init__ = _written_init(names, defaults)  # type: ignore[misc]
        made.__init__(self, *given, **named)  # type: ignore[misc]

    def equal(self: object, other: object) -> bool:
        return bool(values(self) == values(other)) if type(self) is type(other) else NotImplemented

    members |= {"__slots__": (*names, "__dict__") if remembers else names, FIELDS: names}
    members |= {
        "__init__": make_first,
        "__eq__": equal,
        "__hash__": lambda self: hash(values(self)),
        "__repr__": _representation,
    }
    made = type(cls.__name__, cls.__bases__, members | methods)
    made.__qualname__ = cls.__qualname__
    return made


def _written_init(names: tuple[str, ...], defaults: dict[str, object]) -> Callable[..., None]:
    """Return the function that sets the fields of a new record.

    A loop over their names would be slow.
    """
    parameters = ", ".join(f"{name}=_{name}" if name in defaults else name for name in names)
    lines = [f"def __init__(self, {parameters}):"]
    for name in names:
        made = isinstance(defaults.get(name), _Factory)
        lines.append(f" self.{name} = {f'_{name}.make() if {name} is _{name} else ' if made else ''}{name}")
    space: dict[str, Any] = {f"_{name}": value for name, value in defaults.items()}
    exec("\n".join(lines), space)  # noqa: S102 - written from the names of a class of ours
    written: Callable[..., None] = space["__init__"]
    return written


def _is_before(self: object, other: object) -> bool:
    return values_of(self) < values_of(other) if type(self) is type(other) else NotImplemented


def _representation(self: object) -> str:
    values = ", ".join(f"{name}={value!r}" for name, value in zip(field_names(self), values_of(self), strict=True))
    return f"{type(self).__qualname__}({values})"
