"""What messages say of the area that is home to a policy under its law."""

from __future__ import annotations

from polc.core.findings import Fact, Term
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.reference.jurisdictions import holding, jurisdictions
from polc.reference.legal_facts import texts_of
from polc.reference.phrases import LANGUAGES, phrase


@cached_on_policy
def home_terms(policy: Policy) -> dict[str, Fact]:
    """The facts of messages about an area: `outside` it, `within` it, `away` from it.

    `away` is from all that is home under the laws that the policy names: what `transfer none` speaks of.
    """
    own = jurisdictions()[policy.jurisdictions[-1]].fields.get("home", {})
    named = [jurisdictions()[law].fields["home"] for law in holding(policy.laws_named) if jurisdictions()[law].area]
    away = {lang: f" {phrase('and', lang)} ".join(str(home[f"from-{lang}"]) for home in named) for lang in LANGUAGES}
    return {**{k: v for k, v in own.items() if "-" not in k}, **texts_of(own), "away": Term(away)}
