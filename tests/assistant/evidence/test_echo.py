from assistant.evidence.echo import Echoes
from tests.assistant.workbench import MEASURES


def _echoes(bench):
    return Echoes(bench.library.documents, bench.assistant.index.tokens)


def test_question_words_carry_no_weight(bench):
    echoes = _echoes(bench)
    assert echoes.words("骗钱会罚多少") == ("骗钱",)
    assert "材料" in echoes.words("需要哪些材料")


def test_a_character_of_a_word_counts_for_part_of_it(bench):
    echoes = _echoes(bench)
    near = echoes.of(("骗钱",), "对骗取返还资金的企业，依法追回资金")
    assert 0.0 < near.words < 1.0
    assert echoes.of(("骗钱",), "名单公示7天").words == 0.0
    assert echoes.of(("公示",), "名单公示7天").words == 1.0


def test_an_english_word_is_found_by_its_translation(bench):
    echoes = _echoes(bench)
    assert echoes.of(("animation",), "支持动画创作").words > 0.5
    assert echoes.of(("warranty",), "支持动画创作").words == 0.0


def test_rare_words_weigh_more_than_common_ones(bench):
    echoes = _echoes(bench)
    clause = bench.view(MEASURES, "16").plain
    assert echoes.of(("孵化器", "支持"), clause).words == 1.0
    assert echoes.of(("量子", "支持"), clause).lost > echoes.of(("支持",), clause).lost


def test_a_text_without_words_needs_no_dictionary(monkeypatch):
    def unread(word):
        raise AssertionError(f"the dictionary was read for {word}")

    monkeypatch.setattr("assistant.evidence.echo.english_for", unread)
    echoes = Echoes((), lambda text: [text])
    assert echoes.of(("孵化器",), "").words == 0.0
