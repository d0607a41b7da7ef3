from __future__ import annotations

import pytest

from corpus.provisions.pairing import paired, paired_figures, split_list, with_common_bound


@pytest.mark.parametrize(
    ("name", "size", "members"),
    [
        ("国家级、省级、市级平台", 3, ["国家级平台", "省级平台", "市级平台"]),
        ("A、B、C类人才", 3, ["A类人才", "B类人才", "C类人才"]),
        ("通过国家、省级鉴定的产品", 2, ["通过国家级鉴定的产品", "省级鉴定的产品"]),
        ("由党委、政府评定为国家级、省级载体", 2, ["由党委、政府评定为国家级载体", "省级载体"]),
    ],
)
def test_members_that_differ_in_a_level(name, size, members):
    assert paired(name, size, respectively=False) == members


def test_other_lists_need_the_word_respectively():
    assert paired("进站博士、导师", 2, respectively=False) is None
    assert paired("进站博士、导师", 2, respectively=True) == ["进站博士", "导师"]


def test_a_common_noun_is_restored():
    assert paired("获得甲奖、乙奖的专家", 2, respectively=True) == ["获得甲奖的专家", "乙奖的专家"]


def test_no_pairs_where_lengths_differ():
    assert paired("国家级、省级、市级平台", 4, respectively=True) is None
    assert paired("平台", 1, respectively=True) is None


def test_figures_are_conditions_not_names():
    assert paired("达1万元、5万元以上的", 2, respectively=True) is None
    assert paired_figures("达1万元、5万元以上的", 2) == ["达1万元", "5万元以上的"]


def test_marks_in_brackets_do_not_separate():
    assert split_list("领军人才（A类、B类）、青年人才") == ["领军人才（A类、B类）", "青年人才"]


def test_the_bound_of_a_list_of_figures_is_that_of_each():
    assert with_common_bound(["摆渡满2年", "4年", "8年"]) == ("摆渡满2年", "满4年", "满8年")
    assert with_common_bound(["摆渡", "4年"]) == ("摆渡", "4年")
    assert with_common_bound(["优秀", "良好"]) == ("优秀", "良好")
