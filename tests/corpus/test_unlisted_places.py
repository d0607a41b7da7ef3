"""Places that the table lacks, read by their form."""

from __future__ import annotations

import pytest

from corpus.model import Level
from corpus.parser import parse_text
from corpus.unlisted_places import unlisted_place

BODIES = "由县财政局、市商务局、区教育局和省商务厅负责。县人民政府、区人民政府、市人民政府。"


@pytest.mark.parametrize(
    ("title", "name", "english", "level"),
    [
        ("云塘县老年助餐服务管理办法", "云塘县", "Yuntang County", Level.DISTRICT),
        ("牧阳区社区运动场地导则", "牧阳区", "Muyang District", Level.DISTRICT),
        ("琼台市低空经济促进规定", "琼台市", "Qiongtai", Level.MUNICIPAL),
    ],
)
def test_a_title_that_begins_with_a_place_whose_bodies_the_text_names(title, name, english, level):
    place = unlisted_place(None, title, BODIES)
    assert (place.name, place.english, place.level) == (name, english, level)


@pytest.mark.parametrize(
    "title",
    [
        "贫困县退出办法", "旅游城市评定办法", "住宅小区物业管理办法", "城市更新办法", "社区养老办法", "农村集镇建设办法",
        "自由贸易试验区管理办法", "关于加强全市商务工作的意见", "历史文化街区保护办法", "国家级新区管理办法",
        "文化产业园区管理办法", "开发区条例", "经济技术开发区管理办法", "少数民族自治县财政办法", "商品市场管理办法",
        "农产品批发市场管理办法", "房地产市场调控办法", "生态示范县创建办法", "文明城区评选办法",
    ],
)  # fmt: skip
def test_words_that_end_like_a_place_are_none(title):
    assert unlisted_place(None, title, BODIES) is None


def test_a_title_alone_is_not_enough():
    assert unlisted_place(None, "云塘县老年助餐办法", "第一条 为了老人，制定本办法。") is None
    assert unlisted_place("云塘县民政局", "老年助餐办法", "云塘县民政局负责。").name == "云塘县"


def test_the_metadata_say_where_the_place_was_read():
    text = "云塘县老年助餐补贴办法\n\n第一条 每餐补贴3元。\n第二条 本办法由云塘县民政局负责解释。\n"
    metadata = parse_text(text, None, document_id="lunch").metadata
    assert (metadata.region, metadata.region_en, metadata.level) == ("云塘县", "Yuntang County", Level.DISTRICT)
    assert metadata.sources["region"] == "inferred from the form of the name"
