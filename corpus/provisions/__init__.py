"""The facts with a number or date that a clause fixes: sums, shares, periods, counts, dates."""

from __future__ import annotations

from corpus.model import Clause, Provision
from corpus.provisions.assemble import provisions_of
from corpus.references import extract_references

__all__ = ["extract_provisions"]


def extract_provisions(clause: Clause) -> tuple[Provision, ...]:
    """Every figure of ``clause.text`` that says something, in text order.

    Sums that somebody gets are AMOUNT with a nature; tax deductions AMOUNT with nature OTHER;
    thresholds that somebody must meet (票房达到1亿元以上) and fines OTHER with their currency, so
    that they are never taken for a grant. Shares are RATE (limit CAP or FLOOR where bounded),
    with nature OTHER unless given. A period counted from an event carries it as ``condition``
    (自公示之日起). Several units of ``per`` are joined by a slash, in text order (person/month).
    ``clause.references`` are used where present, else read from the text.
    """
    return provisions_of(clause, clause.references or extract_references(clause.text))
