from __future__ import annotations

from assistant.evidence.views import StatementKind, is_grant, is_money
from tests.assistant.workbench import MEASURES, PLAN


def kinds(view):
    return [s.kind for s in view.statements]


def test_unknown_clause_has_no_view(bench):
    assert bench.view(MEASURES, "99") is None
    assert bench.view("nothing", "1") is None


def test_view_is_computed_once(bench):
    assert bench.view(MEASURES, "16") is bench.view(MEASURES, "16")


def test_fixed_amount_left_open_and_mere_support(bench):
    assert kinds(bench.view(MEASURES, "16"))[0] is StatementKind.AMOUNT
    assert StatementKind.AMOUNT not in kinds(bench.view(MEASURES, "19"))
    deciding = [s for s in bench.view(MEASURES, "19").statements if s.kind is StatementKind.DECIDES]
    assert [s.basis.title for s in deciding] == ["深圳市文化产业专项资金资助办法"]
    assert set(kinds(bench.view(PLAN, "4.3"))) == {StatementKind.SUPPORT}


def test_two_amounts_are_two_statements_for_two_beneficiaries(bench):
    amounts = [s for s in bench.view(MEASURES, "22").statements if s.kind is StatementKind.AMOUNT]
    assert [s.provision.value for s in amounts] == [5_000_000, 2_000_000]
    assert "领军企业" in amounts[0].subject and "主导企业" in amounts[1].subject
    assert not amounts[0].concepts.named & amounts[1].concepts.named or amounts[0].concepts != amounts[1].concepts


def test_clause_12_names_no_beneficiary(bench):
    amount = next(s for s in bench.view(MEASURES, "12").statements if s.kind is StatementKind.AMOUNT)
    assert not amount.names_subject and amount.provision.beneficiary is None
    assert amount.basis.title == "深圳市文化产业专项资金资助办法"


def test_statement_stands_in_its_sentence(bench):
    for document in bench.library.documents:
        for view in bench.views.of_document(document.document_id):
            for statement in view.statements:
                assert view.clause.text[statement.sentence.start : statement.sentence.end] == statement.sentence.text
                if statement.provision:
                    assert statement.provision.as_written in statement.sentence.text


def test_concepts_of_text_title_and_closure(bench):
    view = bench.view(MEASURES, "16")
    incubator = bench.glossary.concepts_in("孵化器")[0].concept
    assert incubator in view.title_concepts.named
    assert view.concepts.named <= view.concepts.closure
    assert bench.glossary.ancestors(incubator) <= view.title_concepts.closure


def test_named_rule_does_not_lend_its_words_to_the_clause(bench):
    assert "专项资金" not in bench.view(MEASURES, "10").plain


def test_money_and_grants(wide_bench):
    fee = wide_bench.clause("regulation", "4").provisions
    assert not any(is_grant(p) for p in fee)
    assert [is_money(p) for p in wide_bench.clause("fund", "5").provisions] == [True, False]


def test_a_word_that_brackets_interrupt_is_named_too(bench):
    view = bench.view(PLAN, "3.6")
    assert "手机（移动终端）动漫" in view.clause.text and "web_animation" in view.concepts.closure
