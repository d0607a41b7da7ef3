from __future__ import annotations

import pytest

from assistant.evidence.modality import at_home
from assistant.understanding.applicants import applicant_place, asks_where_from
from corpus.glossary import load_glossary


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("北京的企业能申请吗", "北京"),
        ("我们公司注册在广州，可以享受这份措施吗", "广州"),
        ("May a Hong Kong studio apply?", "Hong Kong"),
        ("We are registered in Suzhou; may we apply under the draft?", "Suzhou"),
        ("北京的企业能拿多少", None),
        ("北京的企业搬到深圳能申请吗", None),
        ("能申请去日本参展的资助吗", None),
        ("I would like to buy a studio in Malaysia. Can I get support for that?", None),
    ],
)
def test_where_whoever_applies_is_at_home(text, place):
    found = applicant_place(text, load_glossary())
    assert (found.surface if found else None) == place


@pytest.mark.parametrize("text", ["企业一定要注册在深圳吗", "外地企业能申请吗", "Must applicants be registered in the city?"])
def test_whether_applicants_may_be_from_elsewhere(text):
    assert asks_where_from(text)


@pytest.mark.parametrize("text", ["申请必须满足什么条件", "When do the villages outside have to start?"])
def test_what_is_required_is_another_question(text):
    assert not asks_where_from(text)


@pytest.mark.parametrize(
    ("sentence", "seated"),
    [
        ("申请单位应在本县依法登记注册满一年", True),
        ("在深圳市注册的企业", True),
        ("注册地须在高新区", True),
        ("支持深圳企业在海外设立研发机构", False),
        ("鼓励在沿线国家设立分公司", False),
    ],
)
def test_a_text_says_where_its_applicants_must_be(sentence, seated):
    assert bool(at_home("seated", "深圳").search(sentence)) is seated
