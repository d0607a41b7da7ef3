import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from corpus.scripts import may_be_traditional, to_simplified


def test_converts_traditional_characters_one_for_one():
    text = "數位內容產業補助辦法（第3條）"
    assert to_simplified(text) == "数位内容产业补助办法（第3条）"


def test_regards_neighbours():
    assert to_simplified("乾隆年間的乾燥") == "乾隆年间的干燥"


def test_leaves_simplified_english_and_symbols_alone():
    text = "第十六条 Article 16（①）—— 5G+4K ✓"
    assert to_simplified(text) is text
    assert to_simplified("Kultur ＡＢＣ 😀 臺灣") == "Kultur ＡＢＣ 😀 台湾"


def test_common_traditional_characters_within_gb2312_are_noticed():
    assert to_simplified("以後的計畫於是") == "以后的计划于是"
    assert may_be_traditional("什麽")


def test_simplified_text_does_not_load_the_converter():
    code = (
        "import sys; from corpus.scripts import to_simplified; to_simplified('支持游戏出口 English');"
        "assert not any(name.startswith('opencc') for name in sys.modules);"
        "to_simplified('遊戲'); assert 'opencc' in sys.modules"
    )
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr


@given(st.text())
def test_offsets_stay_true(text):
    converted = to_simplified(text)
    assert len(converted) == len(text)
    assert to_simplified(converted) == converted


@given(st.text(alphabet="數位內容產業補助辦法著作權後於徵求意見乾隆台灣一目瞭然游戏出口", max_size=40))
def test_offsets_stay_true_in_chinese(text):
    assert len(to_simplified(text)) == len(text)
