"""One clause pays the newcomer and the one that brought it, each its own sum: neither may be told the other's."""

from __future__ import annotations

import pytest

from assistant.service import Assistant
from assistant.settings import Settings


@pytest.fixture(scope="module")
def shipped(founding_home):
    """The assistant as it is shipped, with the bundled embeddings."""
    return Assistant.open(Settings(home=founding_home))


@pytest.mark.parametrize(
    ("question", "provision"),
    [
        ("龙头企业落户奖励", "22a"),
        ("领军企业落户能拿多少", "22a"),
        ("新引进的领军企业奖励多少", "22a"),
        ("总部落户深圳给多少", "22a"),
        ("我们把研发中心迁到深圳，能补多少", "22a"),
        ("How much does a newly arrived leading company get?", "22a"),
        ("A leading firm relocates to Shenzhen: how much?", "22a"),
        ("我们从上海搬到深圳能拿500万吗", "22a"),
        ("We are relocating from Shanghai to Shenzhen. Is it true we get 5 million?", "22a"),
        ("引来的企业拿多少", "22a"),
        ("被招来的企业拿多少", "22a"),
        ("招商引来的企业给多少", "22a"),
        ("How much does the company that was brought in get?", "22a"),
        ("以商招商奖励多少", "22b"),
        ("招商成功的企业奖励多少", "22b"),
        ("我们帮深圳引来一家领军企业，自己能拿多少", "22b"),
        ("How much for the company that brought another one here?", "22b"),
    ],
)
def test_only_the_sum_of_the_one_asked_about(shipped, question, provision):
    assert [a.provision_id for a in shipped.answer(question).amounts] == [provision]


@pytest.mark.parametrize("question", ["上海有500万的落户奖励吗", "Does Shanghai give 5 million to newcomers?"])
def test_where_somebody_comes_from_is_not_where_rules_are_asked_for(shipped, question):
    answer = shipped.answer(question)
    assert answer.status.value == "not_found"
    assert not answer.amounts


@pytest.mark.parametrize("last", ["And for the host?", "what about the host company?"])
def test_the_host_is_whoever_brought_the_newcomer_in(converse, last):
    answer = converse("How much does a newly brought-in leading company get?", last)
    assert answer.understood_as == "How much does the company that brought in another one get?"
    assert {c.clause_id for c in answer.citations} == {"22"}
