from __future__ import annotations

import pytest

from assistant.writing.checker import Mending
from assistant.writing.quotes import whole_sentences
from assistant.writing.reply import Claim


@pytest.fixture(scope="session")
def mended(judge):
    """What becomes of one sentence that fails: how it was mended and what is shown; None where it is lost."""

    def found(question, text, *sources):
        verdict = judge.judge(question, [Claim(text, sources)])[0]
        assert verdict.fault is not None, "only what fails is mended"
        shown = judge.mend(question, verdict)
        return shown and (shown.mending, shown.claim.text)

    return found


def test_a_denial_that_cannot_be_proved_is_left_out(mended):
    text = "孵化器和众创空间运作良好、有示范引领作用的可获得{16a}资助，条款没有提到按季度拨付。"
    assert mended("孵化器能拿多少？", text, "16") == (
        Mending.SHORTENED,
        "孵化器和众创空间运作良好、有示范引领作用的可获得{16a}资助",
    )


def test_what_is_denied_of_others_is_told_by_the_whole_sentence_of_the_clause(mended):
    text = "支持在沿线国家合作举办动漫游戏展会，但中方不得独自在当地举办。"
    assert mended("能办展会吗？", text, "3.3") == (Mending.CLAUSE, "支持在沿线国家举办或合作举办动漫游戏展会")


def test_what_stands_behind_a_strong_stop_is_kept_alone(mended):
    text = "The Ministry of Commerce is in charge; districts may formulate implementation measures of their own."
    assert mended("Who formulates the rules?", text, "25") == (
        Mending.SHORTENED,
        "Districts may formulate implementation measures of their own.",
    )


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("只有孵化器可获得资助，众创空间没有份。", "16"),
        ("数字影棚必须备案，直播基地则无须备案。", "9"),
        ("Support is promised to all exporters, whether certified or not.", "19"),
        ("It is free of charge, so it costs nothing.", "box2"),
    ],
)
def test_no_part_of_a_lie_is_kept(mended, text, source):
    found = mended("这条怎么规定？", text, source)
    assert found is None or found[0] is Mending.CLAUSE


def test_the_clause_speaks_in_place_of_what_fails(mended, judge):
    how, shown = mended("各区能自己出办法吗？", "各区必须依据本措施出台具体实施办法。", "25")
    assert how is Mending.CLAUSE and shown == "各区可结合本区实际情况，根据本政策措施制定具体实施办法"
    assert judge.judge("", [Claim(shown, ("25",))])[0].passed


def test_english_is_told_by_the_english_of_the_clause(mended):
    how, shown = mended("May districts make rules?", "Districts must formulate specific implementation measures.", "25")
    assert how is Mending.CLAUSE and shown.startswith("Each district may")


def test_a_sum_for_others_than_those_asked_about_is_not_put_in(mended):
    lie = "经认定的游戏出口项目可获得{11a}资助。"
    found = mended("游戏出口项目能拿多少钱？", lie, "11")
    assert found is None or "{" not in found[1]
    how, shown = mended("新型游戏研发项目能拿多少钱？", "所有新型游戏研发项目都能拿到{11a}。", "11")
    assert how is Mending.CLAUSE and shown.startswith("对经认定的新型游戏研发项目") and "{11a}" in shown


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # what stands behind while, because, when or 因为 is no statement
        ("Innovation platforms are granted {15a} every year while results are being converted.", "15"),
        ("Exports of games are banned, because game exports are encouraged.", "11"),
        ("Every district must obey, as each district may formulate specific implementation measures.", "25"),
        ("游戏出口必须停止；因为鼓励游戏出口。", "11"),
        ("赛事必须停办；在鼓励赛事获奖作品产业转化时。", "23"),
        # nor is a member of a list, nor a part whose subject was named before
        ("Its readers are the bureaus, and the State Administration of Cultural Heritage.", "notice"),
        ("Tax is waived for competitions, and the industrial conversion of their works is encouraged.", "23"),
    ],
)
def test_no_fragment_is_kept(mended, text, source):
    found = mended("这条怎么规定？", text, source)
    assert found is None or found[0] is not Mending.SHORTENED


def test_what_no_sentence_of_the_clause_is_about_is_lost(mended):
    assert mended("有食堂吗？", "园区食堂对外营业。", "16") is None


def test_the_title_of_a_clause_and_the_items_of_a_list_are_no_sentences(judge):
    for source in judge.sheet.sources:
        for language in ("zh", "en"):
            for said in whole_sentences(source, language):
                assert said.strip() not in {source.view.clause.title, ""}
