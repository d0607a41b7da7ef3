from __future__ import annotations

import pytest

from corpus.model import Limit, Nature, ProvisionKind


@pytest.mark.parametrize(
    ("text", "written", "limit", "value"),
    [
        ("按实际支出的20%给予补贴。", "20%", Limit.RATE, 0.2),
        ("按實際支出百分之五十給予補助。", "百分之五十", Limit.RATE, 0.5),
        ("按出口额的4‰给予奖励。", "4‰", Limit.RATE, 0.004),
        ("给予不超过40%的贷款贴息。", "不超过40%", Limit.CAP, 0.4),
        ("按照不超过票面利息的30%给予贴息。", "不超过票面利息的30%", Limit.CAP, 0.3),
        ("按市级奖励1:1比例给予配套奖励。", "1:1", Limit.RATE, 1.0),
        ("Enterprises receive a subsidy of up to 30 percent of booth fees.", "up to 30 percent", Limit.CAP, 0.3),
    ],
)
def test_a_share_that_is_given(extract, text, written, limit, value):
    (found,) = extract(text)
    assert (found.kind, found.as_written, found.limit) == (ProvisionKind.RATE, written, limit)
    assert found.value == pytest.approx(value)
    assert found.currency is None
    assert found.nature is not Nature.OTHER


def test_a_list_of_shares(extract):
    found = extract("对投入100万元、200万元、300万元的项目，分别按投入的5%、6%、7%给予补助。")
    rates = [p for p in found if p.kind is ProvisionKind.RATE]
    assert [round(p.value, 2) for p in rates] == [0.05, 0.06, 0.07]


def test_points_are_not_shares(extract):
    (found,) = extract("补助比例再提高2个百分点。")
    assert (found.unit, found.value) == ("points", 0.02)


@pytest.mark.parametrize("text", ["港资持股比例达25%以上的企业。", "营业收入增长超过10%的企业。", "奖金分三年按40%、30%、30%比例拨付。"])
def test_a_share_that_is_no_grant(extract, text):
    assert {p.nature for p in extract(text) if p.kind is ProvisionKind.RATE} == {Nature.OTHER}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("第四条规定的补贴限额上浮25%", "上浮25%"),
        ("奖补标准再增加20%", "再增加20%"),
        ("engines receive a further 10 percentage points", "a further 10 percentage points"),
    ],
)
def test_what_raises_is_a_share_and_says_so(extract, text, written):
    found = extract(text)[-1]
    assert found.as_written.endswith(written) and found.limit is Limit.RATE
