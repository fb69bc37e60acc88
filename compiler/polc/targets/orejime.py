"""A policy as configurations of orejime, one for each language."""

from __future__ import annotations

from typing import Any

from polc.targets.banners.reading import Cookie, Question, asked_blocks, days_kept, gaps_of, question
from polc.targets.banners.scripts import assigned, expression
from polc.targets.exports import Export, Request, target

ADDRESS = 'orejimeConfig.privacyPolicyUrl = (window.polcPolicyAddress || {})[orejimeConfig.lang] || "";\n'
"""What takes the address of the policy from the page, which alone knows where it is published."""


@target("orejime")
def orejime(request: Request) -> Export:
    """Return a script for each language, `orejimeConfig`, and what it lacks."""
    policy = request.policy
    if not asked_blocks(policy):
        return Export({}, tuple(gaps_of(policy)))
    kept = days_kept(policy)
    files = {}
    for lang in request.languages:
        asked = question(policy, lang)
        content: dict[str, Any] = {
            "privacyPolicyUrl": "",
            "lang": lang,
            "cookie": {"name": "orejime", **({"duration": kept} if kept else {})},
            "purposes": [_group(asked, index) for index in range(len(asked.classes))],
            "translations": _translations(asked),
        }
        files[f"{policy.id}-{lang}.orejime.js"] = (assigned("orejimeConfig", content) + ADDRESS).encode()
    return Export(files, tuple(gaps_of(policy)))


def _group(asked: Question, index: int) -> dict[str, Any]:
    found = asked.classes[index]
    return {
        "id": found.id,
        "title": found.title,
        "description": found.purposes,
        "purposes": [
            {
                "id": service.id,
                "title": service.title,
                "description": asked.lifetimes(found, service),
                "cookies": [_matcher(cookie) for cookie in service.cookies],
                "isMandatory": False,
                "isExempt": False,
                "default": False,
            }
            for service in found.services
        ],
    }


def _matcher(cookie: Cookie) -> str:
    """The name of a cookie; a pattern as a regular expression between slashes."""
    return f"/{expression(cookie.name)}/" if cookie.pattern else cookie.name


def _translations(asked: Question) -> dict[str, Any]:
    return {
        "banner": {
            "title": asked.say("title"),
            "description": asked.sentence,
            "accept": asked.say("accept"),
            "decline": asked.say("refuse"),
            "configure": asked.say("settings"),
        },
        "modal": {"title": asked.say("title"), "save": asked.say("save")},
    }
