from __future__ import annotations

import pytest

from corpus.model import ProvisionKind


@pytest.mark.parametrize(
    ("text", "written", "date"),
    [
        ("本措施自2022年 月 日起实施", "2022年 月 日", "2022"),
        ("自2024年X月X日起施行", "2024年X月X日", "2024"),
        ("2018年1月4日印发", "2018年1月4日", "2018-01-04"),
        ("2023 年 9 月 1 日起", "2023 年 9 月 1 日", "2023-09-01"),
        ("二〇二三年一月一日", "二〇二三年一月一日", "2023-01-01"),
        ("中華民國一百零七年十二月二十五日修正", "中華民國一百零七年十二月二十五日", "2018-12-25"),
        ("2025年底前建成", "2025年底前", "2025"),
        ("2023-2024年度", "2023-2024年", "2023/2024"),
        ("In force from May 23, 2019.", "May 23, 2019", "2019-05-23"),
        ("amended on 29th May 2012.", "29th May 2012", "2012-05-29"),
    ],
)
def test_a_date(extract, text, written, date):
    (found,) = extract(text)
    assert (found.kind, found.as_written, found.date) == (ProvisionKind.DATE, written, date)
    assert found.value is None


def test_validity_until_a_day(extract):
    (found,) = extract("有效期至2027年12月31日。")
    assert (found.kind, found.date, found.as_written) == (ProvisionKind.VALIDITY, "2027-12-31", "有效期至2027年12月31日")


@pytest.mark.parametrize("text", ["2023年13月40日", "建设21世纪海上丝绸之路", "文产发〔2017〕33号", "《规划（2016—2020年）》"])
def test_no_date(extract, text):
    assert [p.as_written for p in extract(text) if p.date] == []
