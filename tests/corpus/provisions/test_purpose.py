from __future__ import annotations

import pytest

from corpus.model import Nature, ProvisionKind


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("给予最高5万元资助。", Nature.GRANT),
        ("给予5万元奖励。", Nature.REWARD),
        ("奖励5万元。", Nature.REWARD),
        ("给予5万元扶持。", Nature.SUPPORT),
        ("追加5万元资助。", Nature.TOP_UP),
        ("在市级资助基础上再给予5万元奖励。", Nature.TOP_UP),
        ("给予每月500元的生活补贴。", Nature.SUBSIDY),
        ("给予最高5万元贷款贴息。", Nature.SUBSIDY),
        ("可按每平方米不超过20元的标准，给予租金补助。", Nature.SUBSIDY),
        ("Artists receive a grant of RMB 5,000.", Nature.GRANT),
        ("Artists are awarded a prize of RMB 5,000.", Nature.REWARD),
        ("Artists receive a subsidy of RMB 5,000.", Nature.SUBSIDY),
        ("An additional RMB 5,000 is granted to artists.", Nature.TOP_UP),
    ],
)
def test_money_that_is_given(extract, text, nature):
    (found,) = extract(text)
    assert (found.kind, found.nature) == (ProvisionKind.AMOUNT, nature)


@pytest.mark.parametrize(
    "text",
    [
        "票房达到1亿元以上的影片可以申报。",
        "投资规模在1亿元以上。",
        "注册资本不低于100万元的企业。",
        "违反规定的，处一万元以上三万元以下罚款。",
        "可以并处二十五万元以下的罚款。",
        "由法院判决给予五百元以上五百万元以下的赔偿。",
        "情节严重的，处以违法所得三倍的罚款，但最高不得超过3万元。",
        "通过协议、其他安排持有股份1000万元以上的股东。",
        "超过5000元的部分由个人承担。",
        "The government spends more than $6 billion on software.",
        "Violators are liable to a fine of up to $10,000.",
    ],
)
def test_thresholds_and_fines_are_never_a_grant(extract, text):
    (found,) = [p for p in extract(text) if p.currency]
    assert (found.kind, found.nature, found.beneficiary) == (ProvisionKind.OTHER, Nature.OTHER, None)
    assert found.unit == found.currency


def test_threshold_and_grant_in_one_sentence(extract):
    threshold, grant = extract("对年营业收入超过1亿元的企业奖励20万元。")
    assert (threshold.kind, grant.kind) == (ProvisionKind.OTHER, ProvisionKind.AMOUNT)
    assert (threshold.value, grant.value) == (100_000_000, 200_000)


def test_a_threshold_between_verb_and_grant(extract):
    threshold, grant = extract("给予经营收入达到500万元的企业20万元奖励。")
    assert (threshold.nature, grant.nature) == (Nature.OTHER, Nature.REWARD)


def test_a_tax_deduction_is_an_amount_that_nobody_gives(extract):
    (found,) = extract("按照每个子女每月1000元的标准定额扣除。")
    assert (found.kind, found.nature, found.per) == (ProvisionKind.AMOUNT, Nature.OTHER, "child/month")


def test_the_name_of_a_rule_does_not_make_a_threshold_a_grant(extract):
    (found,) = extract("依照《专项资金资助办法》申报的，年产值500万元以上。")
    assert found.kind is ProvisionKind.OTHER
