"""Records: classes that are nothing but named values, never changed once made.

They are `dataclass(frozen=True, slots=True)` in less time: to make the hundred classes that a check needs, that one
takes longer than the check. What it enforces when a program runs, the type checker enforces here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")
FIELDS = "__match_args__"
"""Where a record names its fields, in order, which is also where `match` looks for them."""


class _Made:
    """A default that each record gets anew."""

    def __init__(self, make: Callable[[], object]) -> None:
        self.make = make


def field(*, default_factory: Callable[[], object]) -> Any:  # noqa: ANN401 - the type is that of the field
    """A field whose default is made for each record, such as an empty dict."""
    return _Made(default_factory)


class _DataclassFields:
    """What the functions of `dataclasses` ask of a class, made when they ask."""

    def __get__(self, record: object, cls: type) -> object:
        return _dataclass_fields(cls)


@cache
def _dataclass_fields(cls: type) -> object:
    from dataclasses import make_dataclass

    made: Any = make_dataclass(cls.__name__, getattr(cls, FIELDS))
    return made.__dataclass_fields__


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """The class with its annotated names as fields: given in this order, compared, hashed and shown."""
    return _record_class(cls, {})


@dataclass_transform(frozen_default=True, order_default=True, field_specifiers=(field,))
def ordered_record(cls: type[T]) -> type[T]:
    """As `record`, in the order of the fields' values."""
    return _record_class(cls, {"__lt__": _is_before})


def replace(old: T, **changes: object) -> T:
    """A record like another one but for some fields."""
    values = {name: getattr(old, name) for name in getattr(old, FIELDS)}
    return type(old)(**(values | changes))


def values_of(record: object) -> tuple[object, ...]:
    """The values of a record, in the order of its fields."""
    return tuple(getattr(record, name) for name in getattr(record, FIELDS))


def _record_class(cls: type[T], methods: dict[str, object]) -> type[T]:
    names = tuple(cls.__annotations__)
    space = {name: value for name, value in cls.__dict__.items() if name not in ("__dict__", "__weakref__", *names)}
    space |= {"__slots__": names, FIELDS: names, "__init__": _initial(cls, names), "__repr__": _representation}
    values: Any = attrgetter(*names)

    def equal(first: object, second: object) -> bool:
        return bool(values(first) == values(second)) if type(first) is type(second) else NotImplemented

    space |= {"__eq__": equal, "__hash__": lambda record: hash(values(record)), **methods}
    space["__dataclass_fields__"] = _DataclassFields()
    made = type(cls.__name__, cls.__bases__, space)
    made.__qualname__ = cls.__qualname__
    return made


def _initial(cls: type, names: tuple[str, ...]) -> object:
    """What sets the fields of a new record. It is written for the class, as a loop over names would be slow."""
    defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
    if not any(isinstance(value, _Made) for value in defaults.values()):
        code = _setting(len(names)).replace(co_varnames=("self", *names), co_names=names)
        return FunctionType(code, {}, "__init__", tuple(defaults.values()))
    taken = ", ".join(f"{name}=_{name}" if name in defaults else name for name in names)
    lines = [f"def __init__(self, {taken}):"]
    for name in names:
        made = isinstance(defaults.get(name), _Made)
        lines.append(
            f" self.{name} = _{name}.make() if {name} is _{name} else {name}" if made else f" self.{name} = {name}"
        )
    return _function("\n".join(lines), {f"_{name}": value for name, value in defaults.items()})


@cache
def _setting(number: int) -> CodeType:
    """The code that sets so many fields; to give it the names of a class is quicker than to compile it anew."""
    names = [f"f{at}" for at in range(number)]
    lines = [f"def __init__(self, {', '.join(names)}):", *(f" self.{name} = {name}" for name in names)]
    return _function("\n".join(lines), {}).__code__


def _function(source: str, space: dict[str, Any]) -> FunctionType:
    exec(source, space)  # noqa: S102 - written from the names of a class of ours
    made: FunctionType = space["__init__"]
    return made


def _is_before(first: object, second: object) -> bool:
    return values_of(first) < values_of(second) if type(first) is type(second) else NotImplemented


def _representation(record: object) -> str:
    values = ", ".join(
        f"{name}={value!r}" for name, value in zip(getattr(record, FIELDS), values_of(record), strict=True)
    )
    return f"{type(record).__qualname__}({values})"
