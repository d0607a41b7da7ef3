from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Clause, ClauseKind, Item
from interfaces.pages.clause_view import clause_html


def clause(text, *items):
    made = tuple(Item(str(number), "", start, end) for number, (start, end) in enumerate(items))
    return Clause("d", "1", ClauseKind.CLAUSE, "第一条", text, 1, items=made)


def test_outermost_items_stand_on_lines_of_their_own():
    html = clause_html(clause("甲：（一）乙1．丙（二）丁", (2, 9), (6, 9), (9, 13)))
    assert html == "<p>甲：</p><p>（一）乙1．丙</p><p>（二）丁</p>"


def test_a_quote_over_two_items_is_marked_in_both():
    html = clause_html(clause("甲：（一）乙（二）丁", (2, 6), (6, 10)), [(5, 8)])
    assert html == "<p>甲：</p><p>（一）<mark>乙</mark></p><p><mark>（二</mark>）丁</p>"


@given(
    st.text("甲乙<&>丙", min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4),
)
def test_nothing_of_the_text_is_lost_wherever_items_stand(text, pairs):
    items = [(min(a, b), min(max(a, b), len(text))) for a, b in pairs if min(a, b) <= len(text)]
    shown = re.sub("<[^>]*>", "", clause_html(clause(text, *items), items))
    assert shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == text
