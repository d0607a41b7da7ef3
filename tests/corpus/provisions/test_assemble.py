from __future__ import annotations

from importlib.resources import files
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Clause, ClauseKind, Item, Limit, Nature, ProvisionKind
from corpus.parser import parse_text
from corpus.provisions import extract_provisions
from corpus.provisions.assemble import letters

DECIDING_RULE = "深圳市文化产业专项资金资助办法"
SHENZHEN = [
    # id, as written, limit, value, nature, per, one-off, term, beneficiary, condition, basis
    ("3a", "最高500万元", "cap", 5e6, "grant", None, None, None, "符合条件的项目", "符合条件", None),
    ("4a", "最高200万元", "cap", 2e6, "grant", None, None, None, "符合条件的数字技术应用项目", "符合条件", None),
    ("5a", "最高200万元", "cap", 2e6, "grant", None, None, None, "新上线的原创数字内容产品",
     "按作品传播热度、美誉度和触达率等指标进行综合评定，分档次", None),
    ("6a", "最高200万元", "cap", 2e6, "grant", None, None, None, "符合条件的内容生产数字化项目", "符合条件", None),
    ("7a", "最高200万元", "cap", 2e6, "grant", None, None, None, "符合条件的数字创意基地或平台", "符合条件", None),
    ("8a", "最高200万元", "cap", 2e6, "grant", None, None, None, "经认定的优秀数字装备研发项目及创新平台", "经认定", None),
    ("9a", "最高500万元", "cap", 5e6, "grant", None, None, None,
     "经认定的网络视听创新基地及符合条件的数字影棚、直播基地等", "经认定；符合条件", None),
    ("11a", "最高200万元", "cap", 2e6, "grant", None, None, None, "经认定的新型游戏研发项目", "经认定", DECIDING_RULE),
    ("12a", "最高100万元", "cap", 1e6, "grant", None, None, None, None, None, DECIDING_RULE),
    ("13a", "最高100万元", "cap", 1e6, "grant", None, None, None, "符合条件的项目", "符合条件", None),
    ("14a", "最高200万元", "cap", 2e6, "grant", None, None, None, "符合条件的融合发展示范项目", "符合条件", None),
    ("15a", "一次性最高200万元", "cap", 2e6, "grant", None, True, None,
     "具有良好发展前景、成果转化率高的产学研创新平台", "具有良好发展前景、成果转化率高", None),
    ("16a", "最高200万元", "cap", 2e6, "grant", None, None, "不超过3年",
     "具有示范引领作用、发展模式清晰、运作良好的孵化器和众创空间", "具有示范引领作用、发展模式清晰、运作良好", None),
    ("17a", "最高500万元", "cap", 5e6, "grant", None, None, None,
     "具有较强辐射和带动作用的数字创意产业基地", "具有较强辐射和带动作用", None),
    ("20a", "最高200万元", "cap", 2e6, "grant", None, None, None, "经认定的优秀数字创意产品服务和交易平台", "经认定", None),
    ("21a", "最高200万元", "cap", 2e6, "grant", None, None, None, "经认定的产业链创新示范企业", "经认定", None),
    ("22a", "最高500万元", "cap", 5e6, "support", None, None, None,
     "新引进的国内外数字创意领军企业及地区总部、研发中心、重点实验室等", "新引进", None),
    ("22b", "最高200万元", "cap", 2e6, "reward", None, None, None, "以商招商成功的主导企业", "以商招商成功", None),
    ("23a", "追加100万元", "exact", 1e6, "top_up", None, None, None,
     "被评为省级公共服务平台的项目", "被评为省级公共服务平台", DECIDING_RULE),
    ("24a", "最高100万元", "cap", 1e6, "grant", "year", False, None, "相关研究成果", None, None),
    ("24b", "最高100万元", "cap", 1e6, "grant", None, None, None, "作用发挥好的研究和人才培养基地", "作用发挥好", None),
]  # fmt: skip


def provisions_of(document_id):
    source = files("corpus").joinpath("founding", document_id, "source.txt").read_text(encoding="utf-8")
    return [p for clause in parse_text(source, document_id=document_id).clauses for p in clause.provisions]


def test_every_sum_of_the_shenzhen_measures():
    amounts = [
        (p.provision_id, p.as_written, p.limit, p.value, p.nature, p.per, p.one_off, p.term, p.beneficiary, p.condition,
         p.basis.title if p.basis else None)
        for p in provisions_of("shenzhen-digital-creative-measures-draft")
        if p.kind is ProvisionKind.AMOUNT
    ]  # fmt: skip
    assert amounts == SHENZHEN


def test_every_other_figure_of_the_shenzhen_measures():
    found = provisions_of("shenzhen-digital-creative-measures-draft")
    others = [(p.provision_id, p.kind, p.as_written, p.value, p.date) for p in found if p.currency is None]
    assert others == [
        ("16b", "term", "不超过3年", 3, None),
        ("26a", "date", "2022年 月 日", None, "2022"),
        ("26b", "validity", "有效期5年", 5, None),
    ]


def test_every_figure_of_the_national_plan():
    found = provisions_of("belt-and-road-animation-games-plan")
    assert [(p.provision_id, p.kind, p.as_written, p.value, p.unit, p.per) for p in found] == [
        ("box1a", "count", "100 部", 100, "部", None),
        ("box2a", "count", "100 家次/年", 100, "家次", "year"),
        ("box3a", "count", "30 个文化资源数字化项目", 30, "个", None),
        ("box5a", "count", "1000 人次", 1000, "人次", None),
        ("imprinta", "date", "2018年1月4日", None, None, None),
    ]


