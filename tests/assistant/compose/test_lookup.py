from __future__ import annotations

import pytest

from assistant.compose.lookup import compose_lookup, compose_toc, missing_clause
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, PLAN, keys, written


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("深圳第十六条", (MEASURES, "16")),
        ("四（三）", (PLAN, "4.3")),
        ("专栏5", (PLAN, "box5")),
        ("clause 19", (MEASURES, "19")),
    ],
)
def test_whole_clause_is_quoted(bench, question, key):
    draft = compose_lookup(bench.inquire(question))
    assert keys(draft) == [key]
    assert [line for line in bench.clause(*key).text.split("\n") if line not in written(draft)] == []


def test_english_reader_gets_the_rendering_and_the_text(bench):
    draft = compose_lookup(bench.inquire("clause 16"))
    clause = bench.clause(MEASURES, "16")
    assert clause.rendering in written(draft) and clause.text in written(draft)


@pytest.mark.parametrize(
    ("question", "clause_id"),
    [
        ("Section (5) of the safeguards chapter in the national plan", "4.5"),
        ("国家计划保障措施那一章的第（二）条讲了什么", "4.2"),
        ("clause 3 in the key tasks part of the national plan", "3.3"),
    ],
)
def test_a_number_that_several_chapters_have_is_that_of_the_chapter_named(bench, question, clause_id):
    draft = compose_lookup(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED and keys(draft) == [(PLAN, clause_id)]


@pytest.mark.parametrize("question", ["国家计划第三部分第（九）点", "section 3.9 of the national plan"])
def test_a_number_beyond_the_end_of_its_chapter_is_missing(bench, question):
    assert missing_clause(bench.inquire(question)).status is AnswerStatus.NOT_FOUND


def test_item_is_cited_alone(wide_bench):
    draft = compose_lookup(wide_bench.inquire("杭州市数字出版管理办法第四条第三项"))
    spans = {e.item_id: e.quote for line in draft.lines for e in line.evidence}
    assert spans == {"4(3)": "（三）注册资本不低于200万元。"}


def test_item_that_does_not_exist(wide_bench):
    draft = compose_lookup(wide_bench.inquire("杭州市数字出版管理办法第四条第九项"))
    assert draft.status is AnswerStatus.NOT_FOUND and keys(draft) == [("regulation", "4")]


def test_number_that_means_several_clauses_is_asked_back(bench):
    draft = compose_lookup(bench.inquire("国家计划（三）"))
    assert draft.status is AnswerStatus.CLARIFY and len(draft.suggestions) == 3


def test_range_and_chapter(bench):
    assert [c for _, c in keys(compose_lookup(bench.inquire("深圳第三到第六条")))] == ["3", "4", "5", "6"]
    chapter = keys(compose_lookup(bench.inquire("国家计划第四章")))
    assert [c for _, c in chapter] == ["4.1", "box4", "4.2", "box5", "4.3", "4.4", "4.5"]


@pytest.mark.parametrize(
    ("question", "last"),
    [("深圳措施第三十条", "26"), ("Article 30 of the Shenzhen measures", "26"), ("国家计划专栏9", "box5")],
)
def test_missing_clause_says_where_the_document_ends(bench, question, last):
    draft = missing_clause(bench.inquire(question))
    assert draft.status is AnswerStatus.NOT_FOUND
    assert [c for _, c in keys(draft)] == [last]


def test_existing_clause_is_not_missing(bench):
    assert missing_clause(bench.inquire("深圳第十六条")) is None
    assert missing_clause(bench.inquire("深圳第十六条和第三十条")) is None


def test_contents_name_every_clause_and_mark_inferred_chapters(bench):
    draft = compose_toc(bench.inquire("深圳措施的目录"))
    cited = {c for _, c in keys(draft)}
    assert {str(n) for n in range(1, 27)} <= cited
    assert "26" in draft.lines[1].text if not draft.lines[0].text else "26" in draft.lines[0].text
    inferred = [line.text for line in draft.lines if "缺章号" in line.text]
    assert [("2" in t, "8" in t) for t in inferred] == [(True, False), (False, True)]
    assert any("附则" in line.text and "缺章号" not in line.text for line in draft.lines)


def test_range_over_several_documents_names_each(bench):
    draft = compose_lookup(bench.inquire("第三章"))
    assert all(e.document.document_id == e.clause.document_id for line in draft.lines for e in line.evidence)


def test_clauses_of_a_chapter(bench):
    assert {c for _, c in keys(bench.compose("国家计划第四章有哪些条款"))} == {
        "4.1", "box4", "4.2", "box5", "4.3", "4.4", "4.5",
    }  # fmt: skip


def test_article_with_a_paragraph(wide_bench):
    draft = wide_bench.compose("What does Article 3(2) of the Marisland Film Incentive Regulations say?")
    assert {e.item_id for line in draft.lines for e in line.evidence} == {"3(2)"}


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("深圳措施一共有几条？", "26 条条款"),
        ("国家计划里一共几个专栏？", "5 个专栏"),
        ("How many chapters does the national plan have?", "4 chapters"),
    ],
)
def test_count_of_the_parts_alone(bench, question, count):
    draft = bench.compose(question)
    assert count in written(draft) and len(keys(draft)) <= 2


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("深圳措施里讲重点业态的那一章，是第几条到第几条？", ["7", "8", "9", "10", "11", "12"]),
        ("What headings come under the safeguards chapter in the national plan?", ["4.1", "4.2", "4.3", "4.4", "4.5"]),
    ],
)
def test_chapter_named_by_part_of_its_heading(bench, question, clauses):
    assert [c for _, c in keys(bench.compose(question))] == clauses


