"""recipient/social-joint: responsibility is declined for social networks on which the controller takes part."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding, Related
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.trackers import classes
from polc.reference.vocabulary import vocabulary

PAGES, BUTTONS, NETWORK = "social-pages", "sharing-buttons", "social-network"


JOINT = "joint-controller"


@rule("recipient/social-joint")
def social_joint(policy: Policy) -> Iterator[Finding]:
    """The controller runs pages on social networks, or places their buttons, and declines responsibility.

    Art. 26; C-210/16 (pages), C-40/17 (plugins). A bare link to a network is no joint control. Silent where a joint
    controller is named among the recipients, or in a `joint-control` about such pages.
    """
    involved = tuple(_involved(policy))
    if policy.header is None or not involved or _arranged(policy):
        return
    for links in policy.all("links"):
        statement = links.first("disclaims")
        if statement:
            yield finding(links, statement.span, related=involved)
            return
    for cookies in _plugins(policy):
        statement = cookies.first("beyond-control")
        if statement:
            yield finding(cookies, statement.span, related=involved, variant="cookies")
            return


def _involved(policy: Policy) -> Iterator[Related]:
    """Where the policy says that the controller has pages on networks or lets them place their trackers."""
    for purpose in policy.purposes:
        if policy.is_kind(purpose, "social-media-pages"):
            yield related(purpose.place, "pages")
    for subject in policy.all("subject"):
        if policy.subject_within(subject.id, "follower"):
            yield related(subject.place, "pages")
    for links in policy.all("links"):
        for word in links.listing("does").words:
            if word.text in (PAGES, BUTTONS):
                yield related(word.span, "pages" if word.text == PAGES else "plugin")
    for cookies in _plugins(policy):
        yield related(cookies.place, "plugin")


def _plugins(policy: Policy) -> tuple[Declaration, ...]:
    """The cookies that social networks place by means of their buttons on the controller's pages."""
    blocks = (d for d in policy.all("cookies") if any(_is_social(class_) for class_ in classes(d)))
    return tuple(d for d in blocks if any(_is_network(policy, word) for word in d.listing("placed").words))


def _is_social(class_: str) -> bool:
    return vocabulary("cookie-kinds").is_a(class_, "social")


def _is_network(policy: Policy, word: Word) -> bool:
    return policy.get("platform", word.text) is not None or vocabulary("recipients").is_a(word.text, NETWORK)


def _arranged(policy: Policy) -> bool:
    """True when the policy tells of joint control with a network, or with a recipient that may be one."""
    roles = (r.word("role") for r in policy.all("recipient"))
    if any(role and role.text == JOINT for role in roles):
        return True
    platforms = {p.id for p in policy.all("platform")} | {_written(p) for p in policy.all("platform")}
    for block in policy.all("joint-control"):
        parties = (policy.get("controller", word.text) for word in block.listing("parties").words)
        if any(p and {p.id, _written(p)} & platforms for p in parties):
            return True
        if any(policy.is_kind(p, "social-media-pages") for p in policy.named_purposes(block.listing("purposes"))):
            return True
    return False


def _written(declaration: Declaration) -> str:
    name = declaration.text("name")
    return name.passages[0].text.casefold() if name else declaration.id