def test_the_innermost_item_holds_the_figure(extract):
    text = "（七）支持。1.甲类：（1）奖励5万元；（2）奖励3万元。"
    outer, inner = text.index("1.甲"), text.index("（2）")
    items = (Item("7(1)", "1.", outer, len(text)), Item("7(1)(2)", "（2）", inner, len(text)))
    assert [p.item_id for p in extract(text, items)] == ["7(1)", "7(1)(2)"]


def test_the_rule_of_another_sentence_is_no_basis(extract):
    (found,) = extract("按《专项资金办法》相关规定予以支持。给予5万元奖励。")
    assert found.basis is None


def test_letters_go_on_after_z():
    assert [letters(i) for i in (0, 25, 26, 27, 701, 702)] == ["a", "z", "aa", "ab", "zz", "aaa"]


def test_a_figure_is_read_once(extract):
    found = extract("2022年3月1日起3年内，每年培训100人次，奖励10%即5万元。")
    spans = sorted((p.start, p.end) for p in found)
    assert all(left[1] <= right[0] for left, right in zip(spans, spans[1:], strict=False))
    assert [kind for kind, _ in groupby(p.kind for p in found)] == ["date", "term", "count", "rate", "amount"]


@pytest.mark.parametrize("text", ["", "\n", "《", "最高", "元", "%", "给予", "万元"])
def test_texts_without_figures(extract, text):
    assert extract(text) == ()


WORDS = [
    "对", "给予", "奖励", "资助", "的", "，", "、", "。", "；", "最高", "不超过", "以上", "每年", "一次性", "分别", "10万元", "5%",
    "三年", "3年内", "2022年", "100", "部", "人次", "《办法》", "按", "和", "至", "-", "（", "）", "企业", "萬元", "up to ", "RMB ",
    "2 million ", "per year ", "grant ", "a ", "\n", "$", "5", "18周岁", "有效期", "倍", "一", "万", "亿",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map("".join) | st.text(max_size=80))
def test_any_text_gives_verbatim_spans_and_unique_ids(text):
    found = extract_provisions(Clause("doc", "7", ClauseKind.CLAUSE, "", text, 0))
    assert all(text[p.start : p.end] == p.as_written and p.as_written for p in found)
    assert len({p.provision_id for p in found}) == len(found)
    assert [p.start for p in found] == sorted(p.start for p in found)
    assert all((p.limit is Limit.RANGE) == (p.min is not None) for p in found)
    assert all(p.nature is Nature.OTHER for p in found if p.kind not in (ProvisionKind.AMOUNT, ProvisionKind.RATE))
    assert all(p.beneficiary is None or p.beneficiary.strip() for p in found)


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("对规模给予一次性奖励：蜂群达到50群、100群的，分别奖励2000元、5000元。", ["蜂群达到50群", "100群"]),
        ("对首次评定的民宿给予奖励：评为银宿、金宿的，分别奖励3万元、6万元。", ["评为银宿", "金宿"]),
        ("对民宿给予奖励：评为银宿、金宿的，每家奖励3万元。", [None]),
    ],
)
def test_sums_behind_a_colon_answer_the_listed_cases_one_by_one(extract, text, cases):
    assert [p.condition for p in extract(text) if p.kind is ProvisionKind.AMOUNT] == cases


def test_a_list_of_figures_answers_the_sums_one_by_one_without_a_receiver(extract):
    found = extract("连续摆渡满1年、3年、5年的船工，分别给予每月100元、200元、300元补贴。")
    sums = [p for p in found if p.currency]
    assert [p.condition for p in sums] == ["连续摆渡满1年", "满3年", "满5年的船工"]


def test_a_second_row_of_sums_answers_the_same_list(extract):
    found = extract("（一）新船完成一期、二期、三期试航的，分别按费用的20%、25%、30%给予资助，每艘分别最高3万元、6万元、15万元。")
    caps = [p for p in found if p.currency]
    assert [p.condition for p in caps] == ["新船完成一期", "二期", "三期试航"]
    assert {p.beneficiary for p in caps} == {"每艘"}


def test_words_that_join_sums_name_nobody(extract):
    (cap,) = (p for p in extract("船工夫妻可以分别申领，但合计每月不超过900元。") if p.currency)
    assert cap.beneficiary is None


def test_what_is_held_back_is_given_to_nobody(extract):
    found = [p for p in extract("船主虚报航次的，每虚报1次扣减补助200元。收船后未清扫的，扣除押金50元。") if p.currency]
    assert [(p.value, p.kind, p.beneficiary) for p in found] == [
        (200, ProvisionKind.OTHER, None),
        (50, ProvisionKind.OTHER, None),
    ]


def test_thresholds_of_money_answer_the_sums_one_by_one(extract):
    text = "首次认定为5000万元、8000万元、1亿元税收码头，且入驻率达到70%以上的，分别给予运营单位20万元、50万元、100万元奖励。"
    found = [p for p in extract(text) if p.kind is ProvisionKind.AMOUNT]
    assert [p.condition.split("税收")[0] for p in found] == ["首次认定为5000万元", "8000万元", "1亿元"]
