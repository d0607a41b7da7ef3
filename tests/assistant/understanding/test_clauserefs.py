from __future__ import annotations

import pytest

from assistant.understanding.clauserefs import FIRST, FIRST_BOX, LAST, find_clause_refs


def refs(text):
    return [found.ref for found in find_clause_refs(text)]


@pytest.mark.parametrize(
    ("text", "clause_id"),
    [
        ("第十六条规定了什么", "16"),
        ("第16条", "16"),
        ("(十九)", "19"),
        ("16条", "16"),
        ("第五条之一", "5-1"),
        ("clause 22", "22"),
        ("Article 5", "5"),
        ("Art. 7", "7"),
        ("section 5 says", "5"),
        ("section 12 says", "12"),
        ("§ 9", "9"),
        ("s. 22 Shenzhen", "22"),
        ("cl. 16", "16"),
        ("专栏5", "box5"),
        ("专栏 五", "box5"),
        ("box 3", "box3"),
        ("clause nineteen", "19"),
        ("the nineteenth clause", "19"),
        ("Article twenty-two", "22"),
        ("the 22nd article", "22"),
        ("box five", "box5"),
        ("the fifth box", "box5"),
        ("show me no. 9 of the draft", "9"),
        ("the twenty-third point of the paper", "23"),
        ("what stands in the closing clause", "last"),
        ("最后那一条写了什么", "last"),
        ("the first chapter", "ch1"),
    ],
)
def test_one_clause_in_many_forms(text, clause_id):
    assert [r.ids[0] for r in refs(text)] == [clause_id]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("第五条第二款", "p2"),
        ("第五条第(三)项", "(3)"),
        ("第五条第二款第三项", "p2(3)"),
        ("Article 5(2)", "(2)"),
    ],
)
def test_path_below_a_clause(text, item):
    assert [(r.ids, r.item) for r in refs(text)] == [(("5",), item)]


@pytest.mark.parametrize("text", [
        "四(三)",
        "第四部分第三条",
        "4.3",
        "section 4.3",
        "part 4, clause 3",
        "part four, section 3",
        "clause three of part four",
        "section (3) in chapter IV",
        "read out the third of the tasks in chapter four",
        "the third point in part 4",
        "the third main task of the fourth chapter",
        "chapter four, third item",
    ],
)
def test_numbering_that_restarts_in_each_chapter(text):
    assert refs(text)[0].ids[0] == "4.3"


@pytest.mark.parametrize("text", ["第三到第六条", "第三条至第六条", "(三)-(六)", "clauses 3 to 6", "articles 3-6"])
def test_range(text):
    assert [(r.ids, r.until) for r in refs(text)] == [(("3",), "6")]


def test_descending_range_is_no_range():
    assert all(r.until is None for r in refs("第六到第三条"))


@pytest.mark.parametrize(
    "text",
    [
        ("第三、五条"),
        "第三条和第五条",
        "clauses 3 and 5",
        "clauses three and five",
        "第三条与第五条的区别",
    ],
)
def test_list_of_clauses(text):
    assert [r.ids[0] for r in refs(text)] == ["3", "5"]


@pytest.mark.parametrize(
    ("text", "chapter"), [("第三章有哪些条款", "ch3"), ("第四部分", "ch4"), ("chapter IV", "ch4"), ("part 2", "ch2")]
)
def test_chapter(text, chapter):
    found = refs(text)
    assert [(r.ids, r.chapter) for r in found] == [((chapter,), True)]


@pytest.mark.parametrize(
    "text",
    [
        "最高200万元吗",
        "100 million yuan",
        "20%",
        "3条款项",
        "这几条意见",
        "How long is 5 years",
        "2022年",
        "which clauses one can use",
        "clause five million",
        "一年卖了1.3个亿",
        "屋子有2.5米高",
        "a deposit of £1.5",
    ],
)
def test_quantities_are_no_clauses(text):
    assert refs(text) == []


def test_amount_after_a_clause_is_not_listed_with_it():
    assert [r.ids[0] for r in refs("第十六条和200万元")] == ["16"]


def test_spans_are_true_and_apart():
    text = "第三条、专栏5和第七章"
    found = find_clause_refs(text)
    assert [text[f.start : f.end] for f in found][0] == "第三条"
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    assert len(found) == 3


@pytest.mark.parametrize("text", ["第一条件是什么", "资助最高的是哪一条"])
def test_counted_clause_is_no_number(text):
    assert refs(text) == []


def test_a_slip_inside_a_clause_number_names_no_other_clause():
    assert find_clause_refs("第士五条是一次性给吗") == []


