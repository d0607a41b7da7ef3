from __future__ import annotations

import pytest

from assistant.compose.own_facts import compose_own_facts
from assistant.contract import AnswerStatus
from tests.assistant.workbench import MEASURES, PLAN, keys, written


@pytest.mark.parametrize(
    ("question", "document_id", "clause_id", "words"),
    [
        ("这份办法是依据哪些文件制定的", MEASURES, "preamble", "关于推动数字文化产业高质量发展的意见"),
        ("深圳措施的依据有哪些", MEASURES, "preamble", "关于推动数字文化产业高质量发展的意见"),
        ("Whose opinions does the Shenzhen draft rest on?", MEASURES, "preamble", "Ministry of Culture and Tourism"),
        ("国家计划为什么要制定", PLAN, "preamble", "十九大"),
        ("Why were the Shenzhen measures drawn up?", MEASURES, "preamble", "competitiveness"),
        ("数字创意产业包括哪些领域", MEASURES, "ch1", "设计服务"),
        ("Which fields do the Shenzhen measures focus on?", MEASURES, "ch1", "design services"),
        ("深圳措施开篇说要实施什么战略", MEASURES, "preamble", "文化产业数字化战略"),
        ("国家计划的落款单位是谁", PLAN, "imprint", "文化部办公厅"),
        ("Who are the proofreaders of the national plan?", PLAN, "imprint", "马力"),
        ("国家计划由哪个部门编写的", PLAN, "notice", "我部编制了"),
        ("若干措施归哪个部门主管", MEASURES, "25", "解释"),
        ("深圳措施主要扶持哪些行当", MEASURES, "ch1", "四大业态"),
        ("深圳那份重点发展啥", MEASURES, "ch1", "四大业态"),
        ("Which lines of business do the Shenzhen measures favour?", MEASURES, "ch1", "design services"),
        ("主要支持哪些业态", MEASURES, "ch1", "四大业态"),
        ("兵团哪家单位来接这份通知", PLAN, "notice", "广播电视台"),
        ("哪份文件管的范围更广", PLAN, "head", "层级较高"),
        ("两份文件依据的“行动计划”是哪些", PLAN, "preamble", "文化发展行动计划"),
    ],
)
def test_a_document_is_asked_of_itself(bench, question, document_id, clause_id, words):
    draft = compose_own_facts(bench.inquire(question))
    assert draft.status is AnswerStatus.ANSWERED and draft.settled
    assert keys(draft)[0] == (document_id, clause_id) and words in written(draft)


@pytest.mark.parametrize("question", ["两份文件分别是哪年的", "What years are the two documents from?"])
def test_the_year_of_each_text_is_told_severally(bench, question):
    draft = compose_own_facts(bench.inquire(question))
    assert {"2018", "2022"} <= {year for year in ("2018", "2022") if year in written(draft)}
    assert [d.document_id for d in draft.documents] == [PLAN, MEASURES]


@pytest.mark.parametrize("question", ["两份文件哪个先出台", "Which of the two documents is older?"])
def test_the_older_text_is_named_first_with_both_years(bench, question):
    first = compose_own_facts(bench.inquire(question)).lines[0].text
    assert first.index("2018") < first.index("2022")


@pytest.mark.parametrize("question", ["哪份文件层级更高", "Which document ranks higher?"])
def test_levels_are_told_from_above(bench, question):
    draft = compose_own_facts(bench.inquire(question))
    assert keys(draft)[0] == (PLAN, "head") and len({d.document_id for d in draft.documents}) == 2


def test_what_a_text_does_not_lay_down_is_said_so(bench):
    draft = compose_own_facts(bench.inquire("国家计划适用于哪些企业"))
    assert draft.status is AnswerStatus.NOT_SPECIFIED and "没有" in written(draft)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("深圳措施的执笔人是谁", "没有写明由谁起草"),
        ("国家计划的归口部门是哪个", "没有写明主管部门"),
        ("国家计划抄报哪些部门", "没有写明抄送单位"),
        ("Who drew up the Shenzhen draft?", "does not name who drafted it"),
    ],
)
def test_a_body_that_a_text_does_not_name_is_said_to_be_lacking(bench, question, said):
    draft = compose_own_facts(bench.inquire(question))
    assert draft.status is AnswerStatus.NOT_SPECIFIED and said in written(draft)


