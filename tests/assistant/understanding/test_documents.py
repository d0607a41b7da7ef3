from __future__ import annotations

import unicodedata

import pytest

from assistant.service import Assistant
from assistant.settings import Settings
from assistant.understanding.documents import DocumentNames, named_at
from corpus.glossary import load_glossary
from corpus.model import Level, Metadata
from tests.assistant.workbench import MEASURES, PLAN


@pytest.fixture(scope="module")
def names(bench):
    return DocumentNames(bench.library.documents, bench.glossary)


@pytest.fixture(scope="module")
def wide_names(wide_bench):
    return DocumentNames(wide_bench.library.documents, wide_bench.glossary)


@pytest.mark.parametrize(
    ("text", "document_id"),
    [
        ("动漫游戏产业“一带一路”国际合作行动计划的文号", PLAN),
        ("文产发〔2017〕33号是什么", PLAN),
        ("国家层面有什么支持", PLAN),
        ("what does the national plan say", PLAN),
        ("深圳有什么支持", MEASURES),
        ("深圳市的措施", MEASURES),
        ("Shenzhen measures", MEASURES),
        ("市级政策", MEASURES),
    ],
)
def test_document_by_title_number_place_or_level(names, text, document_id):
    assert names.find(unicodedata.normalize("NFKC", text)).documents == (document_id,)


@pytest.mark.parametrize("text", ["两级政策怎么说", "both levels", "国家层面和深圳", "national and shenzhen"])
def test_both_documents(names, text):
    assert set(names.find(text).documents) == {PLAN, MEASURES}


def test_name_is_cut_out_of_what_is_asked(names):
    found = names.find("深圳孵化器资助")
    assert "深圳" not in found.remaining and "孵化器" in found.remaining
    assert len(found.remaining) == len("深圳孵化器资助")


@pytest.mark.parametrize(
    ("text", "place"), [("上海的补贴", "上海"), ("北京有吗", "北京"), ("a grant in Beijing", "Beijing")]
)
def test_place_without_a_document_is_foreign(names, text, place):
    found = names.find(text)
    assert (found.foreign_place, found.documents) == (place, ())


@pytest.mark.parametrize("text", ["出口到海外", "中国的计划", "overseas"])
def test_country_and_abroad_are_no_foreign_jurisdiction(names, text):
    assert names.find(text).foreign_place is None


@pytest.mark.parametrize(
    "text",
    [
        "从上海包了架飞机，一趟给多少",
        "今年全家去海南过冬，还得交几成",
        "上海一所高校跑来咱市里设的研究院，能补几成",
        "A charter flight from Shanghai with 130 people: what is paid?",
        "a new coastal line",
    ],
)
def test_a_place_that_somebody_comes_from_or_only_visits_is_no_foreign_jurisdiction(names, text):
    assert names.find(text).foreign_place is None


@pytest.mark.parametrize("text", ["从上海的政策看，能补几成", "到上海落户给多少", "What services in Shanghai are paid for?"])
def test_a_place_whose_rules_are_meant_is_foreign(names, text):
    assert (names.find(text).foreign_place or "").lower() in ("上海", "shanghai")


def test_foreign_rule_is_named_without_brackets(names):
    assert names.find("《电竞管理办法》怎么说").foreign_rule == "电竞管理办法"
    assert names.find("孵化器").foreign_rule is None


@pytest.mark.parametrize("text", ["我们是县办林场，一亩给多少", "明年县里打算买多少亩", "哪个县有补贴", "你们县给多少", "村离县城三十公里", "能评县级工坊吗", "拿过县里的钱还能再领吗", "跟着县里的团去参展"])
def test_words_before_a_county_are_no_name_of_one(names, text):
    assert names.find(text).foreign_place is None


def test_a_county_that_no_document_speaks_of_is_foreign(names):
    assert names.find("丰湖县的孵化器有补贴吗").foreign_place == "丰湖县"


def test_added_document_makes_its_place_known(names, wide_names):
    assert names.find("杭州的规定").foreign_place == "杭州"
    found = wide_names.find("杭州的规定")
    assert found.foreign_place is None and set(found.documents) == {"regulation", "future"}


def test_added_document_by_its_title(wide_names):
    assert wide_names.find("《深圳市文化产业专项资金资助办法》第三条").documents == ("fund",)
    assert wide_names.find("when do the Marisland Film Incentive Regulations apply").documents == ("english",)


@pytest.mark.parametrize(
    "text", ["How many works, according to Beijing?", "does Beijing want exports", "Beijing says so"]
)
def test_capital_that_speaks_is_the_national_level(names, text):
    found = names.find(text)
    assert (found.documents, found.foreign_place) == ((PLAN,), None)
    assert "Beijing" not in found.remaining


@pytest.mark.parametrize("text", ["Beijing's own rules", "the grants in Beijing", "according to Beijing's measures"])
def test_capital_as_a_town_stays_a_foreign_place(names, text):
    found = names.find(text)
    assert (found.foreign_place or "").startswith("Beijing") and found.documents == ()


@pytest.mark.parametrize("text", ["the city's rules", "under the draft", "征求意见稿里写了什么"])
def test_the_city_and_the_one_draft(names, text):
    assert names.find(text).documents == (MEASURES,)


def test_any_draft_names_no_document(names):
    assert names.find("is it a draft?").documents == ()


