import pytest

from corpus.model import Nature, ProvisionKind
from corpus.provisions.tables import cell_at

TABLE = "标准如下：\n序号\t设施类型\t补助标准\n1\t健身中心\t60万元/个\n2\t健身步道\t10万元/公里"


def test_a_cell_knows_its_head_and_its_row():
    cell = cell_at(TABLE, TABLE.index("60"))
    assert cell is not None and cell.head == "补助标准"
    assert TABLE[cell.row_start : cell.row_end] == "健身中心"


@pytest.mark.parametrize("word", ["标准如下", "设施类型"])
def test_outside_the_body_of_a_table_there_is_no_cell(word):
    assert cell_at(TABLE, TABLE.index(word)) is None


def test_sums_under_a_head_that_gives_are_given_to_the_row(extract):
    found = [p for p in extract(TABLE) if p.currency]
    assert [(p.value, p.beneficiary) for p in found] == [(600000, "健身中心"), (100000, "健身步道")]
    assert {(p.kind, p.nature) for p in found} == {(ProvisionKind.AMOUNT, Nature.SUBSIDY)}


def test_bare_numbers_take_the_unit_of_the_head(extract):
    table = "学历\t补贴标准（元/月）\t最长期限\n博士\t2000\t36个月\n硕士\t1200\t24个月"
    found = [p for p in extract(table) if p.currency]
    assert [(p.value, p.per, p.beneficiary, p.as_written) for p in found] == [
        (2000, "month", "博士", "2000"), (1200, "month", "硕士", "1200")
    ]  # fmt: skip


def test_the_line_before_a_table_may_name_the_unit_of_all_its_columns(extract):
    table = "对养老机构给予补贴，标准按下表执行（元/人·月）：\n老年人类别\t社会办机构\t核定床位（张）\n重度失能\t400\t60"
    assert [(p.value, p.per, p.beneficiary) for p in extract(table) if p.currency] == [(400, "person/month", "重度失能")]


def test_a_row_may_be_named_by_a_bound_alone(extract):
    table = "对增量部分按下表奖励：\n增长幅度\t奖励标准（元/标准箱）\n5%（含）至10%\t20\n10%（含）以上\t35"
    found = [p for p in extract(table) if p.currency]
    assert [(p.value, p.beneficiary) for p in found] == [(20, "5%（含）至10%"), (35, "10%（含）以上")]
    assert not [p for p in extract(table) if p.kind is ProvisionKind.RATE]


def test_a_head_without_money_makes_no_sum(extract):
    table = "类型\t面积（平方米）\n中心\t300\n球场\t600"
    assert not [p for p in extract(table) if p.currency]


def test_a_row_may_name_the_unit_of_its_figures(extract):
    table = "收费标准如下：\n场地\t居民\t学生\t最长时间（分钟）\n网球场（元/片·小时）\t30\t15\t90\n舞蹈室（万元/年）\t2\t1\t60"
    found = [p for p in extract(table) if p.currency]
    assert [p.value for p in found] == [30, 15, 20000, 10000]
    assert {p.per for p in found[2:]} == {"year"}
