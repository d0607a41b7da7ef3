from __future__ import annotations

import logging
import subprocess
import sys

import pytest

from index.segmenter import Segmenter


def test_added_words_are_words_also_when_read_from_the_cache(tmp_path):
    text = "动游联席会很忙"
    fresh = Segmenter(["动游联席会"], tmp_path)
    assert "动游联席会" in fresh.cut(text)

    again = Segmenter(["动游联席会"], tmp_path)

    assert again.cut(text) == fresh.cut(text)
    assert len(list(tmp_path.iterdir())) == 1


def test_other_words_have_another_cache(tmp_path):
    Segmenter(["动游联席会"], tmp_path).cut("动")
    Segmenter(["创意联席会"], tmp_path).cut("动")

    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"1\na b\n1", b"x\ny\nz"])
def test_a_damaged_cache_is_replaced_with_a_warning(content, tmp_path, caplog):
    Segmenter([], tmp_path).cut("动")
    path = next(tmp_path.iterdir())
    path.write_bytes(content)

    with caplog.at_level(logging.WARNING):
        words = Segmenter([], tmp_path).cut("孵化器资助")

    assert "资助" in words
    assert path.stat().st_size > len(content)


def test_a_folder_that_cannot_be_written_does_not_matter(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")

    assert "资助" in Segmenter([], blocked).cut("孵化器资助")


def test_jieba_is_imported_without_pkg_resources():
    code = (
        "import sys; from index.segmenter import Segmenter; "
        "assert '孵化器' in Segmenter(['孵化器']).cut('孵化器资助'); assert 'pkg_resources' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
