"""For whom a sum is stands beside it unless the sentence says so in full, conditions included."""

from __future__ import annotations

import pytest

from assistant.writing.lines import line_of
from assistant.writing.reply import Claim

IN_FULL = [
    ("符合条件的数字技术应用项目可获得{4a}资助。", "4"),
    ("Eligible digital technology application projects can get {4a}.", "4"),
    ("The grant of {3a} goes to eligible projects.", "3"),
]
NOT_IN_FULL = [
    ("运作良好的孵化器可获得{16a}资助。", "16", "对象：“具有示范引领作用、发展模式清晰、运作良好的孵化器和众创空间”"),
    ("新型游戏研发更高：研发项目为{11a}，高于数字创意新业态的{12a}。", "11 12", "对象：“经认定的新型游戏研发项目”"),
    ("R&D has the higher ceiling: {3a} for R&D projects against {4a} for eligible application projects.", "3 4",
     "for “符合条件的项目” — in translation: “Eligible projects”"),
    ("Related research results get {24a}.", "24", "(for “相关研究成果”)"),
]  # fmt: skip


@pytest.fixture
def line(judge):
    """The line that a sentence becomes."""

    def shown(text, ids):
        verdict = judge.judge("How much for R&D of digital creative technology?", [Claim(text, tuple(ids.split()))])[0]
        assert verdict.passed, verdict.fault
        return line_of(verdict.case, verdict.case.language).text

    return shown


@pytest.mark.parametrize(("text", "ids"), IN_FULL)
def test_whom_a_sentence_names_in_full_is_not_told_twice(line, text, ids):
    assert "对象" not in line(text, ids) and "(for “" not in line(text, ids)


@pytest.mark.parametrize(("text", "ids", "named"), NOT_IN_FULL)
def test_whom_a_sentence_names_in_part_is_told_as_the_clause_has_it(line, text, ids, named):
    assert named in line(text, ids)
