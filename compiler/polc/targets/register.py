"""The record of processing activities (GDPR Art. 30(1)) as a workbook."""

from __future__ import annotations

from collections.abc import Sequence

from polc.core.record import record
from polc.core.sources import Sources
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.notice.phrasebook import phrasebook
from polc.notice.wording import Wording, wording_of
from polc.reference.law import norm
from polc.reference.package import read_toml
from polc.targets.exports import Export, Gap, Request, missing, target, without_repetitions
from polc.targets.processing.activities import Activity, activities, controllers_of, gaps_of
from polc.targets.processing.actors import Actor, actors
from polc.targets.processing.labels import Labels
from polc.targets.workbook.ods import ods
from polc.targets.workbook.sheets import Column, Sheet, Workbook
from polc.targets.workbook.xlsx import xlsx

NAME = "register"
BETWEEN = "\n"
WIDTHS = {
    "part": 22, "sensitive": 12, "post-code": 10, "kind": 24, "line": 30, "tool": 24, "precise": 40, "updated": 12,
    "aims": 40, "data": 40, "periods": 40, "recipients": 32, "measures": 32, "field": 28, "completed": 40,
}  # fmt: skip
WIDTH = 26
CHOICES = {"part": "parts", "sensitive": "values", "line": "lines", "tool": "tools"}


@record
class Recorded:
    """A policy with its words, its controllers, and its activities."""

    ctx: Wording
    controllers: str
    actors: tuple[Actor, ...]
    activities: tuple[Activity, ...]

    @property
    def policy(self) -> Policy:
        """The policy itself."""
        return self.ctx.policy


@target(NAME)
def register(request: Request) -> Export:
    """Return a register as .xlsx and .ods for each language, and its gaps."""
    table = read_toml("targets", f"{NAME}.toml")
    files: dict[str, bytes] = {}
    gaps: list[Gap] = []
    for lang in request.languages:
        labels = Labels(table, lang)
        recorded = _recorded_policies(request.policies, labels)
        found = without_repetitions([gap for each in recorded for gap in _gaps(each)])
        book = _workbook(recorded, labels, found, request.sources)
        files |= {f"{NAME}-{lang}.xlsx": xlsx(book), f"{NAME}-{lang}.ods": ods(book)}
        gaps += found
    return Export(files, tuple(gaps))


def _recorded_policies(policies: Sequence[Policy], labels: Labels) -> list[Recorded]:
    """The policies in the order of their controllers, then of their own names."""
    found = []
    for policy in policies:
        ctx = wording_of(policy, phrasebook(labels.lang, "third"))
        found.append(Recorded(ctx, controllers_of(ctx), actors(ctx), tuple(activities(ctx, labels))))
    return sorted(found, key=lambda each: (each.controllers.casefold(), each.policy.id, each.policy.path))


def _gaps(recorded: Recorded) -> list[Gap]:
    header = recorded.policy.header
    found = []
    if header is not None and not recorded.actors:
        found.append(missing("controller", header))
    for actor in recorded.actors:
        reached = actor.address or actor.email or actor.phone
        if actor.part in ("controller", "joint") and not reached:
            found.append(missing("contact", actor.declaration))
    return found + [gap for activity in recorded.activities for gap in gaps_of(recorded.policy, activity)]


def _workbook(recorded: Sequence[Recorded], labels: Labels, gaps: Sequence[Gap], sources: Sources) -> Workbook:
    day = max(each.policy.as_of for each in recorded)
    sheets = (
        _sheet(labels, "actors", _ACTORS, [row for each in recorded for row in _actor_rows(each, labels)]),
        _sheet(labels, "activities", _ACTIVITIES, [row for each in recorded for row in _activity_rows(each, labels)]),
        _sheet(labels, "data", _DATA, [row for each in recorded for row in _data_rows(each, labels)]),
        _sheet(labels, "recipients", _FLOWS, [row for each in recorded for row in _flow_rows(each, labels)]),
        _sheet(labels, "measures", _MEASURES, [row for each in recorded for row in _measure_rows(each, labels)]),
        _sheet(labels, "gaps", _GAPS, _gap_rows(recorded, gaps, labels, sources)),
    )
    title = labels.of("sheets", "activities")
    return Workbook(title, labels.lang, day, sheets)


_ACTORS = (
    "controller", "policy", "part", "actor", "represented", "address", "post-code", "town", "country",
    "phone", "email", "web",
)  # fmt: skip
_ACTIVITIES = (
    "controller", "policy", "name", "reference", "created", "updated", "owner", "aims", "basis", "subjects", "data",
    "sensitive", "sources", "recipients", "transfers", "periods", "measures", "system", "assessment", "balancing",
    "contracts",
)  # fmt: skip
_DATA = ("controller", "policy", "name", "line", "precise", "sensitive", "periods")
_FLOWS = ("controller", "policy", "name", "recipients", "kind", "precise", "transfers", "tool", "safeguard")
_MEASURES = ("controller", "policy", "kind", "measures")
_GAPS = ("controller", "about", "field", "provision", "place", "completed")