@pytest.mark.parametrize(
    "text", ["does the city plan a fund", "the city wants more exports", "Will the city support it"]
)
def test_the_city_that_acts_is_the_local_level(names, text):
    found = names.find(text)
    assert found.documents == (MEASURES,) and "city" not in found.remaining


@pytest.mark.parametrize("text", ["markets in Central Asia", "an Asian buyer", "Asia-Pacific"])
def test_a_part_of_the_world_is_no_foreign_jurisdiction(names, text):
    assert names.find(text).foreign_place is None


def test_where_a_question_speaks_of_a_document():
    city = Metadata("city", "深圳市若干措施", region="深圳市", level=Level.MUNICIPAL)
    plan = Metadata("plan", "行动计划", level=Level.NATIONAL)
    text = "博物馆数字化，国家计划和深圳措施有啥区别"
    assert 0 < named_at(text, plan) < named_at(text, city)
    assert named_at("孵化器给多少", city) == -1


@pytest.mark.parametrize(
    "text",
    [
        "改做云旅游，让人在家逛三亚，上限多少",
        "敦煌的老东西做成数码档案，国家鼓励吗",
        "does the state support a studio in Chengdu",
    ],
)
def test_a_place_that_is_looked_at_or_asks_the_country_is_no_foreign_one(names, text):
    assert names.find(text).foreign_place is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("深圳和广州哪个给短视频公司补得多", "广州"),
        ("深圳比上海补得多吗", "上海"),
        ("does shenzhen give game developers more than suzhou", "suzhou"),
    ],
)
def test_a_place_that_is_set_against_the_own_one_is_foreign(names, text, place):
    assert names.find(text).foreign_place == place


def test_two_offices_of_one_asker_are_not_compared(names):
    assert names.find("我们在深圳和广州都有公司，游戏研发能拿多少").foreign_place is None


@pytest.mark.parametrize("text", ["南山区的孵化器", "an incubator in Nanshan", "光明区的园区"])
def test_a_district_known_only_by_its_full_name_is_of_its_city(names, text):
    assert names.find(text).documents == (MEASURES,)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("日本政府对动画出口有什么补贴", "日本"),
        ("Japanese subsidies for anime exports", "Japanese"),
        ("What does the Korean government pay for games?", "Korean"),
    ],
)
def test_a_country_whose_own_support_is_asked_for_is_foreign(names, text, place):
    assert names.find(text).foreign_place == place


@pytest.mark.parametrize("text", ["日本市场的动漫出口有什么支持", "We export to Japan, which support is there", "一带一路政策"])
def test_a_market_is_no_foreign_jurisdiction(names, text):
    assert names.find(text).foreign_place is None


@pytest.mark.parametrize("text", ["成都一家公司，能报文化部的重点企业名录吗", "成都的公司，国家支持出口吗"])
def test_whoever_asks_the_country_from_some_place_asks_its_documents(names, text):
    found = names.find(text)
    assert found.documents == (PLAN,) and found.foreign_place is None and "成都" not in found.remaining


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Macau: who interprets its digital creative measures?", "Macau"),
        ("澳门的数字创意措施由谁解释", "澳门"),
        ("Shenzhen measures: who interprets them?", None),
        ("我在广州，深圳措施由谁解释", None),
    ],
)
def test_a_document_called_that_of_another_place_is_not_held(names, text, place):
    assert names.find(text).foreign_place == place


def test_a_level_at_which_somebody_acts_chooses_no_document(names):
    assert MEASURES not in names.find("Whom at local level did the Ministry of Culture ask to carry it out?").documents


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("What does the city of Beijing pay for livestreaming bases?", "Beijing"),
        ("Which Singaporean government grants do you list?", "Singaporean"),
        ("珠海的数字创意政策跟深圳比，哪个给钱多", "珠海"),
        ("Italian design is asked for, which grants are there?", None),
        ("海南的文化厅也在通知的发送范围之内吧", None),
    ],
)
def test_whose_rules_are_asked_for(names, text, place):
    assert names.find(text).foreign_place == place


@pytest.mark.parametrize(
    "text", ["Leave Shenzhen aside. What does the ministry's plan say of money?", "不谈深圳，国家计划对人才怎么支持"]
)
def test_what_is_left_aside_chooses_nothing(names, text):
    assert names.find(text).documents == (PLAN,)


def test_a_text_called_after_how_many_clauses_it_has(tmp_path):
    folder = tmp_path / "added"
    folder.mkdir()
    (folder / "talent.txt").write_text(
        "松岭市深化人才工作的30条意见\n第一条 引进人才给予补助。\n第二条 本意见自2024年1月1日起施行。\n附件\n"
        "松岭市人才公寓管理办法\n第一条 人才公寓由市住建局管理。\n",
        encoding="utf-8",
    )
    opened = Assistant.open(Settings(home=tmp_path / "home", embeddings="none"))
    opened.add([folder])
    named = DocumentNames(opened.library.documents, load_glossary())
    assert named.find("松岭人才30条给博士补多少").documents == ("talent",)
    assert "30条" not in named.find("松岭人才30条给博士补多少").remaining
    assert named.find("人才政策一共有30条吗").documents == ()
    assert named.find("《松岭市人才公寓管理办法》由谁解释").documents == ("talent",)
    assert named.find("《松岭市人才公寓管理办法》由谁解释").foreign_rule is None
