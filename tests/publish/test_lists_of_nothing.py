"""A list that is stated to be nothing has words in every language, whichever statement holds it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from polc.core.record import replace
from polc.core.values import Listing
from polc.notice.notice import notice_of
from polc.notice.phrasebook import languages
from polc.syntax.tree import File, Node
from tests.overlay import key, laid_over
from tests.publish.pages import parsed, policy_of
from tests.publish.test_every_statement_speaks import EXAMPLES

EMPTY = Listing((), none=True)


def emptied(node: Node) -> Iterator[Node]:
    """A declaration with one of its lists stated to be nothing, each in turn."""
    for number, value in enumerate(node.values):
        if isinstance(value, Listing):
            none = replace(EMPTY, span=value.span)
            yield replace(node, values=(*node.values[:number], none, *node.values[number + 1 :]))
    for number, child in enumerate(node.children):
        for other in emptied(child):
            yield replace(node, children=(*node.children[:number], other, *node.children[number + 1 :]))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda c: c.strip().split("\n")[0][:50])
def test_page_is_made_where_a_list_is_stated_to_be_nothing(example: str) -> None:
    keys = {key(n) for n in parsed(example).declarations}
    file = parsed(laid_over(example))
    for number, declaration in enumerate(file.declarations):
        if key(declaration) not in keys:
            continue
        for other in emptied(declaration):
            changed = (*file.declarations[:number], other, *file.declarations[number + 1 :])
            policy = policy_of(File(file.source, changed))
            for lang in languages():
                assert notice_of(policy, lang).parts