def test_contents_of_the_text_of_an_issuer(bench):
    draft = bench.compose("文化部那份计划的结构是怎样的，分几大块？")
    assert "重点任务" in written(draft) and "保障措施" in written(draft)


def test_a_part_of_a_chapter_is_not_the_chapter(bench):
    draft = bench.compose("国家计划“保障措施”里讲银行保险那一段说了啥")
    assert keys(draft) == [(PLAN, "4.4")]


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("专栏1到专栏3分别是什么", [(PLAN, "box1"), (PLAN, "box2"), (PLAN, "box3")]),
        ("3.1 to 3.3 of the national plan", [(PLAN, "3.1"), (PLAN, "3.2"), (PLAN, "3.3")]),
        ("前五条讲了什么", [(MEASURES, n) for n in "12345"]),
        ("the last two clauses", [(MEASURES, "25"), (MEASURES, "26")]),
        ("深圳最后一章讲什么", [(MEASURES, "25"), (MEASURES, "26")]),
        ("倒数第二条", [(MEASURES, "25")]),
    ],
)
def test_a_range_shows_each_of_its_clauses_once(bench, question, cited):
    draft = compose_lookup(bench.inquire(question))
    assert list(dict.fromkeys(keys(draft))) == cited


def test_chapters_of_two_documents_stand_under_their_own_names(bench):
    text = written(compose_lookup(bench.inquire("第二章讲了什么")))
    assert text.index("二、指导思想与基本原则") < text.index("加大集群发展统筹力度")


def test_a_clause_is_not_shown_with_its_title_twice(bench):
    assert written(compose_lookup(bench.inquire("专栏1到专栏2"))).count("动漫游戏“一带一路”创意合作") == 1


def test_a_chapter_without_a_number_is_counted_apart(bench):
    told = written(compose_toc(bench.inquire("深圳措施分几个部分")))
    assert "分 9 个部分，另有没有编号的“附则”" in told
    assert "没有编号" not in written(compose_toc(bench.inquire("国家计划分几个部分")))


def test_a_clause_without_a_title_is_not_shown_twice(bench):
    text = written(compose_lookup(bench.inquire("深圳最后两条")))
    assert text.count("本措施自2022年") == 1


@pytest.mark.parametrize("question", ["Which article mentions the World Expo?", "哪条提到进博会", "Does some clause mention the Canton Fair?"])
def test_a_fair_that_no_text_names_is_not_found_in_what_is_said_of_fairs(founding, question):
    answer = founding.answer(question)
    assert answer.status.value == "not_found" and not answer.citations


@pytest.mark.parametrize("question", ["文博会在哪里提到了", "Which clauses mention the cultural fair?"])
def test_a_fair_that_a_text_names_is_found_there_alone_and_no_sum_is_told(founding, question):
    answer = founding.answer(question)
    assert {c.clause_id for c in answer.citations} == {"20"} and not answer.amounts


@pytest.mark.parametrize(
    ("question", "clause_id"),
    [
        ("哪条说的是众包翻译", "3.2"),
        ("第几条讲的是众创空间", "16"),
        ("知识产权保护在第几条", "21"),
        ("Which clause is on virtual reality shopping?", "13"),
    ],
)
def test_a_clause_looked_for_by_its_matter_is_quoted(founding, question, clause_id):
    answer = founding.answer(question)
    assert answer.status.value == "answered" and answer.citations[0].clause_id == clause_id


@pytest.mark.parametrize(
    "question",
    ["Who chairs the special team that the Shenzhen draft sets up?", "Which bureau heads the task force in the Shenzhen draft?"],
)
def test_what_stands_in_a_draft_is_no_question_whether_it_is_one(founding, question):
    answer = founding.answer(question)
    assert answer.citations[0].clause_id == "2" and "adopted text" not in answer.answer
