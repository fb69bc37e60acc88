"""The list of a site's pages for search engines, as sitemaps.org describes it."""

from __future__ import annotations

from collections.abc import Mapping

from polc.export.templates import environment
from polc.site.page_context import View


def sitemap(views: Mapping[str, View]) -> str:
    """The XML that lists the pages in the order of their paths, each with those in other languages.

    Drafts, pages that are not to be listed, and pages whose full address is not known are left out, and of two pages of
    one address the second; empty where none remains.
    """
    found = {views[path].canonical: views[path] for path in sorted(views, reverse=True) if views[path].canonical}
    known = reversed(found.values())
    listed = [view for view in known if not view.draft and not view.unlisted]
    return environment().get_template("sitemap.xml.j2").render(views=listed) if listed else ""
