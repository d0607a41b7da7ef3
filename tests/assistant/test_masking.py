"""Personal data is found by its form or its name; the figures of policies stay."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.masking import Masked, MaskedSpan, find, mask

ID18 = "440305199003071231"
CARD = "6222021234567890128"


def check_digit(body):
    """GB 11643 written out as the standard's table of weights, unlike the code under test."""
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return "10X98765432"[sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11]


def luhn_complete(body):
    for last in "0123456789":
        digits = [int(d) for d in body + last]
        total = 0
        for place, digit in enumerate(reversed(digits)):
            total += sum(divmod(digit * 2, 10)) if place % 2 else digit
        if total % 10 == 0:
            return body + last
    raise AssertionError


ID18 = ID18[:17] + check_digit(ID18[:17])
ID18_X = next(f"11010519491231{n:03}" + "X" for n in range(1000) if check_digit(f"11010519491231{n:03}") == "X")
CARD19 = luhn_complete("622202123456789012")
CARD16 = luhn_complete("622588121234567")


def wide(text):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


PERSONAL = [
    ("phone", "13800138000"),
    ("phone", "138 0013 8000"),
    ("phone", "138-0013-8000"),
    ("phone", "138–0013–8000"),
    ("phone", "138\u200b0013\u200b8000"),
    ("phone", "+8613800138000"),
    ("phone", "+86 138 0013 8000"),
    ("phone", "0086-19912345678"),
    ("phone", "(+86) 13800138000"),
    ("phone", "86-13800138000"),
    ("phone", "1380 013 8000"),
    ("phone", "138.0013.8000"),
    ("phone", "138/0013/8000"),
    ("phone", "1 3 8 0 0 1 3 8 0 0 0"),
    ("phone", "一三八〇〇一三八零零零"),
    ("phone", "幺三八零零幺三八零零零"),
    ("phone", "１３８００１３８０００"),
    ("phone", "0755-88101234"),
    ("phone", "0755 8810 1234"),
    ("phone", "(0755)88101234"),
    ("phone", "（０７５５）８８１０１２３４"),
    ("phone", "010-65551234"),
    ("phone", "+86 755 8810 1234"),
    ("phone", "+86-10-65551234"),
    ("phone", "0755-88101234-801"),
    ("phone", "0755-88101234转801"),
    ("phone", "075588101234"),
    ("phone", "+1 415 555 2671"),
    ("id_number", ID18),
    ("id_number", ID18_X),
    ("id_number", ID18_X.lower()),
    ("id_number", wide(ID18)),
    ("id_number", f"{ID18[:6]} {ID18[6:14]} {ID18[14:]}"),
    ("id_number", "440305900307123"),
    ("email", "zhang.san+a@mail.example.com.cn"),
    ("email", "12345678@qq.com"),
    ("email", "ｚｈａｎｇ＠example.com"),
    ("bank_card", CARD16),
    ("bank_card", CARD19),
    ("bank_card", " ".join(CARD16[i : i + 4] for i in range(0, 16, 4))),
    ("bank_card", "-".join(CARD19[i : i + 4] for i in range(0, 19, 4))),
    ("bank_card", f"{CARD19[:6]} {CARD19[6:]}"),
    ("bank_card", wide(CARD16)),
]


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "你好，我是张三，{}，请问孵化器最高资助多少？",
        "Write to {} please, what is the cap?",
        "（{}）",
        "联系：{}谢谢",
    ],
)
@pytest.mark.parametrize(("kind", "written"), PERSONAL)
def test_each_form_is_found_exactly(kind, written, around):
    text = around.format(written)
    start = text.index(written)
    assert find(text) == (MaskedSpan(kind, start, start + len(written)),)


NOT_PERSONAL = [
    "文产发〔2017〕33号",
    "深府办〔2024〕12号",
    "《关于推动数字文化产业的指导意见》（文产发〔2017〕8号）",
    "最高200万元、不超过3年",
    "最高2,000,000元",
    "投资13800138000元的项目",
    "人民币13800138000",
    "¥13800138000",
    "RMB 13800138000",
    "13800138000.50",
    "营收6222021234567890万元",
    "2026年11月24日10:00",
    "2026-11-24",
    "20261124",
    "2021-2025年",
    "2024-01-01至2025-12-31",
    "1500000-2000000",
    "150-20000000",
    "第十六条、第16条、（十九）、16(1)(2)",
    "统一社会信用代码91440300MA5DABCD1X",
    "统一社会信用代码91440300708461136T",
    "12800138000",
    "138001380001",
    "1380013800",
    "ISBN 978-7-02-000220-7",
    "订单20261124100000123456",
    "编号A13800138000B7",
    "d41d8cd98f00b20413800138000998ecf8427e",
    "市民热线12345",
    "手机 2021-2025 规划",
    "mobile 2021 2025",
    "手机：1500000元",
    "手机2026-11-24",
    "项目编号0212345678",
    "订单单号13800138000",
    "银行卡产业增长16亿",
    "电话号码不超过3个",
    "400-830-8030",
    "GB 11643-1999",
    "4403051990030712",
    "0.13800138000",
    "圆周率3.14159265358979",
    "@tiaowen",
    "a@b",
    "增长138%，从2017年的1380万增至2025年的3000万",
    "192.168.100.100",
    "550e8400-e29b-41d4-a716-446655440000",
    "1/2/3/4/5/6/7/8/9/10/11/12/13",
    "二〇二二年一月一日至二〇二五年十二月三十一日",
    "138.0013.80",
]


