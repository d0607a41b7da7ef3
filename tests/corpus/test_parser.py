from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus
from corpus.model import ClauseKind, FurnitureKind, Metadata
from corpus.parser import account, parse_text

FOUNDING = Path(corpus.__file__).parent / "founding"
PLAN = "belt-and-road-animation-games-plan"
MEASURES = "shenzhen-digital-creative-measures-draft"


def parse(text):
    return parse_text(text, Metadata(document_id="d", title="t"), document_id="d")


def ids(document):
    return [clause.clause_id for clause in document.clauses]


def source(document_id):
    return (FOUNDING / document_id / "source.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def plan():
    return parse_text(source(PLAN), document_id=PLAN)


@pytest.fixture(scope="module")
def measures():
    return parse_text(source(MEASURES), document_id=MEASURES)


def test_the_plan_has_its_units(plan):
    assert ids(plan) == (
        ["head", "notice", "preamble", "ch1", "2.1", "2.2", "2.3", "3.1", "box1", "3.2", "3.3", "box2", "3.4", "3.5",
         "box3", "3.6", "3.7", "4.1", "box4", "4.2", "box5", "4.3", "4.4", "4.5", "imprint"])


def test_the_plan_has_no_page_wrap_and_no_artefact_left(plan):
    assert "市场机会的共享，" in plan.clause("2.2").text
    assert "积极开展译制、配音合作。" in plan.clause("3.2").text
    assert "文化习俗、自然条件" in plan.clause("3.4").text
    assert "适合动漫游戏产业特点" in plan.clause("4.4").text
    assert "鼓励针对沿线各国" in plan.clause("3.1").text
    assert [(piece.kind, piece.text) for piece in plan.furniture] == [(FurnitureKind.ARTEFACT, "8203")]


def test_boxes_stand_beside_their_clause(plan):
    box = plan.clause("box4")
    assert (box.kind, box.label, box.heading_path) == (ClauseKind.BOX, "专栏 4", ("四、保障措施",))
    assert box.title == "动漫游戏产业“一带一路”国际合作重点企业与重点项目年度名录"
    assert not any("专栏" in clause.text for clause in plan.clauses if clause.kind is ClauseKind.CLAUSE)


def test_the_letter_and_what_it_carries(plan):
    assert plan.clause("head").text.endswith("的通知")
    assert plan.clause("notice").text.startswith("各省、自治区")
    assert plan.clause("notice").text.endswith("特此通知。")
    assert plan.clause("preamble").text.startswith("动漫游戏产业“一带一路”国际合作行动计划\n为深入学习")
    assert plan.clause("imprint").text == "文化部办公厅\n2018年1月4日印发\n初校：陈熙 终校：马力"


def test_the_measures_have_their_units(measures):
    assert ids(measures) == ["head", "preamble", "ch1", *map(str, range(1, 27))]
    clause = measures.clause("19")
    assert (clause.label, clause.title, clause.heading_path) == (
        "（十九）", "支持数字创意产品出口", ("拓展数字创意产品和服务贸易",))
    assert (clause.chapter, clause.chapter_inferred) == ("8", True)
    assert measures.clause("26").title is None
    assert [(piece.kind, piece.text) for piece in measures.furniture] == [(FurnitureKind.ENCLOSURE_MARK, "附件1")]


def test_lost_numerals_are_inferred_and_headings_stay_as_printed(measures):
    numbers = [(heading.number, heading.inferred) for heading in measures.headings]
    assert numbers == [("1", False), ("2", True), *[(str(n), False) for n in range(3, 8)], ("8", True), ("9", False),
                       (None, False)]
    assert [heading.text for heading in measures.headings if heading.inferred] == [
        "加大集群发展统筹力度", "拓展数字创意产品和服务贸易"]
    assert measures.headings[-1].text == "附则"


def test_clauses_carry_their_facts_and_the_document_its_metadata(measures):
    assert measures.clause("16").provisions
    assert [reference.title for reference in measures.clause("19").references] == ["深圳市文化产业专项资金资助办法"]
    assert measures.metadata.document_id == MEASURES
    assert "数字创意产业集群" in measures.metadata.title


@pytest.mark.parametrize("document_id", [PLAN, MEASURES])
def test_nothing_of_the_founding_documents_is_lost(document_id):
    text = source(document_id)
    assert account(text, parse(text))


def printed(document):
    """The document's own words, line by line, without furniture."""
    lines, headings = [], list(document.headings)
    for clause in document.clauses:
        while headings and headings[0].order <= clause.order:
            heading = headings.pop(0)
            if not (clause.kind is ClauseKind.CHAPTER and clause.text.startswith(heading.text)):
                lines.append(heading.text)
        lines.append(clause.text)
    return "\n".join(lines)


@pytest.mark.parametrize("document_id", [PLAN, MEASURES])
def test_ids_and_texts_are_stable_under_re_parsing(document_id):
    once = parse(source(document_id))
    again = parse(printed(once))
    assert [(clause.clause_id, clause.text) for clause in again.clauses] == [
        (clause.clause_id, clause.text) for clause in once.clauses]


def test_articles_with_chapters_paragraphs_and_items():
    document = parse(

            "某市资助办法\n第一章　总　则\n第一条　为支持企业，制定本办法。\n第二章 支持\n"
            "第二条　企业可以申请：\n（一）研发的；\n（二）出口的。\n"
        "前款企业应当在本市注册。\n第二条之一　港澳企业参照执行。\n第三章　附　则\n第三条　本办法自印发之日起施行。")
    assert ids(document) == ["head", "1", "2", "2-1", "3"]
    assert document.clause("2").heading_path == ("第二章 支持",)
    assert [item.item_id for item in document.clause("2").items] == ["2p1", "2(1)", "2(2)", "2p2"]
    assert document.clause("2-1").label == "第二条之一"


def test_a_wrapped_reference_does_not_become_an_article():
    document = parse(

            "某办法\n第一条 企业可以申请资助。\n第二条 申请企业应当符合条件，并遵守本办法第一条和\n"
            "第三条规定的程序，否则不予受理，依照\n"
        "第三条处理。\n第三条 主管部门应当公示。")
    assert ids(document) == ["head", "1", "2", "3"]
    assert "本办法第一条和第三条规定的程序，否则不予受理，依照第三条处理。" in document.clause("2").text


def test_sections_whose_numbers_restart():
    document = parse(
        "某意见\n一、目标\n（一）近期。建成园区。\n（二）远期。形成集群。\n二、任务\n"
        "（一）研发。加大投入。\n（二）出口。开拓市场。")
    assert ids(document) == ["head", "1.1", "1.2", "2.1", "2.2"]


def test_sections_whose_numbers_run_through():
    document = parse(
        "某意见\n一、目标\n1．近期。建成园区。\n2．远期。形成集群。\n二、任务\n"
        "3．研发。加大投入。\n4．出口。开拓市场。")
    assert ids(document) == ["head", "1", "2", "3", "4"]
    assert document.clause("3").heading_path == ("二、任务",)


def test_sections_with_text_alone_and_articles_below_sections():
    assert ids(parse("某通知\n一、目标\n建成园区。\n二、任务\n加大投入。")) == ["head", "1", "2"]
    assert ids(parse("某意见\n一、目标\n第一条 建成园区。\n二、任务\n第二条 加大投入。")) == ["head", "1", "2"]


def test_numbers_below_a_numbered_clause_are_items():
    document = parse(
        "某细则\n1．贴息\n（1）贷款贴息。给予补助。\n①当年贷款；\n②续贷。\n"
        "（2）发债贴息。给予补助。\n2．奖励\n（1）获奖奖励。给予奖励。")
    assert ids(document) == ["head", "1", "2"]
    assert [item.item_id for item in document.clause("1").items] == ["1(1)", "1(1)(1)", "1(1)(2)", "1(2)"]


def test_decimal_numbers_are_ids_as_printed():
    document = parse(
        "某预案\n1　总则\n1.1　目的\n为了防灾。\n1.2　分级\n1.2.1　一级：全省。\n"
        "1.2.2　二级：全市。\n2　附则\n2.1　本预案自印发之日起实施。")
    assert ids(document) == ["head", "1.1", "1.2", "2.1"]
    assert [item.item_id for item in document.clause("1.2").items] == ["1.2.1", "1.2.2"]
    assert document.clause("1.2").heading_path == ("1　总则",)


def test_supplementary_provisions_that_restart_take_a_prefix():
    document = parse(
        "某政策\n一、研发\n1.补助。给予补助。\n2.奖励。给予奖励。\n附 则\n1.本政策有效期三年。\n"
        "2.本政策由某局解释。")
    assert ids(document) == ["head", "1.1", "1.2", "supp.1", "supp.2"]
    assert document.clause("supp.1").chapter is None


def test_annexes_and_second_instruments_take_a_prefix_and_the_first_never_does():
    annexed = parse(
        "某办法\n第一条 企业可以申请。\n第二条 自印发之日起施行。\n附件1\n申请表\n一、基本情况\n"
        "企业名称。\n附件2\n评分标准\n第一条 按分排序。")
    assert ids(annexed) == ["head", "1", "2", "annex1", "annex1/1", "annex2", "annex2/1"]
    assert annexed.clause("annex2/1").heading_path == ("评分标准",)
    two = parse(
        "某府关于印发两个规定的通知\n各区人民政府：\n现印发给你们。\n某府办公厅\n2020年1月1日\n"
        "转制规定\n为改革，制定本规定：\n一、转制\n（一）依法登记。\n"
                "二、资产\n（二）清产核资。\n支持规定\n为发展，制定本规定：\n一、税收\n（一）减免税收。")
    assert ids(two) == ["head", "notice", "preamble", "1", "2", "annex2", "annex2/1.1"]


def test_the_mark_of_an_enclosed_main_text_is_furniture():
    document = parse("某局通知\n各单位：\n现印发给你们。\n某局\n2020年1月1日\n附件1\n某办法\n第一条 企业可以申请。")
    assert ids(document) == ["head", "notice", "preamble", "1"]
    assert [piece.kind for piece in document.furniture] == [FurnitureKind.ENCLOSURE_MARK]


def test_headings_of_a_guide_head_lists_of_their_own():
    document = parse(
        "某指南\n支持内容\n1．补助研发。\n2．补助出口。\n申报条件\n1．在本市注册。\n"
        "2．信用良好。\n联系电话 12345678")
    assert ids(document) == ["head", "1", "2", "s2.1", "s2.2", "s3"]
    assert document.clause("s2.1").heading_path == ("申报条件",)


def test_traditional_chinese_statutes():
    document = parse(
        "某獎助辦法\n第 一 章 總則\n第 1 條\n為獎助產業，訂定本辦法。\n第 1-1 條\n"
        "獎助方式如下：\n一、獎金。\n二、獎狀。\n前項獎金由本部定之。\n第 2 條\n"
        "本辦法自發布日施行。")
    assert ids(document) == ["head", "1", "1-1", "2"]
    assert [item.item_id for item in document.clause("1-1").items] == ["1-1p1", "1-1(1)", "1-1(2)", "1-1p2"]


def test_english_articles_sections_and_letters():
    act = parse(
        "Games Support Act\nCHAPTER I\nArticle 1\nThis Act supports games.\nArticle 2\n"
        "A grant may be paid to:\n(a) a studio;\n(b) a school that\n"
                "teaches games.\nArticle 3\nThe terms in Article 2\nof this Act apply.")
    assert ids(act) == ["head", "1", "2", "3"]
    assert [item.item_id for item in act.clause("2").items] == ["2(a)", "2(b)"]
    assert act.clause("2").text.endswith("(b) a school that teaches games.")
    policy = parse(
        "Reuse Policy\n1. Scope\nThis policy covers code.\n2. Duties\n2.1 Inventory\n"
        "Agencies shall list code.\ni. by name;\nii. by licence.\n"
                   "2.2 Licence\nAgencies shall license code.\nAppendix A: Terms\nCode: text that runs.")
    assert ids(policy) == ["head", "1", "2.1", "2.2", "annexA"]
    assert [item.item_id for item in policy.clause("2.1").items] == ["2.1(i)", "2.1(ii)"]


def test_titles_on_the_line_below_their_label():
    document = parse("某办法\n第一章\n总则\n第一条\n目的\n为支持企业，制定本办法。\n第二条\n企业可以申请。")
    assert document.clause("1").heading_path == ("第一章总则",)
    assert [clause.title for clause in document.clauses[1:]] == ["目的", None]
    act = parse(
        "Games Act\nPART I\nPRELIMINARY\n1. Short title\nThis is the Games Act.\n"
        "PART II\nGRANTS\n2. Grants\n(1) The Agency may pay.")
    assert [(clause.clause_id, clause.title) for clause in act.clauses[1:]] == [("1", "Short title"), ("2", "Grants")]
    assert [clause.heading_path for clause in act.clauses[1:]] == [("PART I PRELIMINARY",), ("PART II GRANTS",)]


def test_a_list_of_attachments_is_part_of_the_imprint():
    document = parse("某通知\n一、目标\n建成园区。\n二、任务\n加大投入。\n附件：1.申请表\n2.承诺书\n某局\n2020年1月1日")
    assert ids(document) == ["head", "1", "2", "imprint"]
    assert document.clause("imprint").text == "附件：1.申请表\n2.承诺书\n某局\n2020年1月1日"


def test_gaps_are_kept_and_repeated_numbers_stay_unique():
    assert ids(parse("某办法\n第一条 甲。\n第二条 乙。\n第四条 丁。")) == ["head", "1", "2", "4"]
    restarted = parse("第一章 甲\n甲如下。\n（一）一。\n（二）二。\n又有。\n（一）三。")
    assert ids(restarted) == ["ch1", "1.1", "1.2", "1.1-b"]


def test_table_rows_stay_lines():
    document = parse("某办法\n第一条 标准如下：\n项目\t上限\t期限\n研发\t200万元\t3年\n第二条 自印发之日起施行。")
    assert document.clause("1").text == "第一条 标准如下：\n项目\t上限\t期限\n研发\t200万元\t3年"


def test_hard_wrapped_lines_rejoin_across_a_page_number():
    row = "企业应当按照规定的程序和时限向主管部门报告有关情况并接受监督检查和指导服务安"
    text = "某办法\n第一条 企业应当遵守下列规定，" + "\n".join([row] * 9) + "\n7\n排。\n第二条 施行。"
    document = parse(text)
    assert document.clause("1").text.count("\n") == 0
    assert document.clause("1").text.endswith("服务安排。")


@pytest.mark.parametrize("text", ["", " \n\f\n", "\x00\ud800\u200b"])
def test_a_text_without_words_has_no_clauses(text):
    document = parse(text)
    assert document.clauses == ()
    assert account(text, document)


def test_account_notices_a_lost_word():
    text = "某办法\n第一条 企业可以申请。"
    document = parse(text)
    assert not account(text + "\n第二条 施行。", document)
    assert not account(text.replace("可以", "应当"), document)


LABELS = st.sampled_from([
    "", "第一条 ", "第二条 ", "第三条", "第三条规定的", "第一章 总则", "第二章 支持", "一、", "二、", "三、",
    "（一）", "（二）", "(三)", "1.", "2．",
    "1.1 ", "1.2 ", "1　", "（1）", "①", "②", "专栏 1 ", "附件1", "附件2：", "附 则", "Article 1",
    "Section 3. ", "(a) ", "(i) ", "i. ",
    "Appendix A", "目录", "8203", "- 3 -", "\f", "　　", "\t", "# source: x", "申报条件", "各区：", "第十条之一 "])
WORDS = st.sampled_from([
    "", "支持企业出口", "对符合条件的项目给予最高200万元资助。", "管理办法", "为了规范，制定本办法。",
    "市文化局", "2020年1月1日印发", "企业应当",
    "the Agency shall publish.", "Scope", "a\tb\tc", "，继续", "\x00", "\ud800"])
DOCUMENTS = st.lists(st.builds("{}{}{}".format, LABELS, WORDS, WORDS), max_size=30).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(DOCUMENTS, st.text(max_size=200)))
def test_nothing_is_lost_and_ids_are_unique_in_any_text(text):
    document = parse(text)
    assert account(text, document)
    assert len(set(ids(document))) == len(document.clauses)
    assert [clause.order for clause in document.clauses] == list(range(len(document.clauses)))
    for clause in document.clauses:
        spans = [(item.start, item.end) for item in clause.items]
        assert all(0 <= start < end <= len(clause.text) for start, end in spans)
        assert len({item.item_id for item in clause.items}) == len(clause.items)


