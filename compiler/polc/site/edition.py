"""What one run says of all the pages it makes."""

from __future__ import annotations

from datetime import date

from polc.core.record import field, record
from polc.project.branding import Brand


@record
class Edition:
    """The day the pages are made for, the site's address (ending in a slash, may be empty) and, for a draft, the
    number of open findings of each policy by its name; `draft` is None for a site that is none. `brand` is its look.
    """

    day: date
    address: str = ""
    draft: dict[str, int] | None = None
    brand: Brand = field(default_factory=Brand)
