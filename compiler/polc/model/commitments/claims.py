"""General claims (`claims`) and denials (`transfer none`) as commitments, to be compared like promises."""

from __future__ import annotations

from polc.core.sources import Span
from polc.core.values import NOT_STATED, Entry, Listing, Word
from polc.model.commitments.promises import Commitment, Condition
from polc.model.declaration import Declaration
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.reference.vocabulary import vocabulary


@cached_on_policy
def claim(policy: Policy, id_: str) -> Entry | None:
    """The entry of `claims` that makes a claim (a term of `claims`) without a condition; None when it is not made."""
    if policy.header is None:
        return None
    entries = (e for e in policy.header.listing("claims") if e.name and e.condition is None)
    return next((e for e in entries if e.name and _id(e.name) == id_), None)


def claimed_deeds(policy: Policy) -> tuple[Commitment, ...]:
    """The claims that say what is done with data or never done, as commitments at the place of the claim."""
    if policy.header is None:
        return ()
    made = ((id_, e) for id_ in FORMS if (e := claim(policy, id_)))
    return tuple(_commitment(policy.header, e.span, id_, policy.homes) for id_, e in made)


def denials(policy: Policy) -> tuple[Commitment, ...]:
    """Return `transfer none` and `decisions none` as commitments: never outside what is home, never automatically."""
    found = [_commitment(d, d.span, "no-transfer", policy.homes) for d in policy.all("transfer") if d.says_none]
    found += [_commitment(d, d.span, "no-automated-decision") for d in policy.all("decisions") if d.says_none]
    return tuple(found)


HOME = ("home",)
"""Stands for the places that are home to the policy, by the laws that it names."""
FORMS = {
    "controller-only": (False, "share", "", "with-whom", ("internal",)),
    "staff-only-access": (True, "share", "", "with-whom", ("third-party",)),
    "no-third-party": (True, "share", "", "with-whom", ("third-party",)),
    "eu-only": (False, "store", "", "in-places", ("EU",)),
    "no-automated-decision": (True, "decide", "", "automatically", ()),
    "no-special-data": (True, "hold", "special-categories", "", ()),
    "no-sale": (True, "sell", "", "", ()),
    "no-transfer": (True, "transfer", "", "outside", HOME),
}
"""What each claim commits to: whether `never`, verb, object, limit (with `only` unless `never`) and its names.

Only what is certain: staff of a processor work under the controller's authority as well (Art. 29).
"""


def _id(word: Word) -> str:
    entry = vocabulary("claims").get(word.text)
    return entry.id if entry else word.text


def _commitment(declaration: Declaration, span: Span, id_: str, homes: tuple[str, ...] = ()) -> Commitment:
    negative, verb, target, limit, names = FORMS[id_]
    names = homes if names == HOME else names
    conditions = (Condition(limit, not negative, span, _listing(names, span)),) if limit else ()
    return Commitment(
        declaration=declaration,
        span=span,
        negative=negative,
        verb=Word(verb, span, "keyword"),
        object=_listing((target,), span) if target else NOT_STATED,
        object_only=False,
        conditions=conditions,
        except_consent=False,
        except_purposes=NOT_STATED,
        except_names=NOT_STATED,
    )


def _listing(names: tuple[str, ...], span: Span) -> Listing:
    return Listing(tuple(Entry(span, Word(n, span)) for n in names), span)
