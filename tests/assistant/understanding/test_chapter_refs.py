from __future__ import annotations

import pytest

from assistant.understanding.chapter_refs import ChapterRefs


@pytest.fixture(scope="module")
def refs(founding) -> ChapterRefs:
    return ChapterRefs(founding.library.documents)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("保障措施(一)(二)写什么", ["4.1", "4.2"]),
        ("保障措施里的第三条和第五条", ["4.3", "4.5"]),
        ("重点任务第七项是什么", ["3.7"]),
        ("重点任务:(四)和(六)", ["3.4", "3.6"]),
        ("第三条和第五条", ["3", "5"]),
        ("(三)给多少,保障措施(四)讲什么", ["3", "4.4"]),
        ("保障措施(二)、深圳第二十条", ["4.2", "20"]),
    ],
)
def test_a_number_behind_a_heading_is_one_of_that_chapter(refs, text, ids):
    assert [found.ref.ids[0] for found in refs.find(text)] == ids


def test_a_range_behind_a_heading_stays_within_the_chapter(refs):
    (found,) = refs.find("重点任务(二)到(五)各讲什么")
    assert (found.ref.ids[0], found.ref.until) == ("3.2", "3.5") and found.start == 0
