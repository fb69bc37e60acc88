"""Says what is wrong where reading stopped, and where to go on.

The likeliest slip of the pen is looked for first.
"""

from __future__ import annotations

from polc.core.findings import Finding
from polc.syntax.errors.characters import unreadable
from polc.syntax.errors.misplaced import misplaced
from polc.syntax.errors.parse_error import Mistake
from polc.syntax.errors.unclosed import taken_for_name, unclosed_block, unclosed_declaration
from polc.syntax.parser.grammar import declaration_keywords
from polc.syntax.parser.outline import Outline


def diagnose(mistake: Mistake, outline: Outline) -> tuple[Finding, int | None]:
    """One finding for the mistake, and the offset at which to resume reading.

    None where there is nothing more to read.
    """
    block = unclosed_block(mistake, outline)
    if block is not None:
        return block, outline.start_between(block.span.start, len(mistake.source.text))
    next_one = taken_for_name(mistake, outline) or unclosed_declaration(mistake, outline)
    if next_one is not None:
        return next_one, next_one.span.start
    finding = unreadable(mistake) or misplaced(mistake)
    if mistake.head is None:
        return finding, outline.resume(mistake.at, mistake.at)
    if mistake.block is None and mistake.begins_line and str(mistake.token) in declaration_keywords():
        return finding, mistake.at
    return finding, outline.resume(mistake.at, mistake.head.start_pos or 0)