def test_number_beside_the_last_clause_is_its_number():
    assert [ref.ids for ref in refs("content of the last clause, no. 26.")] == [("26",)]
    assert [ref.ids for ref in refs("the last clause")] == [("last",)]


def test_a_number_of_principles_is_no_clause():
    assert find_clause_refs("四条基本原则是啥") == []
    assert [f.ref.ids for f in find_clause_refs("四条讲什么")] == [("4",)]


def test_a_box_by_its_place():
    assert [f.ref.ids for f in find_clause_refs("第四个专栏是关于什么的")] == [("box4",)]


def test_a_title_in_quotes_is_no_first_clause():
    assert refs("国家计划“金融支持”一条概括一下") == []


@pytest.mark.parametrize(
    ("question", "first", "until"),
    [
        ("专栏1到专栏3分别是什么", "box1", "box3"),
        ("专栏一至三", "box1", "box3"),
        ("boxes 2 to 4", "box2", "box4"),
        ("box 1 through box 4", "box1", "box4"),
        ("三(一)到三(三)的内容", "3.1", "3.3"),
        ("三(一)至(五)", "3.1", "3.5"),
        ("3.1 to 3.3 of the plan", "3.1", "3.3"),
        ("chapter 3, clauses 1 to 4", "3.1", "3.4"),
        ("第一章到第三章的标题", "ch1", "ch3"),
        ("parts one to three", "ch1", "ch3"),
        ("clauses three to six", "3", "6"),
        ("from clause 3 to clause 6", "3", "6"),
        ("between clauses 11 and 14", "11", "14"),
    ],
)
def test_reads_ranges_of_boxes_points_and_chapters(question: str, first: str, until: str) -> None:
    (found,) = find_clause_refs(question)
    assert (found.ref.ids[0], found.ref.until, found.ref.several) == (first, until, True)


@pytest.mark.parametrize(
    ("question", "ids", "many", "back"),
    [
        ("前五条讲了什么", (FIRST,), 5, 0),
        ("the last three clauses", (LAST,), 3, 0),
        ("前两个专栏", (FIRST_BOX,), 2, 0),
        ("倒数第二条", (LAST,), 1, 1),
        ("the penultimate clause", (LAST,), 1, 1),
        ("the last chapter", (LAST,), 1, 0),
    ],
)
def test_reads_the_ends_of_a_text(question: str, ids: tuple[str, ...], many: int, back: int) -> None:
    (found,) = find_clause_refs(question)
    assert (found.ref.ids, found.ref.many, found.ref.back) == (ids, many, back)


@pytest.mark.parametrize("question", ["前三年免租", "clause 16 up to 2 million yuan", "box 2 and 30 projects"])
def test_quantities_end_no_range(question: str) -> None:
    assert not any(found.ref.until or found.ref.many > 1 for found in find_clause_refs(question))
    assert len(find_clause_refs(question)) <= 1


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("三(一)、(二)和(四)", ["3.1", "3.2", "3.4"]),
        ("三(一)和三(三)", ["3.1", "3.3"]),
        ("boxes 1, 2 and 4", ["box1", "box2", "box4"]),
        ("第二、三章", ["ch2", "ch3"]),
    ],
)
def test_reads_on_in_a_list_of_one_kind(question: str, ids: list[str]) -> None:
    assert [found.ref.ids[0] for found in find_clause_refs(question)] == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("what does point 14 of the opinions deal with", [("14",)]),
        ("Tell me what measure 7 says", [("7",)]),
        ("is there a 5 point 2% rate", []),
        ("provision 30 days before", []),
    ],
)
def test_a_point_by_its_number(text, ids):
    assert [found.ref.ids for found in find_clause_refs(text)] == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("第六部分两条各给多少", ["ch6"]),
        ("第九章四条里谁给得多", ["ch9"]),
        ("设计基地和直播基地两条差在哪", []),
        ("设计、装备、视听三条的金额", []),
        ("十二、十三两条分别给多少", ["12", "13"]),
        ("7和8这两条一样吗", ["7", "8"]),
        ("第7、8、9三条", ["7", "8", "9"]),
        ("措施的十二、十三条", ["12", "13"]),
        ("三条和五条比", ["3", "5"]),
    ],
)
def test_what_only_counts_clauses_is_no_number_of_one(text, ids):
    assert [r.ids[0] for r in refs(text)] == ids


@pytest.mark.parametrize("text", ["两笔钱是一条里的吗", "这两项写在一条里吗", "500万的四条各给谁", "三条平台类的条款", "那一章的三条"])
def test_a_number_of_clauses_is_none_of_them(text):
    assert find_clause_refs(text) == []
