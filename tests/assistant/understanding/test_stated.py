from __future__ import annotations

import pytest

from assistant.understanding.stated import (
    StatedDate,
    StatedParts,
    denies,
    stated_date,
    stated_parts,
    states_something,
    untagged,
)
from assistant.understanding.stated_body import is_body, stated_body


@pytest.mark.parametrize(
    "question",
    [
        "The harbour levy ends in May, right?",
        "Isn't the levy already gone?",
        "The rules name three offices?",
        "So the council has the last word?",
        "I take it the list is public?",
        "第三条是给渔船的吧？",
        "难道这份办法没有期限吗",
    ],
)
def test_what_states_something(bench, question):
    assert states_something(bench.understand(question))


@pytest.mark.parametrize(
    "question",
    [
        "And is the sum paid yearly?",
        "Once, or each year the rating lasts?",
        "How much does the council give?",
        "Grants for boats?",
        "第三条给谁？",
        "渔船补贴有多少",
    ],
)
def test_what_only_asks(bench, question):
    assert not states_something(bench.understand(question))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("issued on 3 March 2019", StatedDate(2019, 3, 3)),
        ("printed on October 12th, 2020", StatedDate(2020, 10, 12)),
        ("in force since May 2021", StatedDate(2021, 5)),
        ("from 2024 on", StatedDate(2024)),
        ("2018年12月1日印发", StatedDate(2018, 12, 1)),
        ("2018年12月印发", StatedDate(2018, 12)),
        ("the plan for 2021-2025", None),
        ("no date at all", None),
    ],
)
def test_dates_that_are_stated(text, date):
    assert stated_date(text) == date


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The regulation has 48 articles", StatedParts(48, "clauses")),
        ("There are seven boxes in it", StatedParts(7, "boxes")),
        ("it is divided into five chapters", StatedParts(5, "chapters")),
        ("全文共三十二条", StatedParts(32, "clauses")),
        ("分为六章", StatedParts(6, "chapters")),
        ("it gives 48 firms a grant", None),
        ("有三条件", None),
    ],
)
def test_parts_that_are_counted(text, parts):
    assert stated_parts(text) == parts


@pytest.mark.parametrize(
    ("text", "doing", "body"),
    [
        ("The rules were issued by the Ministry of Transport, right?", "issues_it", "Ministry of Transport"),
        ("The Port Authority published the rules, didn't it?", "issues_it", "Port Authority"),
        ("Isn't it the NDRC that issued the plan?", "issues_it", "NDRC"),
        ("The rules are interpreted by the tax bureau, I believe?", "interprets_it", "tax bureau"),
        ("The rules were issued by mistake, right?", "issues_it", None),
        ("the plan is published in May", "issues_it", None),
        ("这份办法是交通运输部印发的，对吗", "issues_it", "交通运输部"),
        ("办法由市税务局负责解释吧", "interprets_it", "市税务局"),
        ("办法什么时候印发", "issues_it", None),
    ],
)
def test_bodies_that_are_stated(text, doing, body):
    assert stated_body(text, doing) == body


@pytest.mark.parametrize(
    ("stated", "printed", "same"),
    [
        ("Ministry of Transport", "Ministry of Transport", True),
        ("the transport ministry", "Ministry of Transport", True),
        ("Ministry of Transport and Energy", "Ministry of Transport", False),
        ("central government", "Ministry of Transport", None),
        ("sports bureau", "Municipal Bureau of Culture, Radio, Television, Tourism and Sports", None),
        ("finance bureau", "Municipal Bureau of Culture, Radio, Television, Tourism and Sports", False),
        ("文旅体育局", "市文化广电旅游体育局", True),
        ("体育局", "市文化广电旅游体育局", None),
        ("财政局", "市文化广电旅游体育局", False),
    ],
)
def test_whether_a_body_is_the_printed_one(stated, printed, same):
    assert is_body(stated, printed) is same


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The levy isn't paid every year, right?", True),
        ("Isn't the levy paid every year?", False),
        ("这笔补贴不是每年都给吧", True),
        ("难道这笔补贴不是每年都给吗", False),
        ("The levy is paid every year, isn't it?", False),
    ],
)
def test_whether_a_statement_denies(text, denied):
    assert denies(text) is denied


def test_a_statement_without_what_asks():
    assert untagged("The levy ends in May, I think, right?") == "The levy ends in May"
