"""The edits that pages of rules give: what mends a finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class EditPattern:
    """One way to mend the findings of a rule, as its page writes it under `[[edits]]`.

    Places in `text` are filled in. `kind` is `safe` where the file states the same afterwards, `fact` where the edit
    states something, `places` where the author has to fill in what only he knows. `do` is what is done: `add`, `set`,
    `list`, `drop`, `replace`, `requote` or `declare`. `at` is the declaration in which it is done: that of the finding
    where it is empty, else a kind, with a name or without. `statement` is the statement that is set, added to or
    dropped. `on` is the label of a related place, at which it is done instead; `when` a fact without which it is not
    offered, or a fact and its value, or with `-` before it a fact with which it is not; `also` what is done with it, in
    other places.
    """

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self.fields = fields

    @property
    def kind(self) -> str:
        """`safe`, `fact` or `places`."""
        return str(self.fields["kind"])

    @property
    def do(self) -> str:
        """What is done."""
        return str(self.fields["do"])

    @property
    def at(self) -> str:
        """The declaration in which it is done; empty for that of the finding."""
        return str(self.fields.get("at", ""))

    @property
    def statement(self) -> str:
        """The statement that is set, added to or dropped.

        Empty for the words of the finding.
        """
        return str(self.fields.get("statement", ""))

    @property
    def on(self) -> str:
        """The label of the related place at which it is done.

        Empty for that of the finding.
        """
        return str(self.fields.get("on", ""))

    @property
    def when(self) -> str:
        """The fact without which it is not offered; empty where it always is."""
        return str(self.fields.get("when", ""))

    @property
    def also(self) -> tuple[EditPattern, ...]:
        """What is done with it, in other places."""
        return tuple(EditPattern(fields) for fields in self.fields.get("also", ()))

    @property
    def text(self) -> str:
        """What is written, with its places."""
        return str(self.fields.get("text", ""))

    def title(self, lang: str) -> str:
        """What the edit does, in the reader's language."""
        texts = self.fields["title"]
        return str(texts.get(lang) or texts["en"])
