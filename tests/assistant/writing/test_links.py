"""What a sentence joins stands joined in one part of a clause, and in its order; else the clause speaks for itself."""

from __future__ import annotations

import pytest

from assistant.service import Assistant
from assistant.settings import Settings
from assistant.writing.checker import Mending
from assistant.writing.judge import Judge
from assistant.writing.reply import Claim

QUESTION = "这条怎么规定？"
TEXT = """滨海市智能制造若干措施
第一条 为促进智能制造发展，制定本措施。
第二条 鼓励龙头企业建设开放实验室，引导高校为中小企业培训技工，支持行业协会举办产业对接会。
第三条 由市工信局负责认定示范工厂，会同市财政局编制年度计划。
第四条 对经认定的示范工厂及符合条件的检测机构，给予最高80万元资助。
"""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """The fault and what is shown for a sentence on a text that no rule was made for."""
    folder = tmp_path_factory.mktemp("bay")
    path = folder / "bay.txt"
    path.write_text(TEXT, "utf-8")
    assistant = Assistant.open(Settings(home=folder / "home", embeddings="none"))
    assistant.add([path])
    judge = Judge(assistant.library, assistant.index)
    sources = {s.view.clause.clause_id: s for s in judge.sheet.sources if "滨海" in s.view.document.metadata.title}

    def found(text, clause_id):
        source = sources[clause_id]
        claim = Claim(text, (source.alias,))
        verdict = judge.judge(QUESTION, [claim])[0]
        return verdict.fault, verdict if verdict.passed else judge.mend(QUESTION, verdict)

    return found


@pytest.mark.parametrize(
    ("text", "clause_id"),
    [
        ("支持行业协会为中小企业培训技工。", "2"),
        ("鼓励龙头企业举办产业对接会。", "2"),
        ("鼓励高校建设开放实验室。", "2"),
        ("引导中小企业为高校培训技工。", "2"),
        ("市财政局负责认定示范工厂。", "3"),
    ],
)
def test_parts_of_a_clause_put_together_anew_do_not_pass(elsewhere, text, clause_id):
    fault, shown = elsewhere(text, clause_id)
    assert fault is not None
    assert shown is None or (shown.mending is Mending.CLAUSE and shown.claim.text in TEXT)


@pytest.mark.parametrize(
    "text",
    [
        "该条鼓励龙头企业建设开放实验室。",
        "引导高校为中小企业培训技工，并支持行业协会举办产业对接会。",
        "行业协会举办产业对接会会得到支持。",
    ],
)
def test_what_follows_a_part_of_the_clause_passes_as_written(elsewhere, text):
    fault, shown = elsewhere(text, "2")
    assert fault is None and shown.claim.text == text


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("推广数字创意产品，是为了促进数字创意展示中心和体验中心的建设。", "4"),
        ("XR装备和云文化装备是要顺应的发展趋势。", "8"),
        ("Trading platforms are to be built only in the field of artworks.", "20"),
        ("The municipal bureau may draw up implementation measures.", "25"),
        ("The districts draw up the accompanying operating procedures.", "25"),
        ("支持头部企业引进一批发行运营平台企业。", "22"),
        ("计划支持沿线国家引进中国特色文化资源。", "3.1"),
    ],
)
def test_ends_only_ones_and_roles_are_the_clauses_own(fault, text, source):
    assert fault(QUESTION, text, source) is not None


def test_a_rule_is_what_another_goes_by_only_where_the_clause_says_so(fault):
    turned = "《文化部“一带一路”文化发展行动计划（2016—2020年）》是根据《动漫游戏产业“一带一路”国际合作行动计划》编制的。"
    assert fault(QUESTION, turned, "notice") == "basis"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("支持在艺术品等领域搭建交易平台。", "20"),
        ("Shenzhen enterprises are supported in setting up R&D institutions overseas.", "18"),
        ("孵化器须具有示范引领作用、发展模式清晰、运作良好。", "16"),
        ("The Municipal Bureau of Culture, Radio, Television, Tourism and Sports formulates the accompanying operating procedures.", "25"),
        ("入选企业会被组织参加文化部的重点对外文化交流活动。", "box4"),
    ],
)
def test_passives_lists_in_another_order_and_moved_conditions_pass(fault, text, source):
    assert fault(QUESTION, text, source) is None


def test_a_true_sentence_that_no_part_bears_out_word_by_word_is_told_in_the_clauses_words(judge):
    failed = judge.judge("Who can make rules?", [Claim("Districts may in addition formulate measures of their own.", ("25",))])[0]
    assert failed.fault is not None and failed.fault.code == "links"
    shown = judge.mend("Who can make rules?", failed)
    assert shown.mending is Mending.CLAUSE and shown.claim.text.startswith("Each district may")
