"""A policy as the configuration of klaro, for all its languages."""

from __future__ import annotations

from typing import Any

from polc.targets.banners.reading import Question, asked_blocks, days_kept, gaps_of, question
from polc.targets.banners.scripts import assigned, with_patterns
from polc.targets.exports import Export, Request, target

NAME = "klaroConfig"
SAME_WEIGHT = {"dark2": "#1a936f"}
"""The colour of the button that refuses: that of the one that accepts, beside which klaro makes it pale."""
ADDRESS = """\
Object.keys(window.polcPolicyAddress || {}).forEach(function (lang) {
 (klaroConfig.translations[lang] || {}).privacyPolicyUrl = polcPolicyAddress[lang];
});
"""
"""What takes the addresses of the policy from the page, which alone knows where it is published."""


@target("klaro")
def klaro(request: Request) -> Export:
    """Return one script, `klaroConfig`, with nothing on before a choice, and what it lacks."""
    policy = request.policy
    if not asked_blocks(policy):
        return Export({}, tuple(gaps_of(policy)))
    asked = {lang: question(policy, lang) for lang in request.languages}
    first = next(iter(asked.values()))
    kept = days_kept(policy)
    services, patterns = _services(first)
    content: dict[str, Any] = {
        "version": 1,
        "storageMethod": "cookie",
        "cookieName": "klaro",
        **({"cookieExpiresAfterDays": kept} if kept else {}),
        "default": False,
        "mustConsent": False,
        "acceptAll": True,
        "hideDeclineAll": False,
        "hideLearnMore": False,
        "groupByPurpose": True,
        "disablePoweredBy": True,
        "styling": SAME_WEIGHT,
        "translations": {lang: _translation(found) for lang, found in asked.items()},
        "services": services,
    }
    script = assigned(NAME, content) + with_patterns(NAME, patterns) + ADDRESS
    return Export({f"{policy.id}.klaro.js": script.encode()}, tuple(gaps_of(policy)))


def _services(asked: Question) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """The services, and the patterns of names by their places."""
    services: list[dict[str, Any]] = []
    patterns: dict[str, str] = {}
    for found in asked.classes:
        for service in found.services:
            for index, cookie in enumerate(service.cookies):
                if cookie.pattern:
                    patterns[f".services[{len(services)}].cookies[{index}]"] = cookie.name
            services.append(
                {
                    "name": service.id,
                    "purposes": [found.id],
                    "required": False,
                    "default": False,
                    "optOut": False,
                    "onlyOnce": True,
                    "cookies": [cookie.name for cookie in service.cookies],
                }
            )
    return services, patterns


def _translation(asked: Question) -> dict[str, Any]:
    words: dict[str, Any] = {
        "ok": asked.say("accept"),
        "acceptAll": asked.say("accept"),
        "decline": asked.say("refuse"),
        "save": asked.say("save"),
        "acceptSelected": asked.say("save"),
        "consentNotice": {"description": asked.sentence, "learnMore": asked.say("settings")},
        "consentModal": {"title": asked.say("title"), "description": asked.sentence},
        "purposes": {c.id: {"title": c.title, "description": c.purposes} for c in asked.classes},
    }
    for found in asked.classes:
        for service in found.services:
            words[service.id] = {"title": service.title, "description": asked.lifetimes(found, service)}
    return words
