from __future__ import annotations

import pytest

from assistant.evidence.modality import definition_of, duties_in, modality


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("support", "鼓励游戏出口", True),
        ("support", "The Office may award a grant", True),
        ("support", "本办法自公布之日起施行", False),
        ("application", "申报单位应当提交材料", True),
        ("application", "applicants shall submit a budget", True),
        ("in_charge", "由市文化广电旅游体育局负责解释", True),
        ("in_charge", "The Film Office shall keep a register", True),
        ("in_charge", "支持企业发展", False),
        ("combining", "不得重复申报", True),
        ("combining", "给予最高200万元资助", False),
        ("capped", "最高200万元", True),
        ("capped", "不超过3年", True),
        ("capped", "up to USD 250,000", True),
        ("capped", "追加100万元", False),
        ("implementing", "制定配套操作规程", True),
        ("commencement", "自2022年1月1日起施行", True),
        ("commencement", "These Regulations come into force", True),
    ],
)
def test_groups(name, text, expected):
    assert bool(modality(name).search(text)) is expected


def test_unknown_group_is_an_error():
    with pytest.raises(KeyError):
        modality("no such group")


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("数字出版平台", "本办法所称数字出版平台，是指通过互联网提供服务的系统。"),
        ("业者", "本要點所稱業者，指依法設立之公司。".replace("業", "业")),
        ("qualifying production", '"Qualifying production" means a feature film.'),
    ],
)
def test_definition(word, text):
    assert definition_of([word]).search(text)


def test_use_is_no_definition():
    assert definition_of(["孵化器"]).search("支持建设数字创意孵化器和众创空间") is None
    assert definition_of(["a.c"]).search("abc means something") is None


def test_duties():
    assert duties_in("由市局负责解释") == {"interpret"}
    assert duties_in("牵头制定") == {"lead", "formulate"}
    assert duties_in("who interprets it") == {"interpret"}
    assert duties_in("支持出口") == frozenset()
