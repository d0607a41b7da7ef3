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


LISTED = """第五条 老年人用餐的，每人每天补贴一餐，按以下标准减免：
（一）60周岁至69周岁的，每餐1元；
（二）80周岁以上的，每餐4元。"""


def test_the_sums_of_a_list_are_given_where_what_opens_it_says_so(extract):
    found = [p for p in extract(LISTED) if p.currency]
    assert [(p.value, p.kind, p.nature, p.beneficiary) for p in found] == [
        (1, "amount", "subsidy", "60周岁至69周岁的"),
        (4, "amount", "subsidy", "80周岁以上的"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "第五条 符合下列条件之一的，给予补贴：\n（一）票价50元的演出；",
        "第五条 停车按下列标准收取：\n（一）小型车每次10元；",
        "第五条 有下列情形的，处以罚款：\n（一）乱扔的，每次50元；",
    ],
)
def test_the_figures_of_a_list_of_conditions_charges_or_fines_are_not_given(extract, text):
    assert [p.kind for p in extract(text) if p.currency] == ["other"]


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("学员就业的，每人补贴1200元；残疾人的，每人再增加400元。", True),
        ("新建的加氢站给予补贴。合建的综合能源站，在上述标准基础上上浮20%。", True),
        ("场地租金每天100元；周末租金标准上浮20%。", False),
        ("企业年收入再增加500万元的，可以申报。", False),
    ],
)
def test_what_raises_a_sum_is_given_where_that_is(extract, text, given):
    last = [p for p in extract(text) if p.currency or p.kind == "rate"][-1]
    assert (last.nature != "other") is given


def test_a_sum_by_the_unit_is_given_like_the_next_one(extract):
    found = [p for p in extract("直流桩按每千瓦200元、交流桩按每千瓦60元给予补贴。") if p.currency]
    assert [(p.value, p.kind) for p in found] == [(200, "amount"), (60, "amount")]