def test_what_only_covers_fields_says_that_each_clause_names_whom_it_pays(bench):
    draft = compose_own_facts(bench.inquire("办法适用于哪些企业"))
    assert keys(draft)[0] == (MEASURES, "ch1") and "以各条写明的为准" in written(draft)


@pytest.mark.parametrize(
    "question", ["深圳措施的正式稿什么时候公布", "When will the final version of the draft come out?"]
)
def test_no_day_is_known_for_a_final_text(bench, question):
    draft = compose_own_facts(bench.inquire(question))
    assert draft.status is AnswerStatus.NOT_SPECIFIED and [d.document_id for d in draft.documents] == [MEASURES]


def test_a_period_of_validity_without_renewal(bench):
    draft = compose_own_facts(bench.inquire("深圳措施到期后会不会续期"))
    assert draft.status is AnswerStatus.NOT_SPECIFIED and keys(draft)[-1] == (MEASURES, "26")
    assert "续期" in written(draft) and "5年" in written(draft)


@pytest.mark.parametrize(
    "question",
    [
        "网络视听支持哪些业态",
        "孵化器资助能延期吗",
        "按照哪个办法奖励动漫作品",
        "第十条依据哪个办法",
        "哪些条款最早可以申请",
        "Which industry association can help abroad?",
        "What is the purpose of the incubators?",
    ],
)
def test_what_is_asked_of_something_in_a_document_is_left_to_others(bench, question):
    assert compose_own_facts(bench.inquire(question)) is None


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("深圳措施适用于动漫企业吗", AnswerStatus.ANSWERED),
        ("深圳措施适用于餐饮企业吗", AnswerStatus.NOT_SPECIFIED),
        ("Do the Shenzhen measures apply to animation companies?", AnswerStatus.ANSWERED),
        ("Do the Shenzhen measures apply to restaurants?", AnswerStatus.NOT_SPECIFIED),
    ],
)
def test_whether_a_text_applies_to_somebody_is_told_by_its_scope(bench, question, status):
    draft = compose_own_facts(bench.inquire(question))
    assert draft.status is status and keys(draft)[0] == (MEASURES, "ch1")


@pytest.mark.parametrize(("question", "status", "document_id"), [
    ("深圳措施由谁解释", AnswerStatus.ANSWERED, MEASURES),
    ("Who interprets the national plan?", AnswerStatus.NOT_SPECIFIED, PLAN),
])  # fmt: skip
def test_who_interprets_a_text_is_told_or_said_to_be_open(bench, question, status, document_id):
    draft = compose_own_facts(bench.inquire(question))
    assert draft.status is status and [d.document_id for d in draft.documents] == [document_id]


@pytest.mark.parametrize("question", ["国家计划有附件吗", "Does the national plan have annexes?", "国家计划有没有附则"])
def test_parts_that_a_text_lacks(bench, question):
    assert compose_own_facts(bench.inquire(question)).status is AnswerStatus.NOT_SPECIFIED


def test_supplementary_provisions_are_named(bench):
    draft = compose_own_facts(bench.inquire("Do the Shenzhen measures have supplementary provisions?"))
    assert {clause for _, clause in keys(draft)} == {"25", "26"} and "2" in draft.lines[1].text


@pytest.mark.parametrize(
    "question",
    ["深圳这份文件是落实国家哪些政策写的", "On the strength of which higher documents was the Shenzhen draft made?"],
)
def test_a_basis_may_be_asked_for_as_what_stands_above(founding, question):
    answer = founding.answer(question)
    assert [(c.document_id, c.clause_id) for c in answer.citations][0] == (MEASURES, "preamble")