SHAPES = st.lists(st.integers(1, 4), min_size=2, max_size=5)


@settings(max_examples=40, deadline=None)
@given(SHAPES, st.booleans())
def test_ids_follow_whether_numbers_restart(shape, runs_through):
    numerals = "一二三四五六七八九十"
    lines, expected, running = ["某意见"], ["head"], 0
    for chapter, size in enumerate(shape, start=1):
        lines.append(f"{numerals[chapter - 1]}、任务")
        for clause in range(1, size + 1):
            running += 1
            lines.append(f"{running if runs_through else clause}．支持研发。给予资助。")
            expected.append(str(running) if runs_through else f"{chapter}.{clause}")
    if runs_through or len(set(expected)) == len(expected):
        assert ids(parse("\n".join(lines))) == expected


def test_an_announcement_that_carries_a_draft_is_a_notice():
    text = (
        "某市科技局关于公开征求《某市实验室奖励办法》意见的公告\n\n现向社会征求意见，可于4月18日前书面提出。\n\n"
        "某市科技局\n2025年3月18日\n\n某市实验室奖励办法\n（征求意见稿）\n\n第一条 制定本办法。\n第二条 给予奖励。"
    )
    document = parse_text(text, document_id="sample")
    notice = document.clause("notice")
    assert notice is not None and "4月18日" in notice.text and "征求意见稿" not in notice.text
    assert account(text, document)
