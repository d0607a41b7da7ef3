"""A sentence that a clause has word for word is true whatever the rules make of its words; an item of a list is not."""

from __future__ import annotations

import pytest

from assistant.service import Assistant
from assistant.settings import Settings
from assistant.writing.judge import Judge
from assistant.writing.reply import Claim

TEXT = """某区智能制造奖励办法
第一条 为促进智能制造发展，制定本办法。
第二条 对获评省级、市级智能制造示范项目的企业，分别给予一次性奖励20万元、10万元。
第三条 有下列情形之一的，不予奖励：
（一）申报材料真实并且按时提交的新设企业；
（二）其他情形。
第四条 对区外企业迁入的，给予额外落户奖励5万元。
"""


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    """The fault of a sentence about a text of tiers and lists, None where it passes."""
    folder = tmp_path_factory.mktemp("elsewhere")
    path = folder / "rules.txt"
    path.write_text(TEXT, "utf-8")
    assistant = Assistant.open(Settings(home=folder / "home", embeddings="none"))
    assistant.add([path])
    judge = Judge(assistant.library, assistant.index)
    sources = {s.view.clause.clause_id: s for s in judge.sheet.sources if "智能制造" in s.view.document.metadata.title}

    def fault(text, clause_id):
        source = sources[clause_id]
        for number, provision in enumerate(source.view.clause.provisions):
            text = text.replace(f"<{number}>", f"{{{source.slot(provision)}}}")
        verdict = judge.judge("智能制造奖励多少？", [Claim(text, (source.alias,))])[0]
        return verdict.fault.code if verdict.fault else None

    return fault


def test_a_whole_sentence_of_a_clause_passes_with_all_its_figures(judged):
    assert judged("对获评省级、市级智能制造示范项目的企业，分别给予<0>、<1>。", "2") is None


def test_one_that_differs_in_a_word_does_not(judged):
    assert judged("对获评国家级、市级智能制造示范项目的企业，分别给予<0>、<1>。", "2") is not None


def test_an_item_of_a_list_is_no_sentence_of_its_own(judged):
    assert judged("申报材料真实并且按时提交的新设企业一律给予奖励。", "3") is not None


def test_a_limiting_word_that_the_clause_prints_before_its_figure_is_borne_out(judged):
    assert judged("对区外企业迁入的，可给予额外落户奖励<0>。", "4") is None
    assert judged("区外企业迁入的，额外给予<0>。", "4") == "bound"
