"""Promises and house rules: one predicate for both."""

from __future__ import annotations

from polc.core.record import record
from polc.core.sources import Span
from polc.core.values import NOT_STATED, Duration, Listing, Word
from polc.model.declaration import Declaration


@record
class Condition:
    """A limit of a commitment.

    `kind` is one of with-whom, in-places, outside, for-what, by-whom, longer-than, automatically.

    `only` is true when `only` stands before it; `listing` holds its names or places, `duration` that of `longer than`.
    """

    kind: str
    only: bool
    span: Span
    listing: Listing = NOT_STATED
    duration: Duration | None = None


@record
class Commitment:
    """What is promised, forbidden or required.

    `negative` is true for `never` and `forbid`; `verb` one of collect, use, share, sell, transfer, store, hold, keep,
    decide; `object` what it is done to, `object_only` when `only` limits it; `exceptions` those of `except`:
    `consent`, or lists of purposes or of other names.
    """

    declaration: Declaration
    span: Span
    negative: bool
    verb: Word
    object: Listing
    object_only: bool
    conditions: tuple[Condition, ...]
    except_consent: bool
    except_purposes: Listing
    except_names: Listing

    def condition(self, kind: str) -> Condition | None:
        """The limit of a kind, or None."""
        return next((x for x in self.conditions if x.kind == kind), None)


def meaning(commitment: Commitment) -> tuple[object, ...]:
    """Return all that a commitment says, without its place: commitments alike have the same conflicts."""
    return (
        commitment.negative, commitment.verb.text, _listing_key(commitment.object), commitment.object_only,
        tuple(
            (c.kind, c.only, _listing_key(c.listing), c.duration.bounds() if c.duration else None)
            for c in commitment.conditions
        ),
        commitment.except_consent, _listing_key(commitment.except_purposes), _listing_key(commitment.except_names),
    )  # fmt: skip


def _listing_key(listing: Listing) -> tuple[object, ...]:
    return listing.names, len(listing.entries), listing.open, listing.stated


def commitments_from(declaration: Declaration) -> tuple[Commitment, ...]:
    """What a `promise` or `rule` declaration states.

    Nothing for a promise that holds in a case only.
    """
    return () if declaration.has("if") else commitments_stated(declaration)


def commitments_stated(declaration: Declaration) -> tuple[Commitment, ...]:
    """What a `promise` or `rule` declaration states, those of a promise that holds in a case only as well."""
    return tuple(
        _commitment(declaration, statement)
        for statement in declaration.all("never", "pledge", "forbid", "require")
        if statement.first("verb") or any(isinstance(v, Word) and v.kind == "keyword" for v in statement.node.values)
    )


def _commitment(declaration: Declaration, statement: Declaration) -> Commitment:
    verb = next(v for v in statement.node.values if isinstance(v, Word))
    target = statement.first("object")
    target_only = target is not None and target.node.span.start < target.own_listing_start
    exception = statement.first("exception")
    conditions = []
    for condition in statement.all("limb", "only-limb"):
        inner = next(iter(condition.statements()))
        conditions.append(
            Condition(inner.kind, condition.kind == "only-limb", condition.span, inner.own_listing, inner.own_duration)
        )
    purposes = exception.first("for-purposes") if exception else None
    return Commitment(
        declaration=declaration,
        span=statement.span,
        negative=statement.kind in ("never", "forbid"),
        verb=verb,
        object=target.own_listing if target else NOT_STATED,
        object_only=target_only,
        conditions=tuple(conditions),
        except_consent=exception is not None and exception.has("with-consent"),
        except_purposes=purposes.own_listing if purposes else NOT_STATED,
        except_names=exception.own_listing if exception else NOT_STATED,
    )
