from __future__ import annotations

import pytest

from corpus.model import Level
from corpus.places import find_foreign, find_own_place, find_place, known_places


@pytest.mark.parametrize(
    ("text", "name", "level"),
    [
        ("深圳市关于加快培育", "深圳市", Level.MUNICIPAL),
        ("深圳经济特区样例条例", "深圳市", Level.MUNICIPAL),
        ("广东省深圳市南山区文化局", "深圳市南山区", Level.DISTRICT),
        ("温州市平阳县人民政府", "温州市平阳县", Level.DISTRICT),
        ("上海市各区", "上海市", Level.PROVINCIAL),
        ("广西壮族自治区", "广西壮族自治区", Level.PROVINCIAL),
    ],
)
def test_full_names(text, name, level):
    place = find_place(text)
    assert (place.name, place.level) == (name, level)


def test_short_names_only_when_asked():
    assert find_place("推动北京动漫") is None
    assert find_place("推动北京动漫", short=True).name == "北京市"
    assert find_place("鹿城区样例", short=True).name == "温州市鹿城区"


def test_common_words_are_no_places():
    assert find_place("和平发展，长治久安，光明磊落", short=True) is None


def test_own_place_needs_the_words_of_a_place():
    assert find_own_place("在杭州市和宁波市试点") is None
    assert find_own_place("我市企业。宁波市企业、宁波市园区、杭州市企业").name == "宁波市"


def test_states_by_their_words():
    assert find_foreign("the Federal Government of the United States").name == "美国"
    assert find_foreign("plain words") is None


def test_every_place_lies_in_a_known_one():
    assert [place for place in known_places().values() if place.within and place.within not in known_places()] == []
