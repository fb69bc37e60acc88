"""A policy as configurations of tarteaucitron, one for each language."""

from __future__ import annotations

from html import escape
from typing import Any

from polc.model.trackers import classes
from polc.reference.package import read_toml
from polc.targets.banners.reading import Question, asked_blocks, days_kept, gaps_of, question
from polc.targets.banners.scripts import assigned
from polc.targets.exports import Export, Gap, Request, lost, target, without_repetitions
from polc.targets.processing.labels import Labels

NAME = "polcTarteaucitron"
OTHER = "other"
OPTIONS = {
    "hashtag": "#tarteaucitron", "cookieName": "tarteaucitron", "orientation": "middle", "groupServices": False,
    "serviceDefaultState": "wait", "showAlertSmall": False, "cookieslist": False, "DenyAllCta": True,
    "AcceptAllCta": True, "highPrivacy": True, "removeCredit": True, "moreInfoLink": False, "useExternalCss": False,
    "useExternalJs": False, "mandatory": False, "mandatoryCta": False, "googleConsentMode": False,
    "bingConsentMode": False, "pianoConsentMode": False, "partnersList": True,
}  # fmt: skip
"""Nothing runs before a choice, refusing has a button as accepting has, and no consent is told to others unasked."""
STARTING = """\
polcTarteaucitron.init.privacyUrl = (window.polcPolicyAddress || {})[tarteaucitronForceLanguage] || "";
tarteaucitron.init(polcTarteaucitron.init);
polcTarteaucitron.services.forEach(function (service) {
 service.js = (window.polcScripts || {})[service.key] || function () {};
 service.fallback = function () {};
 tarteaucitron.services[service.key] = service;
 (tarteaucitron.job = tarteaucitron.job || []).push(service.key);
});
"""
"""What hands the services over, with the scripts that the page has under `polcScripts` for each."""


@target("tarteaucitron")
def tarteaucitron(request: Request) -> Export:
    """Return a script for each language, to run after the library, and what it lacks."""
    policy, kept = request.policy, days_kept(request.policy)
    if not asked_blocks(policy):
        return Export({}, tuple(gaps_of(policy)))
    labels = Labels(read_toml("targets", "tarteaucitron.toml"), "en")
    files: dict[str, bytes] = {}
    gaps = gaps_of(policy)
    for lang in request.languages:
        asked = question(policy, lang)
        content = {"init": {"privacyUrl": "", **OPTIONS}, "services": _services(asked, labels, gaps)}
        script = assigned("tarteaucitronForceLanguage", lang)
        script += assigned("tarteaucitronForceExpire", kept) if kept else ""
        script += assigned("tarteaucitronCustomText", _texts(asked))
        files[f"{policy.id}-{lang}.tarteaucitron.js"] = (script + assigned(NAME, content) + STARTING).encode()
    return Export(files, without_repetitions(gaps))


def _services(asked: Question, labels: Labels, gaps: list[Gap]) -> list[dict[str, Any]]:
    services = []
    for found in asked.classes:
        kind = next((t for c in classes(found.block) if (t := labels.mapped("cookie-kinds", c))), OTHER)
        for service in found.services:
            gaps += [lost("pattern", found.block, None, c.name) for c in service.cookies if c.pattern]
            services.append(
                {
                    "key": service.id,
                    "type": kind,
                    "name": escape(service.title),
                    "uri": "",
                    "readmoreLink": "#",
                    "needConsent": True,
                    "cookies": [cookie.name for cookie in service.cookies if not cookie.pattern],
                }
            )
    return services


def _texts(asked: Question) -> dict[str, str]:
    return {
        "alertBigPrivacy": escape(asked.sentence),
        "acceptAll": asked.say("accept"),
        "denyAll": asked.say("refuse"),
        "personalize": asked.say("settings"),
        "title": asked.say("title"),
    }
