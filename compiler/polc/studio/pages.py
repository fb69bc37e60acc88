"""The pages of a policy that is open in the studio, and where each of their places is declared."""

from __future__ import annotations

from polc.editor.document import Document
from polc.editor.protocol.messages import Message
from polc.editor.protocol.server import Server
from polc.export.context import Marks
from polc.export.html import page_of
from polc.export.registry import FORMATS
from polc.model.policy import Policy
from polc.notice.anchors import anchors_of
from polc.notice.language_names import own_name
from polc.notice.notice import notice_of
from polc.notice.phrasebook import languages
from polc.report.words import severity_of


def page_answer(server: Server, params: Message) -> Message | None:
    """The page in a language, or the first of the policy.

    None where the text states no policy that can be shown. `current` is false where the text cannot be read and the
    page is that of the last one that could be. `places` are the declarations, by the anchors that they have on the
    page.
    """
    document = server.document(params["uri"])
    policy = _shown_policy(document)
    if document is None or policy is None:
        return None
    shown = _languages(policy)
    asked = str(params.get("lang", ""))
    lang = asked if asked in shown else shown[0]
    page = page_of(notice_of(policy, lang))
    anchors, texts = anchors_of(policy), server.texts_of(params["uri"])
    return {
        "lang": page.lang,
        "languages": [[tag, own_name(tag)] for tag in shown],
        "title": page.title,
        "body": page.body,
        "current": document.sound is document.analysis,
        "places": [[anchors.of(d), texts.location(d.span)] for d in policy.declarations],
    }


def file_answer(server: Server, params: Message) -> Message | None:
    """The policy as a file of a format that is text, named as `polc render` names it.

    None as for a page. A policy with findings at error severity, or one that cannot be read, is marked as a draft.
    """
    document = server.document(params["uri"])
    policy = _shown_policy(document)
    if document is None or policy is None:
        return None
    kind, lang = FORMATS[params["format"]], params["lang"]
    open_ = document.shown()
    stopped = document.sound is not document.analysis or any(severity_of(s.finding) == "error" for s in open_)
    content = kind.write([notice_of(policy, lang)], Marks(draft=len(open_) if stopped else None))
    return {"name": f"{policy.id}-{lang}.{kind.extension}", "text": content.decode("utf-8")}


def _shown_policy(document: Document | None) -> Policy | None:
    """The policy of the last text that could be read.

    None where none could, or it states no policy.
    """
    analysis = (document.sound or document.analysis) if document else None
    return analysis.policy if analysis and analysis.policy.header else None


def _languages(policy: Policy) -> tuple[str, ...]:
    """The languages in which the policy can be shown, in its own order."""
    known = languages()
    return tuple(lang for lang in policy.languages if lang in known) or (known[0],)