@pytest.mark.parametrize("question", ["深圳措施的制定依据中，哪一份出自文化和旅游部", "深圳措施贯彻的是市政府哪份意见"])
def test_a_basis_may_be_asked_for_by_who_issued_it(bench, question):
    assert keys(compose_own_facts(bench.inquire(question))) == [(MEASURES, "preamble")]


def test_the_addressees_are_told_of_the_letter(bench):
    draft = compose_own_facts(bench.inquire("国家计划那份通知的收文单位有哪些"))
    assert keys(draft) == [(PLAN, "notice")] and "国家文物局" in written(draft)


def test_a_number_names_its_text(bench):
    assert "国际合作行动计划" in written(compose_own_facts(bench.inquire("文产发〔2017〕33号对应的是哪份文件")))


def test_fields_of_a_text_without_a_clause_on_them_are_told_by_its_title_and_parts(bench):
    told = written(compose_own_facts(bench.inquire("国家计划覆盖哪些领域")))
    assert "动漫游戏产业" in told and "重点任务" in told


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("印发通知一开头提到要贯彻落实的“愿景和行动”是什么文件", "21 世纪海上丝绸之路的愿景和行动"),
        ("According to the covering notice, on which documents does the plan rest?", "Culture Development Action Plan"),
    ],
)
def test_the_letter_is_asked_of_its_own_words(bench, question, words):
    draft = compose_own_facts(bench.inquire(question))
    assert keys(draft)[0] == (PLAN, "notice") and words in written(draft)


def test_a_number_counted_elsewhere_is_not_told_of_the_opening(bench):
    asked = "How many lines of business does Shenzhen mainly help, according to the opening section?"
    assert compose_own_facts(bench.inquire(asked)) is None


@pytest.mark.parametrize(
    "question",
    [
        "征求意见期到几号结束，截止到什么时候",
        "建议应该发到哪个邮箱",
        "到哪天之前提交修改意见",
        "Until which date are comments on the Shenzhen draft welcome?",
        "To whom should we send comments?",
        "What is the closing date for feedback?",
    ],
)
def test_where_and_until_when_to_comment_is_not_printed_in_the_draft(founding, question):
    answer = founding.answer(question)
    assert answer.status.value == "not_specified" and {c.document_id for c in answer.citations} == {MEASURES}
    assert "提意见" in answer.answer or "comments" in answer.answer
    assert "5年" not in answer.answer and "5 years" not in answer.answer


@pytest.mark.parametrize("question", ["How long is a certification valid?", "认定的有效期是几年", "一次认定管几年"])
def test_how_long_a_certification_holds_is_not_told_by_the_validity_of_the_text(by_meaning, question):
    answer = by_meaning.answer(question)
    assert answer.status.value == "not_specified" and "26" not in {c.clause_id for c in answer.citations}


@pytest.mark.parametrize(
    "question",
    [
        "国家计划最后一页印的终校是谁",
        "全国那份计划是哪位负责校对的",
        "Who proofread the national plan?",
        "Who checked the proofs of the national plan?",
    ],
)
def test_who_read_the_proofs_is_told_from_the_imprint(bench, question):
    draft = compose_own_facts(bench.inquire(question))
    assert keys(draft) == [(PLAN, "imprint")] and "2018" in written(draft)


@pytest.mark.parametrize("question", ["国家计划的编制单位是谁", "Which ministry prepared the national plan?"])
def test_who_compiled_a_text_is_told_in_its_words_and_by_name(bench, question):
    draft = compose_own_facts(bench.inquire(question))
    assert keys(draft)[0] == (PLAN, "notice") and (PLAN, "head") in keys(draft)


def test_no_compiler_is_made_up(bench):
    draft = compose_own_facts(bench.inquire("Who put together the Shenzhen draft?"))
    assert draft.status is not AnswerStatus.ANSWERED and "no issuer" in written(draft)
