"""A first draft of a policy from answers: what was answered as declarations, and nothing of what was skipped.

    draft({"name": "Clay & Fire", "email": "hello@example.org", "languages": ["en"]}, "en")

Wordings are those of the vocabulary, in the languages of the policy; rights are those that the bases call for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from polc.core.sources import Source
from polc.editor.answered import CONSENTING, Answered, declaration, is_url, quotable, slug
from polc.editor.layout import laid_out
from polc.editor.questionnaire import Answers, items_of
from polc.model.national import TOLD_RIGHT
from polc.reference.jurisdictions import default_jurisdiction, jurisdictions, root_of
from polc.reference.law import authorities
from polc.reference.legal_facts import legal_facts
from polc.reference.vocabulary import is_a, vocabulary
from polc.syntax.parse import parse

OWN, MAIL, UNSUBSCRIBE, BANNER, MANAGER = "own", "mail", "unsubscribe-link", "cookie-banner", "cookie-manager"
FIRM = "firm"
"""What a firm is declared as whose name has no letter that a name can have."""
OPPOSABLE = ("legitimate-interest", "public-task")
"""The bases to which people can object."""
ALWAYS = ("access", "rectification", "erasure", "restriction")
"""Rights that every basis gives."""
BY_BASIS = {
    "consent": ("portability", "withdraw-consent"),
    "contract": ("portability",),
    "pre-contract": ("portability",),
    "legitimate-interest": ("objection",),
    "public-task": ("objection",),
}
PERIOD = re.compile(r"^\d{1,9} (?:day|week|month|year)s?(?: (?:after|until) [\w-]+)?$|^(?:until|during) [\w-]+$")
NORM = re.compile(r"^[a-z][\w-]*(?::[\w.()/-]+)+$")
DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")


def draft(answers: Answers, lang: str) -> str:
    """Return the text of a policy, laid out.

    Comments are in the language of whoever answers.
    """
    written = _Draft(answers, lang)
    text = "\n\n".join(part for part in (written.who(), written.data(), written.purposes(), written.recipients(),
                                         written.cookies(), written.rights(), written.rest()) if part)  # fmt: skip
    file, mistakes = parse(Source("draft.pol", text + "\n"))
    return laid_out(file) if not mistakes else text + "\n"


class _Draft(Answered):
    """The declarations that answers state, part by part."""

    # ------------------------------------------------------------------------------------------------------ its parts
    def who(self) -> str:
        """The policy, the controller, how to reach it."""
        return _part(self.comment("who"), [self._policy(), self._controller(), *self._officer(), *self._channels()])

    def _policy(self) -> str:
        name = self.answer("name")
        whom = ("website-user", "consumer") if self.answer("consumers") == "yes" else ("website-user",)
        day = self.answer("date")
        own = _laws_of(self.country)
        laws = own if own and root_of(own[0]) != default_jurisdiction() else (default_jurisdiction(), *own)
        return declaration("policy", slug(name) or "policy", [
            f"title {self.worded('title', name={'': name})}" if name else "",
            f"scope {self.answer('site')}" if is_url(self.answer("site")) else "",
            f"audience {', '.join(whom)}" if self.answer("site") else "",
            f"languages {', '.join(self.languages)}",
            f"law {', '.join(laws)}" if self.country else "",
            f'version "1"  effective {day}' if DAY.match(day) else "",
            "changes before-effect, new-purpose notice email" if DAY.match(day) else "",
            f"made by {OWN}",
            "voice we",
        ])  # fmt: skip

    def _controller(self) -> str:
        reach = [f'post "{quotable(self.answer("address"))}"' if self.answer("address") else "",
                 f"email {self.answer('email')}" if self.answer("email") else ""]  # fmt: skip
        reached = ", ".join(way for way in reach if way)
        return declaration("controller", OWN, [
            f'name "{quotable(self.answer("name"))}"' if self.answer("name") else "",
            f'legal-name "{quotable(self.answer("legal-name"))}"' if self.answer("legal-name") else "",
            f"kind {self.answer('form')}" if vocabulary("controller-kinds").get(self.answer("form")) else "",
            f"country {self.country}" if self.country else "",
            f"reach {reached}" if reached else "",
        ])  # fmt: skip

    def _officer(self) -> Iterator[str]:
        if self.answer("officer") == "no":
            yield "officer none"
        elif self.answer("officer") == "yes":
            email = self.answer("officer-email")
            yield declaration("officer", "dpo", [f"reach email {email}" if email else ""])

    def _channels(self) -> Iterator[str]:
        if self.answer("email"):
            yield declaration(
                "channel", MAIL, ["kind email", f"at {self.answer('email')}", f"title {self.worded('mail')}"]
            )
        for item in self.consents:
            if is_url(self.answer("form-address", item)):
                words = self.term_names("purposes", item)
                at, title = f"at {self.answer('form-address', item)}", f"title {self.worded('form', item=words)}"
                yield declaration("channel", f"{item}-form", ["kind web-form", at, title])
        if self.consents:
            title = f"title {self.worded('unsubscribe')}"
            yield declaration("channel", UNSUBSCRIBE, ["kind message-link", title, "offers unsubscribe"])
        if self.asks_for_cookies:
            offers = "offers accept, refuse, set-preferences"
            yield declaration("channel", BANNER, ["kind widget", f"title {self.worded('banner')}", offers])
            if is_url(self.answer("cookie-settings")):
                at = f"at {self.answer('cookie-settings')}"
                offers = "offers accept, refuse, withdraw, set-preferences"
                yield declaration("channel", MANAGER, ["kind widget", at, f"title {self.worded('manager')}", offers])

    def data(self) -> str:
        """Whose data, and which."""
        subjects = [declaration("subject", id_, [f"title {self.term_title('subjects', id_)}"]) for id_ in self._whom]
        return _part(self.comment("whose"), [*subjects, *(self._data(id_) for id_ in self._data_ids)])

    @property
    def _whom(self) -> Sequence[str]:
        return [id_ for id_ in self.listed("whom") if vocabulary("subjects").get(id_)]

    @property
    def _data_ids(self) -> Sequence[str]:
        return [id_ for id_ in items_of("data", self.answers) if vocabulary("data").get(id_)]

    def _data(self, id_: str) -> str:
        origin, used = self.answer("origin", id_), [p for p in self.listed("doing") if id_ in self.listed("data", p)]
        otherwise = self.own_text("otherwise", id_)
        given = f"mandatory for {', '.join(used)} otherwise {otherwise}" if otherwise else ""
        free = f"optional for {', '.join(used)}" if origin == "person" and not otherwise else ""
        title, source = f"title {self.term_title('data', id_)}", f"from {origin}" if origin else ""
        return declaration("data", f"{id_}-data", [title, f"includes {id_}", source, given or free])

    def purposes(self) -> str:
        """What for, on which basis, how long."""
        return _part(self.comment("what"), [self._purpose(id_) for id_ in self.listed("doing")])

    def _purpose(self, id_: str) -> str:
        persons = [p for p in self.listed("persons", id_) if p in self._whom]
        data = [f"{d}-data" for d in self.listed("data", id_) if d in self._data_ids]
        receiving = [
            self._helper_ids[h]
            for h in self.listed("helpers")
            if set(self.listed("receives", h)) & set(self.listed("data", id_))
        ]
        keep, nobody = self.answer("keep", id_), "recipients none" if self.answers.get("helpers") == [] else ""
        mailed = " by email" if is_a("purposes", id_, "direct-marketing") else ""
        return declaration("purpose", id_, [
            f"title {self.term_title('purposes', id_)}",
            f"kind {id_}{mailed}",
            self._basis(id_),
            f"subjects {', '.join(persons)}" if persons else "",
            f"data {', '.join(data)}" if data else "",
            f"recipients {', '.join(receiving)}" if receiving else nobody,
            f"opt-out {UNSUBSCRIBE} reasons none" if mailed and self.consents else "",
            f"keep {keep}, then delete" if PERIOD.match(keep) else "",
        ])  # fmt: skip

    def _basis(self, id_: str) -> str:
        basis = self.answer("basis", id_)
        if not vocabulary("legal-bases").get(basis):
            return ""
        norm, interest = self.answer("norm", id_), self.own_text("interest", id_)
        match basis:
            case "legal-obligation" if NORM.match(norm):
                return f"basis {basis} norm {norm}"
            case "legitimate-interest" if interest:
                return f"basis {basis} interest {interest}"
            case "consent" if is_url(self.answer("form-address", id_)):
                return f"basis consent asked {id_}-form withdrawn {UNSUBSCRIBE}"
            case _:
                return f"basis {basis}"

    def recipients(self) -> str:
        """Who else receives the data, and where."""
        told = [self._helper(name) for name in self.listed("helpers")]
        if self.answer("abroad") == "no":
            told.append("transfer none")
        elif self.answer("abroad") == "yes":
            told.append(self.comment("abroad"))
        return _part(self.comment("others"), told)

    @property
    def _helper_ids(self) -> Mapping[str, str]:
        """The firms by the names under which they are declared, each another one."""
        ids: dict[str, str] = {}
        for number, name in enumerate(self.listed("helpers"), 1):
            own = slug(name) or f"{FIRM}-{number}"
            ids[name] = f"{own}-{number}" if own in ids.values() else own
        return ids

    def _helper(self, name: str) -> str:
        tasks = [t for t in self.listed("task", name) if vocabulary("tasks").get(t)]
        located = self.answer("located", name).upper()
        receives = [f"{d}-data" for d in self.listed("receives", name) if d in self._data_ids]
        return declaration("recipient", self._helper_ids[name], [
            f'name "{quotable(name)}"', "role processor", f"does {', '.join(tasks)}" if tasks else "",
            f"receives {', '.join(receives)}" if receives else "",
            f"located {located}" if vocabulary("countries").get(located) else "",
            "under-contract" if self.answer("contract", name) == "yes" else "",
        ])  # fmt: skip

    def cookies(self) -> str:
        """The classes of cookies, or that there are none."""
        classes = self.listed("cookies")
        if "none" in classes:
            return _part(self.comment("cookies"), ["cookies none"])
        return _part(self.comment("cookies"), [self._cookies(c) for c in classes if vocabulary("cookie-kinds").get(c)])

    def _cookies(self, class_: str) -> str:
        if class_ not in CONSENTING:
            return declaration("cookies", class_, [f"kind {class_}", "consent exempt"])
        withdrawn = f" withdrawn {MANAGER}" if is_url(self.answer("cookie-settings")) else ""
        return declaration("cookies", class_, [f"kind {class_}", f"consent required asked {BANNER}{withdrawn}"])

    def rights(self) -> str:
        """The rights that the bases call for, how to use them, to whom to complain."""
        if not self.answer("email"):
            return ""
        found = dict.fromkeys((*ALWAYS, *(right for basis in sorted(self.bases) for right in BY_BASIS.get(basis, ()))))
        national = _laws_of(self.country)
        found |= {str(fact.fields["right"]): None for fact in legal_facts(TOLD_RIGHT) if fact.law in national}
        through = ", ".join((MAIL, "post") if self.answer("address") else (MAIL,))
        reply = "reply within 1 month extended 2 months" if self.answer("reply") == "yes" else ""
        told = [declaration("rights", "", [f"offer {', '.join(found)}, complaint", f"through {through}", reply])]
        if "objection" in found:
            bases = ", ".join(basis for basis in OPPOSABLE if basis in self.bases)
            told.append(declaration("right", "objection", [f"applies-to basis {bases}", "reasons situation"]))
        if self.consents:
            ways = [UNSUBSCRIBE, MAIL]
            told.append(declaration("right", "withdraw-consent", [
                "at-any-time", "earlier-processing-lawful", f"through {', '.join(ways)}"]))  # fmt: skip
        authority = next((a for a in authorities().values() if a.country == self.country), None)
        if authority is not None:
            told += [
                declaration("right", "complaint", [f"through authority {authority.id}"]),
                f"authority {authority.id}",
            ]
        return _part(self.comment("rights"), told)

    def rest(self) -> str:
        """Decisions and security."""
        told = []
        if self.answer("automated") == "no":
            told.append("decisions none")
        elif self.answer("automated") == "yes":
            told.append(self.comment("automated"))
        measures = [m for m in self.listed("security") if vocabulary("tasks").get(m)]
        if measures:
            against = "against disclosure, unauthorised-access, accidental-loss"
            told.append(declaration("measure", "protection", [against, f"does {', '.join(measures)}"]))
        return _part(self.comment("rest"), told)


def _part(comment: str, declarations: Iterable[str]) -> str:
    """Declarations under a comment; nothing where there are none."""
    found = [declaration for declaration in declarations if declaration]
    return "\n".join((comment, *found)) if found else ""


def _laws_of(country: str) -> tuple[str, ...]:
    """The bodies of law of a country."""
    return tuple(law.id for law in jurisdictions().values() if country and law.country == country)