@pytest.mark.parametrize("text", NOT_PERSONAL)
def test_figures_of_policies_stay(text):
    assert mask(text) == Masked(text, rest=text)


@pytest.mark.parametrize("document", ["belt-and-road-animation-games-plan", "shenzhen-digital-creative-measures-draft"])
def test_nothing_in_the_founding_documents_is_personal(document):
    from importlib import resources

    text = resources.files("corpus").joinpath("founding", document, "source.txt").read_text(encoding="utf-8")
    assert find(text) == ()


def test_one_wrong_digit_is_no_identity_number_and_no_card():
    wrong_id = ID18[:-1] + ("0" if ID18[-1] != "0" else "1")
    wrong_card = CARD16[:-1] + str((int(CARD16[-1]) + 1) % 10)
    assert find(wrong_card) == ()
    assert all(span.kind != "id_number" for span in find(wrong_id))


def test_birth_dates_that_do_not_exist_are_no_identity_number():
    for born in ["19900231", "18000101", "29990101", "19901301"]:
        body = "440305" + born + "123"
        assert all(span.kind != "id_number" for span in find(body + check_digit(body)))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("我的身份证号是440305199003071230", "id_number"),
        ("银行卡号：1234567890123456", "bank_card"),
        ("电话88101234", "phone"),
        ("手机号码是 138-001-38000", "phone"),
        ("call my phone: 5552671 4", "phone"),
        ("微信13800 138000", "phone"),
        ("[手机]13800138000", "phone"),
        ("【电话】一三八〇〇一三八〇〇〇", "phone"),
        ("手机13800138000万一打不通", "phone"),
    ],
)
def test_a_number_named_by_its_writer_needs_no_check_digit(text, kind):
    assert [span.kind for span in find(text)] == [kind]


def test_several_in_one_text():
    text = f"张三 13800138000/13900139000，{ID18}，zs@example.com，卡 {CARD19}，办公室0755-88101234，补贴200万元"
    found = find(text)
    assert [text[s.start : s.end] for s in found] == [
        "13800138000",
        "13900139000",
        ID18,
        "zs@example.com",
        CARD19,
        "0755-88101234",
    ]
    assert mask(text).text == "张三 [电话]/[电话]，[证件号]，[邮箱]，卡 [银行卡号]，办公室[电话]，补贴200万元"


def test_words_follow_the_language_of_the_text():
    assert mask("reach me at a@example.com or 13800138000").text == "reach me at [e-mail address] or [phone number]"
    assert mask("写信到a@example.com").text == "写信到[邮箱]"


@given(st.text(alphabet="0123456789 -+()（）.@aX第元号电话：，\u200b１２３", max_size=60))
def test_spans_are_ordered_apart_and_masking_is_idempotent(text):
    found = find(text)
    assert all(0 <= s.start < s.end <= len(text) for s in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    once = mask(text)
    assert once.spans == found
    again = mask(once.text)
    assert (again.text, again.spans) == (once.text, ())


@given(
    st.integers(10**10 * 13, 10**10 * 20 - 1).map(lambda n: str(n)[:11]),
    st.text(alphabet="企业申请补贴 ,。a\n", max_size=20),
)
def test_any_mobile_number_in_any_text_is_masked(number, around):
    assert number not in mask(f"{around}，{number}，{around}").text


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2020, 1, 1)), st.integers(0, 999))
def test_any_valid_identity_number_is_masked(born, order):
    body = f"440305{born:%Y%m%d}{order:03}"
    number = body + check_digit(body)
    assert [s.kind for s in find(f"身份证{number}")] == ["id_number"]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("孵化器最高资助多少？我的电话是13800138000。", "孵化器最高资助多少？ 。"),
        ("请发邮件到a@example.com或致电 0755-88101234，孵化器资助几年", "孵化器资助几年"),
        ("Please call me at 13800138000, what is the cap?", "what is the cap?"),
        ("我的手机13800138000，邮箱a@b.cn，银行卡6222021234567890128、孵化器资助几年", "孵化器资助几年"),
        ("身份证11010519491231002X", ""),
        ("【手机】一三八〇〇一三八〇〇〇 孵化器资助几年", "孵化器资助几年"),
        ("申请资助13800138000元", "申请资助13800138000元"),
    ],
)
def test_the_rest_leaves_out_what_only_introduces_a_number(text, rest):
    assert mask(text).rest == rest
    assert mask(mask(text).text).rest == rest, "as also what is kept of it"
