from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import ReferenceRole
from corpus.references import extract_references, title_spans


@pytest.mark.parametrize(
    ("text", "title", "role"),
    [
        ("对项目按《专项资金办法》相关规定予以奖励。", "专项资金办法", ReferenceRole.DECIDES),
        ("按《专项资金办法》相关规定给予最高20万元资助。", "专项资金办法", ReferenceRole.DECIDES),
        ("依照《专项资金办法》和有关规定执行。", "专项资金办法", ReferenceRole.DECIDES),
        ("在《专项资金办法》的基础上追加10万元资助。", "专项资金办法", ReferenceRole.TOPS_UP),
        ("根据《电影法》，制定本措施。", "电影法", ReferenceRole.LEGAL_BASIS),
        ("为贯彻落实《规划纲要》的部署，结合实际，制定本办法。", "规划纲要", ReferenceRole.LEGAL_BASIS),
        ("须取得《电影公映许可证》。", "电影公映许可证", ReferenceRole.MENTION),
        ("現依電影法第三條規定訂定本辦法。", "電影法", ReferenceRole.LEGAL_BASIS),
        (
            "Grants are paid in accordance with the Film Support Act.",
            "Film Support Act",
            ReferenceRole.DECIDES,
        ),
        (
            "These Regulations are enacted pursuant to Article 44 of the Youth Welfare and Rights Act.",
            "Youth Welfare and Rights Act",
            ReferenceRole.LEGAL_BASIS,
        ),
        ("The Youth Welfare Act was amended.", "Youth Welfare Act", ReferenceRole.MENTION),
    ],
)
def test_role(text, title, role):
    (found,) = extract_references(text)
    assert (found.title, found.role) == (title, role)


def test_the_span_holds_the_brackets():
    text = "按《专项资金办法》规定予以支持。"
    (found,) = extract_references(text)
    assert text[found.start : found.end] == "《专项资金办法》"


def test_a_title_within_a_title_is_one_rule():
    text = "按照《关于印发〈专项资金办法〉的通知》和《关于《细则》的批复》执行。"
    assert [r.title for r in extract_references(text)] == ["关于印发〈专项资金办法〉的通知", "关于《细则》的批复"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("根据《若干意见》（国发〔2018〕19号），制定本意见。", "国发〔2018〕19号"),
        ("根据《若干意见》(浙委发[2018]20号)精神，制定本意见。", "浙委发[2018]20号"),
        ("根据《若干意见》，制定本意见。", None),
    ],
)
def test_the_number_behind_the_title(text, number):
    assert extract_references(text)[0].number == number


def test_a_short_name_is_no_rule():
    text = "按照《深圳市专项资金管理办法》（以下简称《管理办法》）予以支持。"
    assert [r.title for r in extract_references(text)] == ["深圳市专项资金管理办法"]


def test_several_bases_in_one_sentence():
    text = "根据《甲意见》《乙计划（2021-2025年）》等文件精神，制定本措施。按《丙办法》规定予以奖励。"
    assert [r.role for r in extract_references(text)] == [
        ReferenceRole.LEGAL_BASIS,
        ReferenceRole.LEGAL_BASIS,
        ReferenceRole.DECIDES,
    ]


@pytest.mark.parametrize("text", ["依法查处违法行为。", "依照本法第三条规定处罚。", "根据有关规定办理。", "in accordance with the law", "《未完"])
def test_no_rule_is_named(text):
    assert extract_references(text) == ()


@given(st.text(alphabet="《》〈〉按依法規定予以。，A act \n第", max_size=60))
def test_any_text_gives_spans_in_order(text):
    found = extract_references(text)
    assert [r.start for r in found] == sorted(r.start for r in found)
    assert all(0 <= r.start < r.end <= len(text) for r in found)
    assert all(text[a] == "《" and text[b - 1] == "》" for a, b in title_spans(text))
