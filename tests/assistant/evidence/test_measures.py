from __future__ import annotations

import pytest

from assistant.evidence.measures import asked_measures, states


@pytest.mark.parametrize(
    ("question", "sentence", "stated"),
    [
        ("最多补几年", "补助期限不超过3年", True),
        ("最多补几年", "自2023年起施行", False),
        ("几天内拨付", "补助期限不超过3年", False),
        ("多久要答复", "应当自收到申请之日起20个工作日内予以答复", True),
        ("献血加几分", "每次计2分", True),
        ("献血加几分", "百分之二十", False),
        ("罚几倍", "处违法所得五倍以上十倍以下的罚款", True),
        ("几月几日前报送", "应当在每年1月31日前报送", True),
        ("有几位专家", "不少于五名专家", True),
        ("给几家企业", "每年不超过10家", True),
        ("给几家企业", "每年不超过5万元", False),
        ("what age limit applies", "年龄在45周岁以下", True),
        ("what share must be kept", "不得低于总和的三分之二", True),
        ("多少钱", "补助期限不超过3年", False),
        ("how many hens may i keep", "hens may be kept, up to 8 for each plot", True),
        ("how many hens may i keep", "hens may be kept on 8 fields", False),
        ("when may i light a fire", "fires may be lit from 1 november to 28 february", True),
        ("how big may my shed be", "sheds may be no larger than 6 square metres", True),
        ("how big is the grant", "sheds may be no larger than 6 square metres", False),
        ("国产片至少要占多少", "不得低于放映总和的五分之二", True),
        ("报告每年什么时候公布", "应当于每年下半年发布年度报告", True),
        ("报告每年什么时候公布", "应当发布年度报告", False),
        ("棚子最大能盖多大", "面积不超过6平方米", True),
    ],
)
def test_whether_a_sentence_states_what_is_asked(question, sentence, stated):
    assert states(asked_measures(question), sentence) is stated


def test_a_named_measure_is_not_met_by_another_duration():
    assert [m.name for m in asked_measures("多长时间，几个月")] == ["month"]
