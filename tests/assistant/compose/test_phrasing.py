from __future__ import annotations

import pytest

from assistant.compose.phrasing import (
    clause_label,
    clause_name,
    clause_title,
    document_name,
    evidence,
    quotation,
    rendering_of,
    shorten,
)
from assistant.evidence.views import body_sentences
from assistant.service import Assistant
from assistant.settings import Settings
from tests.assistant.workbench import MEASURES, PLAN, Workbench


@pytest.mark.parametrize(
    ("document_id", "clause_id", "zh", "en"),
    [
        (MEASURES, "16", "（十六）", "（十六）"),
        (PLAN, "4.3", "四(三)", "四(三)"),
        (PLAN, "box4", "专栏 4", "box 4"),
        (MEASURES, "head", "标题部分", "title block"),
    ],
)
def test_label(bench, document_id, clause_id, zh, en):
    clause = bench.clause(document_id, clause_id)
    assert (clause_label(clause, "zh"), clause_label(clause, "en")) == (zh, en)


def test_name_says_which_document(bench):
    document = bench.document(MEASURES)
    clause = document.clause("16")
    assert clause_name(document, clause, "en") == f"clause （十六） of {document_name(document.metadata, 'en')}"
    assert clause_name(document, clause, "zh") == f"{document_name(document.metadata, 'zh')}（十六）"
    assert "征求意见稿" in document_name(document.metadata, "zh") and "draft" in document_name(document.metadata, "en")


def test_article_of_an_english_text_is_called_article(wide_bench):
    document = wide_bench.document("english")
    assert clause_name(document, document.clause("3"), "en") == "Article 3 of MARISLAND FILM INCENTIVE REGULATIONS"


def test_title_in_the_readers_language_else_the_beginning(bench, wide_bench):
    assert clause_title(bench.clause(MEASURES, "16"), "zh") == "建设数字创意孵化器"
    assert "ncubator" in clause_title(bench.clause(MEASURES, "16"), "en")
    untitled = clause_title(wide_bench.clause("regulation", "2"), "zh")
    assert wide_bench.clause("regulation", "2").text.removeprefix("第二条").strip().startswith(untitled.rstrip("…"))


def test_shorten():
    assert shorten("短") == "短"
    assert shorten("字" * 400, 320) == "字" * 319 + "…"
    assert shorten("一\n二") == "一 二"


@pytest.mark.parametrize(
    ("clause_id", "words"), [("16", "RMB 2 million"), ("22", "RMB 5 million"), ("23", "RMB 1 million")]
)
def test_english_sentence_renders_the_chinese_one(bench, clause_id, words):
    view = bench.view(MEASURES, clause_id)
    statement = next(s for s in view.statements if s.provision)
    rendered = rendering_of(view, statement.sentence)
    assert words in rendered and rendered in view.clause.rendering


def test_no_rendering_without_a_translation(wide_bench):
    view = wide_bench.view("fund", "3")
    assert rendering_of(view, view.sentences[0]) is None


def test_quotation_holds_the_verbatim_words(bench):
    view = bench.view(MEASURES, "19")
    sentence = view.sentences[-1]
    assert quotation(bench.inquire("出口"), view, sentence) == f"“{sentence.text}”"
    english = quotation(bench.inquire("export support"), view, sentence)
    assert sentence.text in english and "unofficial translation" in english


def test_body_leaves_out_the_printed_title(bench):
    view = bench.view(PLAN, "3.1")
    assert view.sentences[0].text == "（一）丰富内容供给"
    assert body_sentences(view) == view.sentences[1:]


def test_evidence_of_a_sentence(bench):
    view = bench.view(MEASURES, "16")
    sentence = view.sentences[1]
    assert evidence(view, sentence).quote == sentence.text
    assert evidence(view).quote == view.clause.text


@pytest.mark.parametrize(
    ("text", "limit", "kept"),
    [
        ("按实际支付利息的50%给予补助", 10, "按实际支付利息的…"),
        ("按实际支付利息的50%给予补助", 11, "按实际支付利息的…"),
        ("最高不超过三百万元的补助", 8, "最高不超过…"),
        ("一次性奖励每家企业", 6, "一次性奖励…"),
        ("up to 1,200,000 yuan", 9, "up to …"),
        ("short", 9, "short"),
        ("1234567890", 5, "1234…"),
    ],
)
def test_a_quote_is_not_cut_within_a_figure(text, limit, kept):
    assert shorten(text, limit) == kept


TABLE = """临湖县影视扶持办法

第一条 按下列标准返还：
类型\t拍摄天数\t比例\t最高返还
电影\t20天以上\t15%\t80万元
短剧\t5天以上\t8%\t6万元
第二条 本办法自2026年1月1日起施行。
"""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_row_of_a_table_is_quoted_with_what_its_columns_are(tmp_path, language):
    assistant = Assistant.open(Settings(home=tmp_path / "home", embeddings="none"))
    path = tmp_path / "film.txt"
    path.write_text(TABLE, encoding="utf-8")
    assistant.add([path])
    desk = Workbench(assistant)
    inquiry = desk.inquire("短剧返还多少" if language == "zh" else "what does a short drama get?")
    view = inquiry.views.get("film", "1")
    rows = [s for s in body_sentences(view) if "\t" in s.text]
    quoted = [quotation(inquiry, view, row) for row in rows]
    assert "表头" not in quoted[0] and "columns" not in quoted[0]
    assert "短剧" in quoted[-1]
    assert "最高返还" in quoted[-1] or "up to RMB 60,000" in quoted[-1]
