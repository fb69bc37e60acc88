"""A policy in the W3C Data Privacy Vocabulary 2.3, as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from polc.document.inline import Inline
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.purposes import Basis, Purpose
from polc.model.retention.cells import data_of, opened
from polc.model.retention.coverage import UNNAMED, periods
from polc.model.retention.covered_cells import covered_purposes
from polc.model.retention.periods import RetentionPeriod
from polc.model.transfers import named, third_countries
from polc.notice import retention_terms
from polc.notice.phrasebook import phrasebook
from polc.notice.wording import Wording, wording_of
from polc.reference.law import norm
from polc.reference.vocabulary import vocabulary
from polc.targets.exports import Export, Gap, Request, lost, missing, target
from polc.targets.iso_durations import iso_durations

PREFIXES = {
    "dpv": "https://w3id.org/dpv#",
    "pd": "https://w3id.org/dpv/pd#",
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "loc": "https://w3id.org/dpv/loc#",
    "dct": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
CLASSES = {"data": "dpv:PersonalData", "subjects": "dpv:DataSubject", "purposes": "dpv:Purpose"}
KINDS = {"data": "data", "subjects": "subject"}
LOST = ("cookies", "promise", "ai", "watchlist", "section")
"""Kinds of declaration that this vocabulary has no terms for."""
FORMS = {"during": "dpv:UntilEventDuration", "until": "dpv:UntilEventDuration", "later": "dpv:UntilEventDuration",
         "indefinitely": "dpv:EndlessDuration", "criteria": "dpv:IndeterminateDuration",
         "date": "dpv:UntilTimeDuration"}  # fmt: skip
ResourceNode = dict[str, Any]


@target("dpv")
def dpv(request: Request) -> Export:
    """Return linked data of a policy, and what this vocabulary cannot carry."""
    graph = _Graph(request.policy, request.languages)
    content = {"@context": PREFIXES, "@graph": graph.nodes()}
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    return Export({f"{request.policy.id}.dpv.jsonld": text.encode()}, tuple(graph.gaps))


class _Graph:
    """The nodes of a policy; concepts of its own are added as they are met."""

    def __init__(self, policy: Policy, languages: Sequence[str]) -> None:
        self.policy = policy
        self.languages = languages
        self.gaps: list[Gap] = []
        self._concepts: dict[str, ResourceNode] = {}
        self._words: dict[str, Wording] = {}

    def nodes(self) -> list[ResourceNode]:
        """The notice, its processes, those who have a part in them, own concepts."""
        voices = {lang: wording_of(self.policy, phrasebook(lang, "third")) for lang in self.languages}
        self._words.update(voices)
        purposes = [purpose for purpose in self.policy.purposes if not self.policy.is_group(purpose)]
        processes = [self._process(purpose) for purpose in purposes]
        parts = [self._recipient(declared) for declared in self.policy.all("recipient")]
        parts += [
            self._somebody(declared, type_)
            for kind, type_ in (
                ("controller", "dpv:DataController"), ("officer", "dpv:DataProtectionOfficer"),
                ("representative", "dpv:Representative"),
            )
            for declared in self.policy.all(kind)
            if not declared.says_none
        ]  # fmt: skip
        self.gaps += [lost(kind, declared) for kind in LOST for declared in self.policy.all(kind)]
        self.gaps += [lost("except", d, d.first("except")) for d in self.policy.all("retention") if d.has("except")]
        self.gaps += [lost("right-limits", d) for d in self.policy.all("right") if d.has("refused") or d.has("case")]
        return [self._notice(processes), *processes, *parts, *self._concepts.values()]

    # ------------------------------------------------------------------------------------------------------ words
    def _in_languages(self, words: Callable[[Wording], Inline]) -> list[ResourceNode]:
        return [{"@value": words(ctx).plain, "@language": lang} for lang, ctx in self._words.items()]

    def _title(self, declared: Declaration) -> list[ResourceNode]:
        return self._in_languages(lambda ctx: ctx.title(declared))

    # ------------------------------------------------------------------------------------------------------ nodes
    def _notice(self, processes: Sequence[ResourceNode]) -> ResourceNode:
        header = self.policy.header
        node: ResourceNode = {"@id": "", "@type": "dpv:PrivacyNotice"}
        if header is not None:
            node["dct:title"] = self._title(header)
            for key, statement in (("dct:hasVersion", "version"), ("dct:valid", "effective")):
                if word := header.word(statement):
                    node[key] = word.text
        node["dpv:hasDataController"] = [_reference(c) for c in self.policy.controllers]
        for key, kind in (("dpv:hasDataProtectionOfficer", "officer"), ("dpv:hasRepresentative", "representative")):
            if found := [_reference(d) for d in self.policy.all(kind) if not d.says_none]:
                node[key] = found
        rights = [term for term in vocabulary("rights").entries.values() if self.policy.offers(term.id)]
        node["dpv:hasRight"] = [{"@id": str(e.fields["dpv"])} for e in rights if "dpv" in e.fields]
        node["dpv:hasProcess"] = [{"@id": process["@id"]} for process in processes]
        return node

    def _process(self, purpose: Purpose) -> ResourceNode:
        declared = purpose.declaration
        node: ResourceNode = {
            "@id": f"#purpose-{purpose.id}",
            "@type": "dpv:Process",
            "dct:title": self._title(declared),
            "dpv:hasPurpose": [self._aim(purpose)],
        }
        found = {
            "dpv:hasLegalBasis": [self._basis(purpose, basis) for basis in self.policy.bases(purpose)],
            "dpv:hasDataSubject": [
                self._concept("subjects", word.text) for word in self.policy.effective(purpose, "subjects").words
            ],
            "dpv:hasPersonalData": self._data(purpose),
            "dpv:hasRecipient": [
                _reference(d) for word in self.policy.effective(purpose, "recipients").words
                if (d := self.policy.get("recipient", word.text))
            ],
            "dpv:hasStorageCondition": [
                self._storage(period)
                for period in periods(self.policy)
                if any(covered is purpose for covered in covered_purposes(self.policy, period))
            ],
            "dpv:hasApplicableLaw": [
                _law_node(word.text) for basis in self.policy.bases(purpose) for word in basis.norms.words
            ],
        }  # fmt: skip
        node |= {key: values for key, values in found.items() if values}
        fields = {"basis": "dpv:hasLegalBasis", "data": "dpv:hasPersonalData", "subjects": "dpv:hasDataSubject",
                  "storage": "dpv:hasStorageCondition"}  # fmt: skip
        self.gaps += [missing(field, declared) for field, key in fields.items() if key not in node]
        if not self.policy.effective(purpose, "recipients").stated:
            self.gaps.append(missing("recipients", declared))
        return node

    def _aim(self, purpose: Purpose) -> ResourceNode:
        """A purpose as a concept of the policy's own, below the terms of its kinds."""
        above = [term for word in purpose.kinds.words if (term := _term("purposes", word.text))]
        node: ResourceNode = {
            "@id": f"#aim-{purpose.id}",
            "@type": ["dpv:Purpose", "skos:Concept"],
            "skos:prefLabel": self._title(purpose.declaration),
        }
        if above:
            node["skos:broadMatch"] = [{"@id": term} for term in dict.fromkeys(above)]
        return node

    def _basis(self, purpose: Purpose, basis: Basis) -> ResourceNode:
        term = _term("legal-bases", basis.id) or "dpv:LegalBasis"
        if basis.interest is None:
            return {"@id": term}
        interest = basis.interest
        justification = self._in_languages(lambda ctx: ctx.text(interest))
        return {"@id": f"#interest-{purpose.id}", "@type": term, "dpv:hasJustification": justification}

    def _data(self, purpose: Purpose) -> list[ResourceNode]:
        names, stated = data_of(self.policy, purpose)
        if not stated:
            return []
        return [self._concept("data", leaf) for leaf in opened(self.policy, names) if leaf != UNNAMED]

    def _concept(self, class_: str, name: str) -> ResourceNode:
        """The same term of the vocabulary, else an own concept below the nearest."""
        declared = self.policy.get(KINDS[class_], name)
        entry = vocabulary(class_).get(name)
        if declared is None and entry is not None and "dpv" in entry.fields:
            return {"@id": str(entry.fields["dpv"])}
        id_ = f"#{KINDS[class_]}-{name}"
        if id_ not in self._concepts:
            label = self._title(declared) if declared else self._in_languages(lambda ctx: ctx.term(class_, name))
            node: ResourceNode = {"@id": id_, "@type": [CLASSES[class_], "skos:Concept"], "skos:prefLabel": label}
            if term := _term(class_, name):
                node["skos:broadMatch"] = [{"@id": term}]
            self._concepts[id_] = node
        return {"@id": id_}

    def _storage(self, period: RetentionPeriod) -> ResourceNode:
        term = period.retention_term
        assert term is not None  # noqa: S101 - `periods` leaves those without out
        description = self._in_languages(lambda ctx: retention_terms.retention_term(ctx, term, with_disposal=True))
        lengths: list[ResourceNode] = [
            {"@type": "dpv:TemporalDuration", "rdf:value": {"@value": length, "@type": "xsd:duration"}}
            for length in iso_durations(term)
        ]
        lengths += [{"@type": FORMS[link.form]} for link in term.periods if link.form in FORMS]
        return {"@type": "dpv:StorageCondition", "dct:description": description, "dpv:hasDuration": lengths}

    def _recipient(self, declared: Declaration) -> ResourceNode:
        role = declared.word("role")
        node = self._somebody(declared, (_term("roles", role.text) if role else "") or "dpv:Recipient")
        countries = [word.text for word in declared.listing("located").words]
        node["dpv:hasCountry"] = [{"@id": f"loc:{code}"} for code in countries if len(code) == 2]
        if abroad := third_countries(self.policy, declared):
            node["dpv:hasThirdCountry"] = [{"@id": f"loc:{word.text}"} for word in abroad]
        tools = [term for _, entry in named(declared) if (term := _term("safeguards", entry.id))]
        if tools:
            node["dpv:hasLegalBasis"] = [{"@id": term} for term in dict.fromkeys(tools)]
        return {key: value for key, value in node.items() if value}

    def _somebody(self, declared: Declaration, type_: str) -> ResourceNode:
        node: ResourceNode = {**_reference(declared), "@type": type_, "dpv:hasName": self._title(declared)}
        addresses = [
            word.text for reach in declared.all("reach") for clause in reach.statements() for word in clause.own_words
        ]
        if addresses:
            node["dpv:hasContact"] = addresses
        return node


def _reference(declared: Declaration) -> ResourceNode:
    return {"@id": f"#{declared.kind}-{declared.id}" if declared.id else f"#{declared.kind}"}


def _term(class_: str, name: str) -> str:
    """The term of the nearest entry that has one; empty where none has."""
    return next((str(e.fields["dpv"]) for e in vocabulary(class_).ancestors(name) if "dpv" in e.fields), "")


def _law_node(id_: str) -> ResourceNode:
    """A provision by its official address, else by its name."""
    found = norm(id_)
    return {"@id": found.url} if found and found.url else {"@value": found.label("en") if found else id_}