def _sheet(labels: Labels, name: str, fields: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Sheet:
    choices = CHOICES | {"kind": "measures" if name == "measures" else "types"}
    columns = tuple(
        Column(labels.head(field), WIDTHS.get(field, WIDTH), _choices(labels, choices.get(field, "")))
        for field in fields
    )
    return Sheet(labels.of("sheets", name), columns, tuple(rows))


def _choices(labels: Labels, group: str) -> tuple[str, ...]:
    if group == "values":
        return labels.of(group, "yes"), labels.of(group, "no")
    return labels.choices(group) if group else ()


def _actor_rows(recorded: Recorded, labels: Labels) -> list[tuple[str, ...]]:
    return [
        (
            recorded.controllers, _policy_title(recorded), labels.of("parts", actor.part), actor.name,
            actor.represented, actor.address, actor.post_code, actor.town, actor.country, actor.phone, actor.email,
            actor.web,
        )
        for actor in recorded.actors
    ]  # fmt: skip


def _activity_rows(recorded: Recorded, labels: Labels) -> list[tuple[str, ...]]:
    return [_activity_row(recorded, activity, labels) for activity in recorded.activities]


def _activity_row(recorded: Recorded, activity: Activity, labels: Labels) -> tuple[str, ...]:
    named = [line for line in activity.lines if line.line]
    subjects = list(activity.subjects)
    if not activity.subjects_stated:
        subjects.insert(0, f"{labels.of('values', 'all-subjects')}{labels.colon}")
    moved = [flow for flow in activity.flows if flow.is_transfer]
    header = recorded.policy.header
    effective = header.word("effective") if header else None
    return (
        recorded.controllers,
        _policy_title(recorded),
        activity.name,
        activity.kept.reference,
        activity.kept.created,
        activity.kept.reviewed or (effective.text if effective else ""),
        activity.kept.owner,
        BETWEEN.join(activity.aims),
        BETWEEN.join(activity.bases),
        BETWEEN.join(subjects),
        BETWEEN.join(f"{labels.of('lines', line.line)}{labels.colon} {', '.join(line.data)}" for line in named)
        or labels.of("values", "all-data"),
        _sensitive_word(labels, [line.line for line in named]),
        activity.sources,
        _recipient_words(activity, labels),
        BETWEEN.join(f"{flow.name} ({', '.join(flow.countries)})" for flow in moved),
        BETWEEN.join(dict.fromkeys(period for line in activity.lines for period in line.periods)),
        BETWEEN.join(dict.fromkeys(protection.words for protection in activity.protections)),
        activity.kept.system,
        activity.kept.assessment,
        activity.kept.balancing,
        activity.kept.contracts,
    )


def _recipient_words(activity: Activity, labels: Labels) -> str:
    if activity.recipients.none:
        return labels.of("values", "none")
    names = [flow.name for flow in activity.flows]
    return BETWEEN.join([*names, *([labels.of("values", "others")] if activity.recipients.open else [])])


def _sensitive_word(labels: Labels, lines: Sequence[str]) -> str:
    """Yes or no; nothing where no data are named, as nobody knows then."""
    if not lines:
        return ""
    return labels.of("values", "yes" if any(labels.is_sensitive(line) for line in lines) else "no")


def _data_rows(recorded: Recorded, labels: Labels) -> list[tuple[str, ...]]:
    return [
        (
            recorded.controllers, _policy_title(recorded), activity.name, labels.of("lines", line.line),
            ", ".join(line.data) or labels.of("values", "all-data"),
            _sensitive_word(labels, [line.line] if line.line else []), BETWEEN.join(line.periods),
        )
        for activity in recorded.activities
        for line in activity.lines
    ]  # fmt: skip


def _flow_rows(recorded: Recorded, labels: Labels) -> list[tuple[str, ...]]:
    return [
        (
            recorded.controllers, _policy_title(recorded), activity.name, flow.name, labels.of("types", flow.type),
            flow.detail, ", ".join(flow.countries), labels.of("tools", flow.tool), flow.guarantee,
        )
        for activity in recorded.activities
        for flow in activity.flows
    ]  # fmt: skip


def _measure_rows(recorded: Recorded, labels: Labels) -> list[tuple[str, ...]]:
    found = {p: None for activity in recorded.activities for p in activity.protections}
    return [(recorded.controllers, _policy_title(recorded), labels.of("measures", p.type), p.words) for p in found]


def _gap_rows(
    recorded: Sequence[Recorded], gaps: Sequence[Gap], labels: Labels, sources: Sources
) -> list[tuple[str, ...]]:
    owners = {d.place: (each, d) for each in reversed(recorded) for d in each.policy.declarations}
    return [_gap_row(gap, *owners[gap.place], labels, sources) for gap in gaps]


def _gap_row(gap: Gap, owner: Recorded, declared: Declaration, labels: Labels, sources: Sources) -> tuple[str, ...]:
    source = sources.get(gap.place.path)
    file = gap.place.path.rpartition("/")[2]
    provisions = [found.label(labels.lang) for id_ in labels.norms(gap.field) if (found := norm(id_))]
    return (
        owner.controllers, owner.ctx.title(declared).plain, labels.of("fields", gap.field), ", ".join(provisions),
        f"{file}:{source.position(gap.place.start).line}" if source else file, "",
    )  # fmt: skip


def _policy_title(recorded: Recorded) -> str:
    header = recorded.policy.header
    return recorded.ctx.title(header).plain if header else ""
