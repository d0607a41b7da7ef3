from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("对符合条件的应用项目给予最高20万元资助。", "符合条件的应用项目"),
        ("对于经认定的创新基地，给予最高20万元资助。", "经认定的创新基地"),
        ("对新上线的数字产品，按热度进行评定，分档次给予最高20万元资助。", "新上线的数字产品"),
        ("每年给予相关研究成果最高20万元的资助。", "相关研究成果"),
        ("给予商协会3万元补助。", "商协会"),
        ("按《办法》规定给予最高20万元资助。", None),
        ("通过验收的，给予补助10万元。", "通过验收的"),
        ("在本市依法登记注册的青年企业，给予一次性10万元奖励。", "在本市依法登记注册的青年企业"),
        ("获得金奖的企业，每项奖励15万元。", "获得金奖的企业"),
        ("对年出口额达1亿元，且增长10%以上的企业，奖励20万元。", "年出口额达1亿元，且增长10%以上的企业"),
        ("新引进的制造业企业，当年投资达到1亿元的，给予奖励20万元。", "新引进的制造业企业"),
        ("每年安排最高100万元经费支持青年之家建设。", "青年之家建设"),
        ("单家企业每年奖励不超过50万元。", "单家企业"),
        ("向在本市工作，目前无住房的人才发放租房补贴，每月600元。", "在本市工作，目前无住房的人才"),
        ("符合条件的企业可获得最高三百万元奖励。", "符合条件的企业"),
        ("經審查通過之電影，每案補助新臺幣五百萬元。", "經審查通過之電影"),
    ],
)
def test_who_receives(extract, text, name):
    found = [p for p in extract(text) if p.nature != "other" and p.currency]
    assert [p.beneficiary for p in found] == [name]


def test_a_list_of_levels_is_paired(extract):
    found = extract("对获得国家级、省级、市级认定的动画企业，分别给予10万元、20万元和50万元奖励。")
    assert [p.beneficiary for p in found] == ["获得国家级认定的动画企业", "省级认定的动画企业", "市级认定的动画企业"]


def test_two_beneficiaries_in_one_sentence(extract):
    found = extract("对新引进的总部，给予最高50万元扶持；对招商成功的企业，给予最高20万元奖励。")
    assert [p.beneficiary for p in found] == ["新引进的总部", "招商成功的企业"]


def test_labels_of_an_enumeration(extract):
    found = extract("发放租房补贴，其中博士研究生每月2400元，硕士研究生每月1200元。")
    assert [p.beneficiary for p in found] == ["博士研究生", "硕士研究生"]


def test_a_bound_behind_belongs_to_the_same_receiver(extract):
    rate, cap = extract("对入驻的企业，按租金的50%给予补贴，最高不超过10万元。")
    assert rate.beneficiary == cap.beneficiary == "入驻的企业"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("3.5 安装污水处理设施的，每套补助6000元。", ["安装污水处理设施的"]),
        ("（一）改造制冷系统的，按投入的30%给予补贴。", ["改造制冷系统的"]),
        ("第三条【算力券】 企业租用算力的，按30%给予支持。", ["企业租用算力的"]),
        ("本县演员参加培训并结业的，每人补助300元。", ["本县演员参加培训并结业的"]),
        ("位于山区的，送餐补贴标准上浮50%。", ["位于山区的"]),
        ("冷库建成的，按每立方米100元给予补贴。", ["冷库建成的"]),
        ("本市作品播出的，电视剧每集资助8000元，电影每部资助6万元。", ["电视剧每集", "电影每部"]),
    ],
)
def test_a_name_is_no_number_of_its_clause_and_no_unit(extract, text, names):
    assert [p.beneficiary for p in extract(text) if p.nature != "other"] == names
