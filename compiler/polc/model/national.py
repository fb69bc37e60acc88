"""What the bodies of law say under which a policy stands, by its own words or by its controllers."""

from __future__ import annotations

from polc.core.values import Word
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.reference.counterparts import in_their_law
from polc.reference.jurisdictions import default_jurisdiction, holding, jurisdictions, root_of, wider
from polc.reference.legal_facts import LegalFact, legal_facts
from polc.reference.vocabulary import vocabulary

TOLD_RIGHT = "told-right"
"""The kind of facts by which a body of law adds a right that the notice must tell."""


@cached_on_policy
def national(policy: Policy, kind: str) -> tuple[LegalFact, ...]:
    """The facts of a kind that hold for a policy on its day, the narrower body of law first.

    What a body of law says itself takes the place of what those say that it extends.
    """
    in_force = [f for f in legal_facts(kind) if policy.applies(f.law) and f.in_force(policy.as_of)]
    replaced = {law for f in in_force for law in wider(f.law)}
    kept = (f for f in in_force if f.law not in replaced)
    return tuple(sorted(kept, key=lambda f: policy.jurisdictions.index(f.law)))


@cached_on_policy
def national_of_controllers(policy: Policy, kind: str) -> tuple[tuple[LegalFact, Word], ...]:
    """The facts of a kind of the countries in which controllers are established, each with the word that says so.

    The country of a fact is that of its body of law, or the one that it names itself where its folder is no such body.
    """
    words = [term_word for c in policy.controllers if (term_word := c.word("country"))]
    in_force = [f for f in legal_facts(kind) if f.in_force(policy.as_of)]
    in_force = [f for f in in_force if _concerns_regime(policy, f)]
    places = ((f, next((word for word in words if word.text == _country(f)), None)) for f in in_force)
    return tuple((fact, word) for fact, word in places if word)


def _concerns_regime(policy: Policy, fact: LegalFact) -> bool:
    """True for a fact of the law judged under, or of one named nowhere.

    What the policy names besides is judged apart; a law that keeps the rules of another brings none of its own facts.
    """
    own = root_of(fact.law)
    named = {root_of(law) for law in holding(policy.laws_named)}
    return own == policy.jurisdictions[-1] or (own not in named and policy.jurisdictions[-1] == default_jurisdiction())


def _country(fact: LegalFact) -> str:
    known = jurisdictions().get(fact.law)
    return str(fact.fields.get("country", "")) or (known.country if known else "")


@cached_on_policy
def provisions_of(policy: Policy, right: str) -> tuple[str, ...]:
    """The norms that give a right, of each law that the policy names; empty for none.

    That of the vocabulary under each law, else that of a law the policy stands under.
    """
    known = vocabulary("rights").get(right)
    if known and "article" in known.fields:
        return own_provisions(policy, str(known.fields["article"]))
    added = (*national(policy, TOLD_RIGHT), *(law for law, _ in national_of_controllers(policy, TOLD_RIGHT)))
    return next(((law.norms[0],) for law in added if law.fields["right"] == right and law.norms), ())


@cached_on_policy
def own_provisions(policy: Policy, provision: str, country: str = "") -> tuple[str, ...]:
    """What a provision of the vocabulary is under the laws of a policy, each once.

    Of those laws alone under which a country is not abroad, where there are such.
    """
    regimes = policy.regimes
    near = tuple(law for law in regimes if country and not law.is_abroad(country)) or regimes
    found = (in_their_law(law.jurisdictions, (provision,), policy.as_of) for law in near)
    return tuple(dict.fromkeys(own for owns in found for own in owns))
