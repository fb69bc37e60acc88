"""Consent to trackers: where it is missing, how it is asked, refused and withdrawn. Reads no text."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import found, related
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.direct_marketing import channel, kinds_of_channel
from polc.model.national import national
from polc.model.policy import Policy
from polc.model.trackers import (
    BROWSER,
    PIXEL,
    by_browser,
    channels,
    classes,
    consent_of,
    described,
    exempting,
    label,
    needing,
    offered,
    tasks_needing,
    tools,
)
from polc.reference.legal_facts import LegalFact

AUDIENCE = "audience"
WITHDRAW = "withdraw-consent"
WAYS_OUT = frozenset({"withdraw", "disable-cookies"})
CHOICES = frozenset({"refuse", "set-preferences"})
WIDGET = "widget"
ON_ONE_DEVICE = frozenset({WIDGET, BROWSER})


def consent_missing(policy: Policy) -> Iterator[Finding]:
    """Trackers that need consent are exempted from it, or placed without a word on it (Directive 2002/58/EC Art. 5(3)).

    The class decides, and so do tasks that need consent, such as advertising. Where a class may be exempt under
    conditions (audience measurement), saying neither is a warning. Pixels in e-mails have a rule of their own.
    """
    for block in described(policy):
        kinds = classes(block)
        if not kinds or PIXEL in kinds:
            continue
        tasks, consent = tasks_needing(block), consent_of(policy, block)
        name = label(block)
        exemption = exempting(policy, block)
        if consent == "exempt" and exemption:
            if needing(block):
                yield found(block, exemption.span, cookies=name)
            elif tasks:
                yield _tasks(policy, block, tasks)
        elif consent == "" and policy.header is not None:
            if needing(block):
                yield found(block, variant="unsaid", cookies=name)
            elif tasks:
                yield _tasks(policy, block, tasks)
            elif AUDIENCE in kinds:
                yield found(block, variant="neither", severity="warning", cookies=name)


def browser_withdrawal(policy: Policy) -> Iterator[Finding]:
    """Settings of the browser are the only way told of withdrawing consent to cookies (Art. 7(3)).

    Silent where a tool on the site offers to withdraw or to change the choice: it serves all classes alike.
    """
    stated = [*channels(policy, "withdrawn"), *_exercised(policy)]
    if not stated or not all(by_browser(policy, w) for _, w in stated) or _other_way(policy):
        return
    block, word = stated[0]
    places = tuple(related(w.span, "also") for _, w in stated[1:])
    yield found(block, word.span, related=places, cookies=label(block))


def browser_consent(policy: Policy) -> Iterator[Finding]:
    """Consent to cookies is deduced from the settings of the browser alone, where the law forbids it."""
    asked = channels(policy, "asked")
    if not asked or not all(by_browser(policy, w) for _, w in asked):
        return
    block, word = asked[0]
    places = tuple(related(w.span, "also") for _, w in asked[1:])
    for law in national(policy, "browser-consent"):
        yield found(block, word.span, related=places, law=law, cookies=label(block))


def refusal_parity(policy: Policy) -> Iterator[Finding]:
    """The channel that asks for consent to cookies lets one accept at once, and not refuse (Art. 7(3)).

    Only for tools on the site that tell in full what they offer, where no other channel that asks offers to refuse.
    A form is another thing: a box left empty refuses.
    """
    for law in national(policy, "cookie-refusal"):
        yield from _without_refusal(policy, law)


def _without_refusal(policy: Policy, law: LegalFact) -> Iterator[Finding]:
    asked = channels(policy, "asked")
    offers = {w.text: offered(policy, w.text) for _, w in asked}
    if not offers or any(o is None or "refuse" in o for o in offers.values()):
        return
    for block, word in asked:
        declared = policy.get("channel", word.text)
        statement = declared.first("offers") if declared else None
        if (
            declared
            and statement
            and declared.listing("kind").names == {WIDGET}
            and "accept" in (offers[word.text] or ())
        ):
            places = (related(word.span, "asked"),)
            yield found(declared, statement.span, related=places, law=law, cookies=label(block))
            return


def multi_device(policy: Policy) -> Iterator[Finding]:
    """Consent asked in the account holds on every device, while refusal or withdrawal concerns one."""
    asked = [(b, w) for b, w in channels(policy, "asked") if kinds_of_channel(policy, w.text) == {"account"}]
    withdrawn = channels(policy, "withdrawn")
    kinds = [kinds_of_channel(policy, w.text) for _, w in withdrawn]
    if asked and kinds and all(k and k <= ON_ONE_DEVICE for k in kinds):
        block, word = asked[0]
        names = tuple({w.text: channel(policy, w) for _, w in withdrawn}.values())
        places = tuple(related(w.span, "withdrawn") for _, w in withdrawn)
        for law in national(policy, "multi-device-consent"):
            yield found(block, word.span, related=places, law=law, channels=names, cookies=label(block))


def _tasks(policy: Policy, block: Declaration, tasks: tuple[Word, ...]) -> Finding:
    names = tuple(policy.called(("~tasks",), w) for w in tasks)
    statement = exempting(policy, block)
    places = (related(statement.span, "exempt"),) if statement else ()
    return found(block, tasks[0].span, related=places, variant="tasks", tasks=names, cookies=label(block))


def _exercised(policy: Policy) -> list[tuple[Declaration, Word]]:
    """The channels of the right to withdraw consent, as far as it is about cookies."""
    right = policy.rights.get(WITHDRAW)
    cases = right.every if right else ()
    about = [c for c in cases if c.over("cookies") and c.through]
    return [(right.declaration, w) for c in about for w in c.through.words] if right else []


def _other_way(policy: Policy) -> bool:
    """True where another way is told, or where what is told is not all there is."""
    right = policy.rights.get(WITHDRAW)
    broad = [c for c in (right.every if right else ()) if not c.over("cookies") and not c.over("purposes")]
    if any(not by_browser(policy, w) for c in broad for w in c.through.words):
        return True
    asked = {w.text for _, w in channels(policy, "asked")}
    for tool in tools(policy):
        offers = tool.listing("offers").names
        if offers & WAYS_OUT or (offers & CHOICES and tool.id not in asked):
            return True
    blocks = {b.span: b for b, _ in channels(policy, "withdrawn")}
    return any(b.listing("withdrawn").open for b in blocks.values())
