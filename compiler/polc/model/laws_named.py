"""The bodies of law that a policy names, and what is home to it under them."""

from __future__ import annotations

from functools import cached_property

from polc.model.declaration import Declaration
from polc.reference.adequacy import third_country
from polc.reference.jurisdictions import areas, holding


class LawsNamed:
    """What a policy says of its law; `regime` is what it is judged under alone."""

    regime: tuple[str, ...]

    @cached_property
    def header(self) -> Declaration | None:
        """The `policy` declaration; None for a library."""
        raise NotImplementedError

    def applies(self, law: str) -> bool:
        """True when the policy is checked against a body of law, by its name or because a named one extends it."""
        return law in self.jurisdictions

    @cached_property
    def jurisdictions(self) -> tuple[str, ...]:
        """The bodies of law (terms of `laws`) that it is checked against, the narrower before the wider."""
        return self.regime or holding(self.laws_named)

    @property
    def laws_named(self) -> frozenset[str]:
        """What `law` names; empty where nothing is named."""
        return self.header.listing("law").names if self.header else frozenset()

    @cached_property
    def home(self) -> tuple[str, ...]:
        """The places, or groups of them, that are not abroad under `jurisdictions`."""
        return areas(self.jurisdictions)

    @cached_property
    def homes(self) -> tuple[str, ...]:
        """The same under all the laws that it names: what pages say."""
        return areas(holding(self.laws_named))

    def is_abroad(self, place: str) -> bool:
        """True when a place, or a group of them, is not wholly within its home."""
        return third_country(place, self.home)
