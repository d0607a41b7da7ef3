from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.writing.reply import MAX_CLAIMS, Claim, ReplyReader, parse_field, parse_reply

ONE = Claim("对孵化器给予{16a}资助。", ("16",))
TWO = Claim("期限{16b}。", ("16", "17"))
WHOLE = json.dumps(
    {"sentences": [{"text": ONE.text, "sources": ["16"]}, {"text": TWO.text, "sources": ["16", "17"]}]},
    ensure_ascii=False,
)


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        f"```json\n{WHOLE}\n```",
        f'Sure! Here is {{22b}} the "JSON you asked for:\n{WHOLE}\nHope that helps.',
        f"好的，答案如下：{WHOLE}",
        json.dumps([{"text": ONE.text, "sources": "16"}, {"sentence": TWO.text, "ids": ["[16]", "17"]}]),
        f'{{"text": "{ONE.text}", "sources": ["16"]}}\n{{"text": "{TWO.text}", "sources": [16, 17]}}',
        WHOLE[:-2],
        WHOLE + '\n{"sentences": [{"text": "还有',
        f"{ONE.text} [16]\n{TWO.text}[16, 17]",
        f"- {ONE.text}[16]\n- {TWO.text}【16】[17]",
        f"{ONE.text}[16] {TWO.text}[16][17]",
        json.dumps(WHOLE),
        WHOLE.replace("{16a}", "｛16ａ｝").replace("{16b}", "{{16b}}"),
    ],
)
def test_every_form_of_a_reply_gives_its_claims(text):
    assert parse_reply(text) == [ONE, TWO]


def test_what_was_cut_off_is_not_half_a_claim():
    cut = WHOLE[: WHOLE.index("期限") + 2]
    assert parse_reply(cut) == [ONE]
    assert parse_reply('{"sentences": [{"text": "对孵') == []


def test_markers_in_the_text_of_a_claim_become_sources():
    assert parse_reply('{"text": "给予{16a}资助[16]。", "sources": []}') == [Claim("给予{16a}资助。", ("16",))]


def test_prose_without_ids_has_no_sources():
    assert parse_reply("It gets money. Truly.") == [Claim("It gets money."), Claim("Truly.")]


@pytest.mark.parametrize("text", ["", "   ", "{}", "[]", "null", '{"sentences": []}', "}{", '{"text": 3}'])
def test_nothing_readable_gives_nothing(text):
    assert parse_reply(text) == []


def test_a_claim_is_given_as_soon_as_it_is_complete():
    reader, seen = ReplyReader(), []
    for place, char in enumerate(WHOLE):
        seen += [(claim, place) for claim in reader.feed(char)]
    assert [claim for claim, _ in seen] == [ONE, TWO]
    assert seen[0][1] < WHOLE.index("期限")
    assert reader.close() == []


def test_a_flood_is_bounded():
    many = "\n".join('{"text": "x", "sources": ["1"]}' for _ in range(500))
    assert len(parse_reply(many)) == MAX_CLAIMS


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text):
    assert all(isinstance(claim.text, str) for claim in parse_reply(text))


@given(st.text(alphabet='{}[]",:\\\nabc 16a。"text""sources"', max_size=200))
def test_half_json_gives_the_same_claims_whole_and_character_by_character(text):
    reader = ReplyReader()
    found = [claim for character in text for claim in reader.feed(character)] + reader.close()
    assert found == parse_reply(text)


@given(
    st.lists(
        st.tuples(st.text(min_size=1, max_size=30), st.lists(st.sampled_from(["16", "22", "box1"]), max_size=3)),
        max_size=5,
    ),
    st.integers(1, 7),
)
def test_pieces_of_any_size_give_what_the_whole_gives(rows, size):
    text = json.dumps({"sentences": [{"text": t, "sources": s} for t, s in rows]})
    reader, found = ReplyReader(), []
    for place in range(0, len(text), size):
        found += reader.feed(text[place : place + size])
    found += reader.close()
    assert found == parse_reply(text)
    assert len(found) == len(rows)


def test_a_field_is_found_in_prose():
    assert parse_field('Here: {"question": "游戏出口多少钱？"} ok', "question") == "游戏出口多少钱？"
    assert parse_field("no json", "question") is None
    assert parse_field('{"other": 1}', "question") is None
