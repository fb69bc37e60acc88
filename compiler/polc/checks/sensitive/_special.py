"""Special categories of data (Art. 9): the condition that lifts the prohibition, and what is wrongly called so."""

from __future__ import annotations

ARTICLE_9 = "gdpr:9(2)"
