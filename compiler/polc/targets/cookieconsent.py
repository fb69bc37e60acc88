"""A policy as the configuration of vanilla-cookieconsent, for all its languages."""

from __future__ import annotations

from html import escape
from typing import Any

from polc.targets.banners.reading import Question, TrackerClass, asked_blocks, days_kept, gaps_of, question
from polc.targets.banners.scripts import assigned, with_patterns
from polc.targets.exports import Export, Request, target

NAME = "cookieConsentConfig"
ADDRESS = """\
Object.keys(window.polcPolicyAddress || {}).forEach(function (lang) {
 var modal = (cookieConsentConfig.language.translations[lang] || {}).consentModal, link = document.createElement("a");
 link.href = polcPolicyAddress[lang];
 if (modal) { link.textContent = modal.footer; modal.footer = link.outerHTML; }
});
"""
"""What takes the addresses of the policy from the page, which alone knows where it is published."""
SAME_WEIGHT = {"equalWeightButtons": True}


@target("cookieconsent")
def cookieconsent(request: Request) -> Export:
    """Return one script, `cookieConsentConfig`, whose buttons weigh the same, and what it lacks."""
    policy = request.policy
    if not asked_blocks(policy):
        return Export({}, tuple(gaps_of(policy)))
    asked = {lang: question(policy, lang) for lang in request.languages}
    first, kept = next(iter(asked.values())), days_kept(policy)
    content: dict[str, Any] = {
        "mode": "opt-in",
        "cookie": {"name": "cc_cookie", **({"expiresAfterDays": kept} if kept else {})},
        "guiOptions": {"consentModal": SAME_WEIGHT, "preferencesModal": SAME_WEIGHT},
        "categories": {found.id: _category(found) for found in first.classes},
        "language": {
            "default": first.ctx.lang,
            "autoDetect": "document",
            "translations": {lang: _translation(found) for lang, found in asked.items()},
        },
    }
    script = assigned(NAME, content) + with_patterns(NAME, _patterns(first)) + ADDRESS
    return Export({f"{policy.id}.cookieconsent.js": script.encode()}, tuple(gaps_of(policy)))


def _category(found: TrackerClass) -> dict[str, Any]:
    cookies = [{"name": cookie.name} for service in found.services for cookie in service.cookies]
    return {
        "enabled": False,
        "readOnly": False,
        "services": {service.id: {"label": escape(service.title)} for service in found.services},
        "autoClear": {"cookies": cookies},
    }


def _patterns(asked: Question) -> dict[str, str]:
    """The patterns of names by their places."""
    found: dict[str, str] = {}
    for class_ in asked.classes:
        cookies = [cookie for service in class_.services for cookie in service.cookies]
        for index, cookie in enumerate(cookies):
            if cookie.pattern:
                found[f'.categories["{class_.id}"].autoClear.cookies[{index}].name'] = cookie.name
    return found


def _translation(asked: Question) -> dict[str, Any]:
    buttons = {"acceptAllBtn": asked.say("accept"), "acceptNecessaryBtn": asked.say("refuse")}
    return {
        "consentModal": {
            "title": asked.say("title"),
            "description": escape(asked.sentence),
            **buttons,
            "showPreferencesBtn": asked.say("settings"),
            "footer": asked.say("policy"),
        },
        "preferencesModal": {
            "title": asked.say("title"),
            **buttons,
            "savePreferencesBtn": asked.say("save"),
            "closeIconLabel": asked.say("close"),
            "sections": [_section(asked, found) for found in asked.classes],
        },
    }


def _section(asked: Question, found: TrackerClass) -> dict[str, Any]:
    section: dict[str, Any] = {
        "title": escape(found.title),
        "description": escape(found.purposes),
        "linkedCategory": found.id,
    }
    rows = [
        {"name": escape(cookie.name), "by": escape(service.title), "lifetime": escape(cookie.lifetime)}
        for service in found.services
        for cookie in service.cookies
    ]
    if rows:
        heads = {"name": asked.say("name"), "by": asked.say("by"), "lifetime": asked.ctx.say("cookies.lifetime").plain}
        section["cookieTable"] = {"headers": heads, "body": rows}
    return section
