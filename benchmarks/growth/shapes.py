"""Declarations that lead to one another: products, chains, lattices and lists, and two versions of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.growth.case import BASE, Case, listed, titled
from polc.checks.engine.baseline import NAME, Entry, write_baseline
from polc.project.limits import DEEPEST_USE, MOST_DECLARATIONS, MOST_USED

FREE = MOST_DECLARATIONS - 80
"""The declarations that a file may have besides those of the base."""
KEPT = "keep 1 year after contract-end, then delete"
ORDERED = f"kind order-handling basis contract subjects client data identity recipients host {KEPT}"
MAILED = (
    "kind newsletter by email basis consent asked newsletter-form withdrawn unsubscribe-link subjects reader "
    "data email-address, identity recipients mailer, host opt-out unsubscribe-link reasons none "
    "keep 3 years after last-contact, then delete"
)
HOSTED = "role processor does hosting receives identity located FR under-contract"


def declared(kind: str, name: str, body: str) -> str:
    """A declaration with a title; `§` is its number."""
    return f"{kind} {name} {{ title {titled(f'{name} §')} {body} }}"


PURPOSE = declared("purpose", "pp§", ORDERED)
MAILING = declared("purpose", "pp§", MAILED)
DATUM = declared("data", "dd§", "includes email from person")
RECIPIENT = f'recipient rr§ {{ name "Firm §" {HOSTED} }}'
SUBJECT = declared("subject", "ss§", "")
RETENTION = "retention kk§ { covers purposes pp§ covers data identity keep § days after contract-end, then delete }"
PROMISE = "promise oo§ { never share email-address with third-party }"
HOUSE = f"rule hh§ {{ forbid share email-address with third-party for newsletter because {titled('Why')} }}"
TERM = f"term tt§ {{ title {titled('Wording §')} means {titled('It means Wording ¶.')} }}"

ALONE = {
    "purposes": PURPOSE,
    "purposes that ask for consent": MAILING,
    "data": DATUM,
    "recipients": RECIPIENT,
    "subjects": SUBJECT,
    "house rules": HOUSE,
    "house rules that require": f"rule hh§ {{ require keep at most § days because {titled('Why')} }}",
    "promises": "promise oo§ { never share email-address with host for newsletter in FR longer than § days }",
    "waivers": 'waive omission/retention on purpose newsletter until 2027-01-31 "reason §" by "me"',
    "cookies": declared(
        "cookies", "cc§", "kind audience consent required asked cookie-banner withdrawn cookie-manager "
        "does audience-measurement placed by host data browsing recipients host lifetime at most 13 months",
    ),
    "sections": declared("section", "xx§", f"text {titled('Kept {retention order-file}; see {right access}.')}"),
    "terms that name the next": TERM,
    "transfers": declared("transfer", "ff§", "to host located US data identity safeguard standard-clauses"),
    "decisions": declared(
        "decision", "vv§", "purposes orders subjects client data identity solely automated ground contract "
        f"logic {titled('Why')} effects {titled('What')}",
    ),
    "controllers": 'controller oo§ { name "Firm §" kind company country FR reach post "street §" }',
    "channels": declared("channel", "hh§", "kind web-form at https://x§.example.org offers withdraw"),
    "documents": declared("document", "uu§", "at https://x§.example.org"),
    "measures": declared("measure", "mm§", "against disclosure does encryption-in-transit, access-control data identity"),
    "joint control": declared(
        "joint-control", "jj§", f'parties levain, host purposes orders arrangement {titled("How")} reach post "x"'
    ),
    "sources": declared("source", "zz§", "gives identity, order-data publicly-accessible no"),
    "watchlists": declared(
        "watchlist", "ll§", f"purposes orders subjects client data identity recipients host logic {titled('l')} "
        f"criteria {titled('c')} effects {titled('e')} keep 1 year after collection, then delete",
    ),
    "one name": declared("data", "dd", "includes email from person"),
    "one title": f"data dd§ {{ title {titled('Same')} includes email from person }}",
}  # fmt: skip
"""Declarations that stand for themselves, again and again."""

COOKIES = (
    f"cookies many {{ title {titled('Many')} kind audience consent required asked cookie-banner withdrawn cookie-manager "
    "does audience-measurement "
)
CHAINS = {
    "chain of data": declared("data", "dd§", "includes dd¶ from person"),
    "chain of recipients": declared("recipient", "rr§", f"{HOSTED} includes rr¶"),
    "chain of subjects": declared("subject", "ss§", "kind ss¶"),
    "chain of sections": declared("section", "xx§", f"after xx¶ text {titled('Words.')}"),
    "chain of parts": declared("purpose", "pp§", f"part of pp¶ {ORDERED}"),
    "circle of terms": f"term tt§ {{ title {titled('Tt §')} means {titled('{term tt¶} and {term tt0}')} }}",
}
"""Declarations each of which leads to the next; the last to one that does not exist."""

DIAMONDS = {
    "diamond of data": ("data", "includes a¶, b¶ from person"),
    "diamond of recipients": ("recipient", f"{HOSTED} includes a¶, b¶"),
    "diamond of subjects": ("subject", "kind a¶, b¶"),
    "diamond of sections": ("section", f"text {titled('{section a¶} and {section b¶}')}"),
    "diamond of terms": ("term", f"means {titled('{term a¶} and {term b¶}')}"),
}
"""Two declarations each of which leads to the two of the next level."""

LISTS = {
    "includes of data": (f"data big {{ title {titled('Big')} includes ", 'x§ "thing §"', ", ", " from person }"),
    "includes of recipients": (f"recipient big {{ title {titled('Big')} {HOSTED} includes ", 'x§ "firm §"', ", ", " }"),
    "one datum in a list": (f"purpose z {{ title {titled('Z')} kind order-handling basis contract subjects client data ",
                            "identity", ", ", f" recipients host {KEPT} }}"),
    "exceptions": (f"retention kk {{ covers purposes orders {KEPT} ", "except data identity { keep § days after contract-end }",
                   " ", " }"),
    "activities": (f"purpose z {{ title {titled('Z')} activity ", f"a§ {titled('act §')}", ", ", f" {ORDERED} }}"),
    "grounds": (f"purpose z {{ title {titled('Z')} ", f"activity a§ {titled('act §')} basis contract for a§", " ", f" {ORDERED} }}"),
    "aims": (f"purpose z {{ title {titled('Z')} aims ", titled("aim §"), ", ", f" {ORDERED} }}"),
    "named cookies": (COOKIES, 'cookie "c§" { by host lifetime § days }', " ", " }"),
    "cases of a right": ("right erasure { ", "case { applies-to purposes newsletter through contact-form reasons none }", " ", " }"),
    "notes": (f"data big {{ title {titled('Big')} includes email from person ", f"note {titled('note §')}", " ", " }"),
    "dated notes": (f"data big {{ title {titled('Big')} includes email from person ", f"note {titled('note §')} from 2030-01-01",
                    " ", " }"),
    "countries": ('recipient z { name "Z" role processor does hosting receives identity located ', "FR, BR, DE", ", ",
                  " under-contract }"),
}  # fmt: skip
"""One list or one kind of statement in one declaration."""


def cases() -> Iterator[Case]:
    """All shapes."""
    for name, template in ALONE.items():
        yield Case(f"shape {name}", _after_base(template), FREE)
    for name, template in CHAINS.items():
        yield Case(f"shape {name}", _after_base(template), FREE)
        yield Case(f"shape {name}, backwards", _backwards(template), FREE)
    for name, (kind, body) in DIAMONDS.items():
        yield Case(
            f"shape {name}", _after_base(f"{declared(kind, 'a§', body)}\n{declared(kind, 'b§', body)}"), FREE // 2
        )
    for name, (before, item, separator, after) in LISTS.items():
        yield Case(f"shape {name}", _within(before, item, separator, after))
    yield from _products()
    yield from _versions()
    yield from _folders()


def _after_base(template: str) -> Callable[[int], str]:
    return lambda times: f"{BASE}{listed(template, times, chr(10))}\n"


def _backwards(template: str) -> Callable[[int], str]:
    return lambda times: BASE + "\n".join(reversed(listed(template, times, "\n").split("\n"))) + "\n"


def _within(before: str, item: str, separator: str, after: str) -> Callable[[int], str]:
    return lambda times: f"{BASE}{before}{listed(item, times, separator)}{after}\n"


def _products() -> Iterator[Case]:
    """Each of one kind with each of another; and lists that name all of them, which grow by the square themselves."""
    for name, template in {
        "purposes and periods": f"{PURPOSE}\n{RETENTION}",
        "promises and purposes": f"{PROMISE}\n{MAILING}",
        "house rules and purposes": f"{HOUSE}\n{MAILING}",
        "subjects and purposes": f"{SUBJECT}\n{PURPOSE.replace('subjects client', 'subjects ss§')}",
        "data that are optional for purposes": PURPOSE + "\n" + DATUM.replace("from", "optional for pp§ from"),
    }.items():
        yield Case(f"shape {name}", _after_base(template), FREE // 2)
    yield Case("shape all periods for all purposes", _all_with_all, FREE // 2)
    yield Case("shape data that include all after them", _each_with_all_after, FREE)
    yield Case("shape subjects, data and recipients of purposes", _everything, FREE // 4)
    yield Case(
        "shape dated declarations", lambda n: BASE + "\n".join(_dated(number) for number in range(n)) + "\n", FREE
    )
    yield Case(
        "shape channels of a right",
        lambda n: f"{_after_base(ALONE['channels'])(n)}right access {{ through {listed('hh§', n)} }}\n",
        FREE,
    )
    yield Case("shape terms and a long text", lambda n: _terms(n) + _long(n), FREE)
    yield Case(
        "shape scope",
        lambda n: BASE.replace("  audience", f"  scope {listed('https://x§.example.org', n)}\n  audience", 1),
    )


def _dated(number: int) -> str:
    return declared("data", "dd", f"includes email from person }} from {2030 + number}-01-01").removesuffix(" }")


def _told(times: int) -> str:
    stated = listed("except data identity { keep §0 days after contract-end }", times, " ")
    told = listed("Data are kept for §0 days.", times, " ")
    return f"{BASE}retention kk {{ covers purposes orders {KEPT} {stated} because {titled(told)} }}\n"


def _all_with_all(times: int) -> str:
    kept = RETENTION.replace("purposes pp§", f"purposes {listed('pp§', times)}")
    return _after_base(f"{PURPOSE}\n{kept}")(times)


def _each_with_all_after(times: int) -> str:
    data = (
        declared(
            "data", f"dd{n}", f"includes {', '.join(f'dd{m}' for m in range(n + 1, times)) or 'email'} from person"
        )
        for n in range(times)
    )
    return BASE + "\n".join(data) + "\n"


def _everything(times: int) -> str:
    lists = f"subjects {listed('ss§', times)} data {listed('dd§', times)} recipients {listed('rr§', times)}"
    purpose = declared("purpose", "pp§", f"kind order-handling basis contract {lists} {KEPT}")
    return _after_base("\n".join((SUBJECT, DATUM, RECIPIENT, purpose)))(times)


def _terms(times: int) -> str:
    return _after_base(f"term tt§ {{ title {titled('Wording §')} means {titled('x')} }}")(times)


def _long(times: int) -> str:
    words = "The Wording 7 is used here. " * times * 10
    return declared("section", "long", f'text en """{words}""" fr """{words}"""').replace("§", "") + "\n"


def _versions() -> Iterator[Case]:
    """What `diff` and a redline compare: lists of which all, some or none are others, renamed, or in another order."""
    before, item, separator, after = LISTS["includes of data"]
    lines = _within(before, item, separator, after)
    for name, template in {
        "data": DATUM,
        "purposes": PURPOSE,
        "recipients": RECIPIENT,
        "sections": ALONE["sections"],
    }.items():
        yield Case(f"shape renamed {name}", _after_base(template), FREE, _after_base(_renamed(template)))
        yield Case(f"shape reordered {name}", _after_base(template), FREE, _backwards(template))
    yield Case("shape replaced list", lines, other=_within(before, 'y§ "other §"', separator, after))
    yield Case("shape reordered list", lines, other=_reordered)
    yield Case("shape list with one more", lines, other=lambda n: lines(n + 1))
    yield Case(
        "shape list of which every second is left", lines, other=_within(before, 'x§0 "thing §"', separator, after)
    )


def _renamed(template: str) -> str:
    return template.replace("{", "{", 1).replace("§", "q§", 1)


def _reordered(times: int) -> str:
    before, item, separator, after = LISTS["includes of data"]
    return f"{BASE}{before}{separator.join(reversed(listed(item, times, separator).split(separator)))}{after}\n"


def _folders() -> Iterator[Case]:
    """Policies with files beside them."""
    yield Case("shape stale baseline", lambda _: BASE, 100_000, beside=lambda n: {NAME: write_baseline(_entries(n))})
    yield Case("shape used files", _after_base('use "u§.pol"'), MOST_USED - 1, beside=lambda n: _used(n, ""))
    yield Case(
        "shape chain of used files", lambda _: f'{BASE}use "u0.pol"\n', DEEPEST_USE - 1, beside=lambda n: _used(n, "¶")
    )


def _entries(times: int) -> list[Entry]:
    return [Entry("growth.pol", "omission/retention", f"purpose p{n}", f"{n:012x}", "known") for n in range(times)]


def _used(times: int, leads_to: str) -> dict[str, str]:
    use = f'use "u{leads_to}.pol"\n' if leads_to else ""
    texts = listed(f"{use}{DATUM}", times, "\0").split("\0")
    return {
        f"u{n}.pol": text if n + 1 < times else text.removeprefix(f'use "u{n + 1}.pol"\n')
        for n, text in enumerate(texts)
    }
