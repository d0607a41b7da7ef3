"""Which figures of a clause are put, as the question puts them."""

import pytest

from assistant.compose.asked_figures import as_put
from assistant.compose.figures import Figure, figures_of
from assistant.evidence.views import ClauseViews
from corpus.glossary import load_glossary
from corpus.model import Limit, Nature, Provision, ProvisionKind


def figure(number, written, kind, place, *, own=None, period=0, line=0, limit=Limit.EXACT):
    given = Provision(
        f"1{number}",
        kind,
        written,
        place,
        place + len(written),
        limit,
        value=1.0,
        currency="CNY",
        nature=Nature.SUBSIDY,
    )
    words = own or written
    return Figure(given, "", words, words, "", "", words, period, line)


SUM, SHARE = ProvisionKind.AMOUNT, ProvisionKind.RATE
WHOLE = figure("a", "每月2000元", SUM, 10)
EACH = figure("b", "不能超过每月1000元", SUM, 30, limit=Limit.CAP)
INTEREST = figure("c", "40%", SHARE, 10, limit=Limit.CAP)
CEILING = figure("d", "不超过300万元", SUM, 60, period=40, limit=Limit.CAP)
OF_ANOTHER = figure("e", "不超过50万元", SUM, 90, period=80, line=70, limit=Limit.CAP)
RENT = figure("f", "30元", SUM, 10, own="租赁办公用房的，可按30元/平方米•月且每年总额不超过")
YEARLY = figure("g", "每年总额不超过15万元", SUM, 20, own="/平方米•月且每年总额不超过15万元", limit=Limit.CAP)
SHARED = figure("h", "不超过45万元", SUM, 90, own="同一地址的每年不超过45万元", period=80, limit=Limit.CAP)


@pytest.mark.parametrize(
    ("question", "figures", "picked", "put"),
    [
        ("每人分摊的额度一个月不能超过几块钱", [WHOLE, EACH], [WHOLE], [EACH]),
        ("一共按每月多少扣", [WHOLE, EACH], [WHOLE], [WHOLE]),
        ("贴息比例和单家上限各是多少", [INTEREST, CEILING], [INTEREST], [INTEREST, CEILING]),
        ("贴息比例和单家上限各是多少", [INTEREST, OF_ANOTHER], [INTEREST], [INTEREST]),
        (
            "What is the monthly rent subsidy per square metre and the annual cap?",
            [RENT, YEARLY, SHARED],
            [SHARED],
            [RENT, YEARLY],
        ),
    ],
)
def test_figures_as_the_question_puts_them(question, figures, picked, put):
    assert [f.provision.provision_id for f in as_put(question, figures, picked)] == [
        f.provision.provision_id for f in put
    ]


def test_a_heavier_fine_is_for_the_deed_before_it(rulebook):
    documents = rulebook.library.documents
    view = ClauseViews(documents, load_glossary()).get("street-arts", "8")
    heavier, lighter = figures_of(view)
    assert heavier.is_heavier and "消防通道" in heavier.case
    assert not lighter.is_heavier and "消防通道" not in lighter.case
