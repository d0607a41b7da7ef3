from __future__ import annotations

import pytest

from assistant.understanding.model import Term
from assistant.understanding.printed import Printed
from assistant.understanding.terms import WORD, find_terms, sift


def split_in_two(run):
    return [run[i : i + 2] for i in range(0, len(run), 2)]


def terms(text, glossary):
    return {t.surface: t for t in find_terms(text, glossary, split_in_two)}


@pytest.mark.parametrize(
    ("zh", "en"), [("孵化器", "incubator"), ("动漫", "animation"), ("出口", "export"), ("人才", "talent")]
)
def test_both_languages_name_the_same_concept(zh, en, glossary):
    assert terms(zh, glossary)[zh].key == terms(en, glossary)[en].key


def test_trades_and_actions_are_hard(glossary):
    found = terms("游戏出口", glossary)
    assert found["游戏"].hard and found["出口"].hard
    assert {t.category for t in found.values()} == {"sector", "action"}


def test_general_head_of_a_compound_chooses_nothing(glossary):
    keys = {t.key for t in terms("出口项目", glossary).values()}
    assert keys == {terms("出口", glossary)["出口"].key}


def test_unknown_word_is_kept_as_written(glossary):
    found = terms("zeppelin 孵化器", glossary)
    assert found["zeppelin"].key == "w:zeppelin"
    assert not found["zeppelin"].is_concept and found["孵化器"].is_concept


def test_question_words_are_no_topic(glossary):
    assert find_terms("what does the", glossary, split_in_two) == ()


def test_topic_once_named_twice_counts_once(glossary):
    assert len(find_terms("孵化器 incubator 孵化器", glossary, split_in_two)) == 1


def test_off_topic_word_is_hard(glossary):
    assert any(t.hard and not t.is_concept for t in terms("今天天气", glossary).values())


def test_a_verb_that_is_asked_either_way_is_no_thing(glossary):
    known = Printed([])
    asked = (Term("w:报不报", "报不报", WORD), Term("w:不锈钢", "不锈钢", WORD))
    kept, dropped = sift(asked, "重考的钱报不报，不锈钢的呢", known)
    assert dropped == ("报不报",) and [t.surface for t in kept] == ["不锈钢"]
