"""What a policy says of artificial intelligence, and what the GDPR and the AI Act ask to be told. Reads no text.

Whether a system is one of artificial intelligence is what the policy says by an `ai` block; nothing else is taken for
one: a chat may follow a script.
"""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import found, related
from polc.core.findings import Fact, Finding
from polc.core.values import Entry
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.reference.dated import dated_facts
from polc.reference.law import norm
from polc.reference.vocabulary import vocabulary

NOTICE = "ai-notice"
MARKING = "content-marking"
REVIEWED = "editorial-review"
HIGH_RISK = "ai-act:26(11)"
LEGACY = "ai-act-marking-legacy"
TRANSPARENCY = "ai-act-transparency"


def ai_purpose_undeclared(policy: Policy) -> Iterator[Finding]:
    """Artificial intelligence is used, and no purpose says what for and on which legal basis (Art. 13(1)(c)).

    Silent where no personal data go into it, and where a declared purpose is artificial intelligence itself.
    """
    if policy.header is None or any(policy.kind_flag(p, "ai") for p in policy.purposes):
        return
    for ai in policy.all("ai"):
        stated = ai.listing("purposes")
        if _without_personal_data(policy, ai) or policy.named_purposes(stated):
            continue
        unknown = [w for w in stated.words if vocabulary("purposes").get(w.text)]
        if len(unknown) < len(stated.words):
            continue  # a name that nothing declares has its own finding
        if unknown:
            named = tuple(policy.called(("~purposes",), w) for w in unknown)
            yield found(ai, unknown[0].span, variant="undeclared", ai=_called(ai), purposes=named)
        else:
            yield found(ai, stated.span, variant="possible" if ai.has("possible") else "", ai=_called(ai))


def ai_interaction(policy: Policy) -> Iterator[Finding]:
    """People deal with artificial intelligence, or are exposed to it, and nothing says that they are told.

    AI Act Art. 50(1) and (3). Silent where it may only be used, and where a note may say it in words.
    """
    for ai in _in_use(policy):
        addressed = ai.listing("talks")
        conversing = _with(ai, "converses")
        exposing = _with(ai, "exposes")
        spot = conversing or exposing
        if not (addressed or spot) or addressed.none or _says(policy, ai, NOTICE):
            continue
        variant = "" if addressed or conversing else "exposed"
        span = spot.span if spot else addressed.span
        yield found(ai, span, variant=variant, ai=_called(ai))


def ai_content(policy: Policy) -> Iterator[Finding]:
    """Content that artificial intelligence makes is not said to be marked as such (AI Act Art. 50(2) and (4)).

    Whoever offers a generator under its own name marks what it makes: at once, or from the day set for older systems
    where the system may be one. Texts reviewed under editorial responsibility need no mark.
    """
    for ai in _in_use(policy):
        if _says(policy, ai, MARKING):
            continue
        for entry in ai.listing("does"):
            who = _flag(entry, "generates")
            reviewed = _is(entry, "public-interest-texts") and _says(policy, ai, REVIEWED)
            if who == "deployer" and not reviewed:
                yield found(ai, entry.span, ai=_called(ai), content=_task(entry))
                break
            if who == "provider" and (_new(ai) or dated_facts()[LEGACY].holds(policy.as_of)):
                yield found(ai, entry.span, variant="provider", ai=_called(ai), content=_task(entry))
                break


def ai_high_risk_info(policy: Policy) -> Iterator[Finding]:
    """A system of Annex III rates people, and nothing says that they are told (AI Act Art. 26(11)).

    Advice until the provision applies. A system that rates people profiles them, and so is high-risk in any case
    (Art. 6(3), last subparagraph).
    """
    applies = norm(HIGH_RISK)
    for ai in _in_use(policy):
        if _says(policy, ai, NOTICE):
            continue
        rating = [e for e in ai.listing("does") if _flag(e, "evaluates") is True]
        served = [p for p in _purposes(policy, ai) if _listed(p)]
        spot = next((e for e in rating if served or _flag(e, "annex-iii")), None)
        if spot is not None:
            severity = "" if applies is None or applies.in_force(policy.as_of) else "advice"
            places = tuple(related(p.place, "purpose") for p in served)
            yield found(ai, spot.span, related=places, severity=severity, ai=_called(ai), task=_task(spot))


def ai_prohibited(policy: Policy) -> Iterator[Finding]:
    """Emotions are inferred at work or in education (AI Act Art. 5(1)(f)); medical and safety reasons are excepted."""
    for ai in _in_use(policy):
        spot = next((e for e in ai.listing("does") if _is(e, "emotion-recognition")), None)
        purposes = _purposes(policy, ai)
        if spot is None or any(policy.kind_flag(p, "care-or-safety") for p in purposes):
            continue
        places = [p for p in purposes if policy.kind_flag(p, "work-or-school")]
        if places:
            others = tuple(related(p.place, "purpose") for p in places)
            yield found(ai, spot.span, related=others, ai=_called(ai), purpose=places[0].label)


def _in_use(policy: Policy) -> Iterator[Declaration]:
    return (ai for ai in policy.all("ai") if not ai.has("possible"))


def _called(ai: Declaration) -> Fact:
    """What to call it: an unnamed block is artificial intelligence as such."""
    entry = vocabulary("section-kinds").get("artificial-intelligence")
    return ai.label if ai.title or ai.id or entry is None else entry.term


def _flag(entry: Entry, flag: str) -> object:
    return vocabulary("tasks").field(entry.name.text, flag) if entry.name else None


def _with(ai: Declaration, flag: str) -> Entry | None:
    return next((e for e in ai.listing("does") if _flag(e, flag) is True), None)


def _is(entry: Entry, task: str) -> bool:
    term = vocabulary("tasks").get(entry.name.text) if entry.name else None
    return term is not None and term.id == task


def _says(policy: Policy, ai: Declaration, task: str) -> bool:
    """True when the block names a task, or when a note or a section of free words may say the same."""
    sections = (s.listing("kind").names for s in policy.all("section"))
    in_words = ai.has("note") or any(names & {"artificial-intelligence", "ai"} for names in sections)
    return in_words or any(_is(e, task) for e in ai.listing("does"))


def _listed(purpose: Purpose) -> bool:
    """True when Annex III lists systems that rate people for one of its kinds."""
    return any(vocabulary("purposes").field(w.text, "annex-iii") for w in purpose.kinds.words)


def _task(entry: Entry) -> Fact:
    term = vocabulary("tasks").get(entry.name.text) if entry.name else None
    return term.term if term else (entry.name or "")


def _purposes(policy: Policy, ai: Declaration) -> tuple[Purpose, ...]:
    return policy.named_purposes(ai.listing("purposes"))


def _without_personal_data(policy: Policy, ai: Declaration) -> bool:
    data = ai.listing("data")
    declared = [policy.get("data", w.text) for w in data.words]
    return data.none or (bool(declared) and all(d is not None and d.has("anonymous") for d in declared))


def _new(ai: Declaration) -> bool:
    """True when the block says that it holds from the day on which the duties of transparency apply, or later."""
    start = ai.node.when.start if ai.node.when else None
    return start is not None and start.text >= dated_facts()[TRANSPARENCY].day.isoformat()
