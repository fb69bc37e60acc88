"""Prints what polc finds in the published policies, and how much of it is right: `python -m tests.real`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.real.bench import ARGUABLE, FALSE, NAMES, TRUE, Review, review_of

ROW = "{:16} {:>10} {:>7} {:>9} {:>7} {:>18} {:>6}"
HEADS = ("policy", "defects", "found", "findings", "right", "right or arguable", "false")


def row(name: str, reviews: Sequence[Review]) -> str:
    """A line of the table: defects and how many are found, findings and how many are right, arguable and false."""
    defects, found = sum(len(r.defects) for r in reviews), sum(len(r.found()) for r in reviews)
    findings = sum(len(r.findings) for r in reviews)
    true, arguable, false = (sum(r.count(v) for r in reviews) for v in (TRUE, ARGUABLE, FALSE))
    right, nearly = true / findings, (true + arguable) / findings
    return ROW.format(
        name, f"{found}/{defects}", f"{found / defects:.0%}", findings, f"{right:.0%}", f"{nearly:.0%}", false
    )


def table(reviews: Sequence[Review]) -> Iterator[str]:
    """A line for each policy and one for all, then what is not judged or no longer found."""
    yield ROW.format(*HEADS)
    yield from (row(review.name, [review]) for review in reviews)
    yield row("all", reviews)
    for review in reviews:
        yield from (f"{review.name}: not judged: {line}" for line in review.unjudged())
        yield from (f"{review.name}: no longer found: {line}" for line in review.lost())


if __name__ == "__main__":
    print("\n".join(table([review_of(name) for name in NAMES])))
