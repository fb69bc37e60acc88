"""A policy as the defaults of Google's Consent Mode, with the update that a choice makes."""

from __future__ import annotations

from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.trackers import classes, described, label
from polc.reference.package import read_toml
from polc.targets.banners.reading import asked_blocks, id_of
from polc.targets.banners.scripts import assigned, literal
from polc.targets.exports import Export, Gap, Request, target, unknown_term
from polc.targets.processing.labels import Labels

UPDATING = """\
function polcConsent(accepted) {
 var update = {};
 Object.keys(polcConsentTypes).forEach(function (type) {
  var all = polcConsentTypes[type].every(function (name) { return accepted.indexOf(name) >= 0; });
  update[type] = all ? "granted" : "denied";
 });
 gtag("consent", "update", update);
}
"""
"""What a banner calls with the names of the classes that were accepted: a type is granted where all its classes are."""


@target("consent-mode")
def consent_mode(request: Request) -> Export:
    """Return one script, to run before any tag: all types denied save those of exempt trackers alone."""
    policy = request.policy
    table = read_toml("targets", "consent-mode.toml")
    labels, gaps = Labels(table, "en"), list[Gap]()
    asked = {id_of(block): _types(labels, block, gaps) for block in asked_blocks(policy)}
    by_type = {type_: [id_ for id_, types in asked.items() if type_ in types] for type_ in table["types"]}
    exempt = _exempt_types(policy, labels)
    granted = {type_ for type_ in exempt if not by_type[type_] and type_ not in table["asked-always"]}
    defaults = {type_: "granted" if type_ in granted else "denied" for type_ in by_type}
    script = "window.dataLayer = window.dataLayer || [];\nfunction gtag() { dataLayer.push(arguments); }\n"
    script += f'gtag("consent", "default", {literal(defaults)});\n'
    script += assigned("polcConsentTypes", {type_: names for type_, names in by_type.items() if names}) + UPDATING
    return Export({f"{policy.id}.consent-mode.js": script.encode()}, tuple(gaps))


def _types(labels: Labels, block: Declaration, gaps: list[Gap]) -> frozenset[str]:
    """The types of a block's classes."""
    found: set[str] = set()
    for class_ in classes(block):
        types = labels.mapped("cookie-kinds", class_).split()
        if not types:
            gaps.append(unknown_term("type", block, block.place, label(block)))
        found.update(types)
    return frozenset(found)


def _exempt_types(policy: Policy, labels: Labels) -> frozenset[str]:
    asked = {id_of(block) for block in asked_blocks(policy)}
    exempt = [block for block in described(policy) if id_of(block) not in asked]
    return frozenset(type_ for block in exempt for type_ in _types(labels, block, []))
