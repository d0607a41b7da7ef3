"""What is told in another order passes where the grammar lets nothing else be meant, and only there."""

from __future__ import annotations

import pytest

from assistant.service import Assistant
from assistant.settings import Settings
from assistant.writing.judge import Judge
from assistant.writing.reply import Claim
from assistant.writing.tellings import arrangements, tellings

CHINESE = """滨海市智能制造若干措施
第一条 为促进智能制造发展，制定本措施。
第二条 支持高校建设产业学院、实训基地等人才培养平台。
第三条 由市工信局编制智能制造年度计划，由市财政局审核专项预算。
第四条 对获得省级认证的检测机构，给予最高80万元资助。
第五条 支持制造企业在海外通过并购、合资等方式设立研发中心。
第六条 通过企业申报，遴选确定示范工厂名单。
第七条 加强虚拟调试在机床、船舶等行业的应用，丰富实训课程内容。
第八条 基本要求
开放共享。推动设备开放，降低企业成本。
绿色低碳。推广节能装备，减少能源消耗。
第九条 鼓励行业协会举办对接会，发布行业指数，引导高校开放实验室。
"""
ENGLISH = """Bayshore Smart Manufacturing Measures
Article 1 These Measures are formulated in order to promote smart manufacturing.
Article 2 The city shall support the innovative application of digital twins in sectors such as machine tools and shipbuilding.
Article 3 Eligible projects for the digitalisation of workshop production are given a grant of up to RMB 2 million.
Article 4 Newly brought-in headquarters of leading manufacturers are given a reward of up to RMB 3 million.
Article 5 Certified testing institutions for industrial software are given a grant of up to RMB 800,000, for a funding period of no more than 3 years.
Article 6 The city shall increase policy and funding support for the selected workshops.
Article 7 The city shall explore setting up a green channel for equipment imports.
"""


@pytest.fixture(scope="module")
def passes(tmp_path_factory):
    """Whether a sentence on one of two texts that no rule was made for passes as written; {a} is the clause's first figure."""
    folder = tmp_path_factory.mktemp("bay")
    for name, text in (("滨海.txt", CHINESE), ("bayshore.txt", ENGLISH)):
        (folder / name).write_text(text, "utf-8")
    assistant = Assistant.open(Settings(home=folder / "home", embeddings="none"))
    assistant.add([folder / "滨海.txt", folder / "bayshore.txt"])
    judge = Judge(assistant.library, assistant.index)
    sources = {
        (s.view.document.metadata.title[:2] == "滨海", s.view.clause.clause_id): s
        for s in judge.sheet.sources
        if s.view.document.metadata.title.startswith(("滨海", "Bayshore"))
    }

    def found(text, clause_id):
        is_chinese = not text.isascii()
        source = sources[is_chinese, clause_id]
        slots = [source.slot(p) for p in source.view.clause.provisions]
        for letter, slot in zip("ab", slots, strict=False):
            text = text.replace(f"{{{letter}}}", f"{{{slot}}}")
        return judge.judge("这条怎么规定？" if is_chinese else "What does it say?", [Claim(text, (source.alias,))])[0].fault

    return found


@pytest.mark.parametrize(
    ("text", "clause_id"),
    [
        ("产业学院、实训基地等平台的建设会得到支持。", "2"),
        ("人才培养平台包括产业学院、实训基地等。", "2"),
        ("智能制造年度计划由市工信局编制。", "3"),
        ("检测机构获得省级认证的，可获{a}资助。", "4"),
        ("支持制造企业通过并购、合资等方式在海外设立研发中心。", "5"),
        ("虚拟调试在机床、船舶等行业的应用要加强。", "7"),
        ("该条要求加强虚拟调试的应用。", "7"),
        ("基本要求是开放共享和绿色低碳。", "8"),
        ("先由企业申报，再遴选确定示范工厂名单。", "6"),
        ("鼓励行业协会发布行业指数。", "9"),
        ("Innovative uses of digital twins in machine tools and other sectors are supported.", "2"),
        ("Innovative uses of digital twins are supported.", "2"),
        ("A workshop production digitalisation project that is eligible can receive {a}.", "3"),
        ("A headquarters of a leading manufacturer newly brought in can receive a reward of {a}.", "4"),
        ("The funding period for certified testing institutions is {b}.", "5"),
        ("Recognised testing institutions for industrial software are given a grant of {a}.", "5"),
        ("Selected workshops get more policy and funding support.", "6"),
        ("The text only speaks of exploring a green channel for equipment imports.", "7"),
    ],
)
def test_the_same_told_in_another_order_passes(passes, text, clause_id):
    assert passes(text, clause_id) is None


@pytest.mark.parametrize(
    ("text", "clause_id"),
    [
        ("产业学院包括人才培养平台。", "2"),
        ("智能制造年度计划由市财政局编制。", "3"),
        ("专项预算由市工信局审核。", "3"),
        ("检测机构认证省级项目的，可获{a}资助。", "4"),
        ("支持海外企业通过并购、合资等方式设立研发中心。", "5"),
        ("支持研发中心在海外通过并购设立制造企业。", "5"),
        ("示范工厂通过名单遴选确定企业申报。", "6"),
        ("加强机床在虚拟调试行业的应用。", "7"),
        ("基本要求是开放低碳和绿色共享。", "8"),
        ("先遴选确定示范工厂名单，再由企业申报。", "6"),
        ("鼓励行业协会开放实验室。", "9"),
        ("鼓励高校发布行业指数。", "9"),
        ("Innovative uses of machine tools in digital twins and other sectors are supported.", "2"),
        ("Digital twins and other sectors are supported in machine tools.", "2"),
        ("A project for the production of digitalisation workshops can receive {a}.", "3"),
        ("A leading headquarters brought in manufacturers and receives a reward of {a}.", "4"),
        ("The funding period for industrial software is {b}.", "5"),
        ("Selected workshops are to give more policy and funding support.", "6"),
        ("The text only speaks of setting up a green channel for equipment imports.", "7"),
    ],
)
def test_another_thing_told_in_the_clauses_words_does_not_pass(passes, text, clause_id):
    assert passes(text, clause_id) is not None


def test_a_part_of_a_clause_is_turned_round_only_where_it_describes_who_gets_a_sum():
    assert "对检测机构获得省级认证,给予80万元" in arrangements("对获得省级认证的检测机构,给予80万元")
    assert arrangements("形成依托超级场景的产业发展新格局") == ["形成依托超级场景的产业发展新格局"]


def test_examples_are_put_behind_their_kind_only_where_the_clause_gives_examples():
    text = "the use of twins in machine tools and other sectors"
    assert tellings(text, "twins in sectors such as machine tools", "en") == ("the use of twins in sectors such as machine tools",)
    assert tellings(text, "twins in machine tools and sectors", "en") == (text,)
