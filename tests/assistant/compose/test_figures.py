"""The figures of a clause, and which of them a question asks for."""

from __future__ import annotations

import math
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant.compose.asked_figures import asked_figures, load_figure_models
from assistant.compose.figure_features import OF_MEANING, beside_features, figure_features
from assistant.compose.figures import figures_of
from assistant.service import Assistant
from assistant.settings import Settings
from corpus.model import Limit, ProvisionKind
from tests.assistant.workbench import Workbench

RULE = """临湖区社区服务补贴办法
第一条 为方便居民，制定本办法。
第二条 参加培训的，按年龄给予补贴：60至69周岁的每人100元，70至79周岁的每人200元，80周岁以上的每人400元。
第三条 场馆改造，按照改造费用的50%给予补助，最高30万元。
第四条 新建场地按类型给予一次性补助：
场地类型\t城区\t乡镇
篮球场\t8万元\t10万元
门球场\t5万元\t6万元
第五条 门票每人25元，团体每人20元。
第六条 阻碍检查的，处五百元以上二千元以下罚款；情节严重的，处一万元罚款。
第七条 隔声窗改造，按照噪声级给予补助：
噪声级\t补助标准（元/平方米）\t每户最高（万元）
75分贝以上不足80分贝\t600\t1
80分贝以上不足85分贝\t900\t2
85分贝以上\t1200\t3
第八条 新建夜市的，按每个摊位600元给予补助，单个夜市最高10万元。
第九条 摊位使用费每月80元，晚交一天加收5%。
第十条 社区食堂续约率达到85%以上的，每人奖励3000元；达到70%以上不足85%的，每人奖励1500元。
第十一条 购置炉具的，按购置价的30%给予补助，单台最高1500元，每个摊位累计不超过4000元。
第十二条 社区为志愿者提供住宿的，每人每月补助200元；提供用餐的，每人每天补助12元。
第十三条 建成数据集的，医疗健康类每个奖励30万元，农业类每个奖励18万元，其他类每个奖励10万元。
第十四条 咨询服务按类别抵扣：
（一）市场调研，按合同金额的50%抵扣，单笔最高6000元；
（二）法律咨询，按合同金额的60%抵扣，单笔最高3000元。
第十五条 摊主应当投保，每次事故赔偿限额不低于60万元，保费由街道承担70%，摊主承担30%。
第十六条 书屋虚报读者人数的，每虚报1人扣减补助150元。
第十七条 在同一书屋连续服务满1年、3年、5年的管理员，分别给予每月50元、80元、120元补贴。
第十八条 剧团在区内消费满20万元不足80万元的，按消费额的10%给予返还，单场最高8万元；消费满80万元的，按消费额的15%给予返还，单场最高30万元。
第十九条 规模较大（座位在800个以上、投资在3000万元以上）的剧场，可以申请改造扶持。
第二十条 赴境外演出，演出地在欧洲地区的，每个剧团给予3万元差旅补助；欧洲地区以外的，每个剧团给予2万元差旅补助。
第二十一条 剧团年票房300万元不足900万元、900万元不足2000万元、2000万元以上的，分别一次性奖励8万元、16万元、40万元。
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("figures")
    path = folder / "lake-services.txt"
    path.write_text(RULE, encoding="utf-8")
    assistant = Assistant.open(Settings(home=folder / "home"))
    assistant.add([Path(path)])
    return Workbench(assistant)


@pytest.fixture(scope="module")
def ask(desk):
    return lambda question: desk.assistant.answer(question, documents=["lake-services"])


@pytest.mark.parametrize(
    ("question", "value", "limit", "told"),
    [
        ("测出来八十二分贝，隔声窗改造每平方米补助多少？", 900, "exact", "每平方米900元"),
        ("测出来七十七分贝，隔声窗改造每户最高补助多少？", 10_000, "cap", "最高10,000元"),
    ],
)
def test_a_figure_alone_in_its_cell_is_told_with_the_unit_and_the_limit_of_its_column(
    ask, question, value, limit, told
):
    answer = ask(question)
    assert [(a.value, a.limit) for a in answer.amounts] == [(value, limit)]
    assert told in answer.answer


def view(desk, clause):
    return desk.view("lake-services", clause)


def sums(answer):
    return [(a.clause_id, a.value, a.limit) for a in answer.amounts]


def test_every_figure_stands_in_its_own_case(desk):
    assert [f.case for f in figures_of(view(desk, "4"))] == ["篮球场 城区", "篮球场 乡镇", "门球场 城区", "门球场 乡镇"]
    assert [f.is_share for f in figures_of(view(desk, "3"))] == [True, False]
    ages = figures_of(view(desk, "2"))
    assert "70至79周岁" in ages[1].own and ages[1].lead.startswith("第二条") and "100元" not in ages[1].own


def test_a_table_takes_from_its_lead_that_its_sums_are_given(desk):
    assert {f.provision.kind for f in figures_of(view(desk, "4"))} == {ProvisionKind.AMOUNT}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("我七十三岁，参加培训补多少钱？", [("2", 200.0, "exact")]),
        ("镇上新修一个篮球场，补助多少？", [("4", 100000.0, "exact")]),
        ("去波兰演出，差旅补多少？", [("20", 30_000.0, "exact")]),
        ("到肯尼亚演出，差旅补多少？", [("20", 20_000.0, "exact")]),
        ("剧团一年票房四百万，奖多少？", [("21", 80_000.0, "exact")]),
        ("剧团年票房过千万，奖多少？", [("21", 160_000.0, "exact")]),
        ("改造场馆补助多少？", [("3", 0.5, "rate"), ("3", 300000.0, "cap")]),
    ],
)
def test_of_several_figures_the_one_for_the_case_that_is_described(ask, question, expected):
    answer = ask(question)
    assert answer.status.value == "answered" and sums(answer) == expected


def test_a_threshold_in_brackets_is_no_sum_that_is_given(ask):
    answer = ask("规模较大的剧场申请改造扶持，能给多少钱？")
    assert not answer.amounts
    assert "标准是" not in answer.answer


def test_an_english_figure_keeps_the_condition_that_follows_it():
    from corpus.parser import parse_text

    text = "Harbour rules\n1. Cranes\n1.1 Crane lifts cost £90 for up to 5 tonnes and £160 for more than 5 tonnes.\n1.2 End."
    own = [f.own for f in figures_of(SimpleNamespace(clause=parse_text(text, document_id="x").clause("1.1")))]
    assert [("£90" in o, "£160" in o, "up to 5" in o, "more than 5" in o) for o in own] == [
        (True, False, True, False), (False, True, False, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("新建一个夜市，每个摊位补多少，最多多少？", [("8", 600.0, "exact"), ("8", 100_000.0, "cap")]),
        ("新建一个夜市，每个摊位补多少？", [("8", 600.0, "exact")]),
        ("改造场馆，补几成，封顶多少？", [("3", 0.5, "rate"), ("3", 300_000.0, "cap")]),
    ],
)
def test_a_figure_and_its_ceiling_are_told_together_where_both_are_asked_for(ask, question, expected):
    assert sums(ask(question)) == expected


def test_a_threshold_belongs_to_the_case_of_the_sum_behind_it(ask, desk):
    assert "达到85%以上的" in figures_of(view(desk, "10"))[1].case
    assert sums(ask("食堂有七成八的人续了约，每人奖励多少？")) == [("10", 1500.0, "exact")]
    assert sums(ask("食堂九成人都续了约，每人奖励多少？")) == [("10", 3000.0, "exact")]


def test_a_ceiling_without_words_of_its_own_stands_in_the_case_of_the_figure_before(desk):
    cases = [f.case for f in figures_of(view(desk, "14"))]
    assert ["市场调研" in case for case in cases] == [True, True, False, False]
    assert ["法律咨询" in case for case in cases] == [False, False, True, True]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("购置炉具补几成，有没有上限？", [0.3, 1500, 4000]),
        ("购置炉具补几成，一台封顶多少？", [0.3, 1500]),
        ("社区给志愿者安排住宿、用餐，每人每月补多少？", [200]),
        ("社区给志愿者安排住宿、用餐，每人每天补多少？", [12]),
    ],
)
def test_all_ceilings_of_a_figure_and_only_what_comes_in_the_period_asked_for(ask, question, values):
    assert [value for _, value, _ in sums(ask(question))] == values


def test_what_introduces_a_series_is_no_more_of_its_first_member():
    from corpus.parser import parse_text

    text = "某办法\n第一条 设备补助按距县城的距离确定：20公里以内的，每所1万元；20公里以上的，每所2万元。\n第二条 本办法自公布日起施行。\n"
    first, second = figures_of(SimpleNamespace(clause=parse_text(text, document_id="x").clause("1")))
    assert "县城" in first.lead and "县城" not in first.own and "20公里以内" in first.own
    assert "20公里以上" in second.own


def test_what_holds_the_sum_of_a_sibling_is_no_case(desk):
    assert [("医疗" in f.case, "农业" in f.case) for f in figures_of(view(desk, "13"))][1] == (False, True)


@pytest.mark.parametrize("name", ["bundled", "words"])
def test_every_weight_has_its_feature(desk, name):
    models = load_figure_models(name)
    inquiry = desk.inquire("镇上新修一个篮球场，补助多少？")
    figures = figures_of(view(desk, "4"))
    rows = figure_features(inquiry, figures, frozenset(), frozenset())
    further = beside_features(inquiry, figures, rows, [0.0] * len(figures), 0)
    for model, features in ((models.rank, rows), (models.beside, further)):
        assert all(set(model.weights) <= set(row) for row in features)
        assert all(math.isfinite(value) for row in features for value in row.values())
    assert bool(OF_MEANING & set(models.rank.weights)) is (name == "bundled")


def test_where_nothing_tells_the_figures_apart_all_are_told(desk):
    models = load_figure_models("words")
    even = type(models)(type(models.rank)({}, 0.0, 0.3), models.beside)
    figures = figures_of(view(desk, "4"))
    inquiry = desk.inquire("补助多少？")
    assert asked_figures(inquiry, figures, frozenset(), frozenset(), even) == figures


def test_a_ceiling_in_the_head_of_a_column_bounds_its_sums():
    from corpus.parser import parse_text

    text = "某办法\n第一条 按下表给予补助：\n阶段\t补助比例\t年度上限\n首轮流片\t30%\t500万元\n车规流片\t40%\t800万元\n"
    provisions = parse_text(text, document_id="x").clause("1").provisions
    assert [(p.as_written, p.limit) for p in provisions] == [
        ("30%", Limit.RATE), ("500万元", Limit.CAP), ("40%", Limit.RATE), ("800万元", Limit.CAP),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("摊主投保，一次出事最少赔到多少", [600000]),
        ("书屋虚报读者，一个人扣多少钱", [150]),
        ("书屋管理员干了三年半，每月补贴多少", [80]),
        ("书屋管理员服务了六年，每月给多少补贴", [120]),
        ("剧团在区里消费了五十来万，返还几成，最高多少", [0.1, 80000]),
        ("剧团在区里消费一百二十万，返还几成，最高多少", [0.15, 300000]),
    ],
)
def test_floors_deductions_and_lists_answered_one_by_one(ask, question, values):
    assert [a.value for a in ask(question).amounts] == values


def test_a_quote_is_of_the_sentence_with_the_figure_asked_for(ask):
    answer = ask("Volunteers get their dinner here. What's the daily help per head?")
    assert "提供用餐的" in answer.answer and "提供住宿" not in answer.answer
