import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import glossary as package
from corpus.errors import ConfigurationError
from corpus.glossary import CATEGORIES, load_glossary
from corpus.glossary.english import stem
from corpus.glossary.table import SHARED, plain

TABLE = Path(package.__file__).with_name("terms.tsv")
GLOSSARY = load_glossary()


def concepts(text):
    return [match.concept for match in GLOSSARY.concepts_in(text)]


def reached(text):
    """The concepts of a text and everything above them."""
    found = set(concepts(text))
    return found.union(*(GLOSSARY.ancestors(concept) for concept in found))


def rows():
    return [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]


class TestData:
    def test_rows_are_whole_and_ids_unique(self):
        table = rows()
        assert len(table) >= 1500
        assert [row for row in table if len(row) != 5] == []
        assert [key for key, count in Counter(row[0] for row in table).items() if count > 1] == []
        assert [row[0] for row in table if not row[0].replace("_", "").isalnum() or not row[0].isascii()] == []

    def test_every_concept_has_words_in_both_languages_and_a_category(self):
        assert [c.id for c in GLOSSARY.concepts if not c.zh or not c.en] == []
        assert {c.category for c in GLOSSARY.concepts} == set(CATEGORIES)

    @pytest.mark.parametrize("column", [2, 3])
    def test_a_form_of_several_concepts_is_marked_in_each(self, column):
        owners = {}
        for row in rows():
            for form in row[column].split(";"):
                owners.setdefault(form.removeprefix(SHARED), []).append(form.startswith(SHARED))
        unmarked = [form for form, marks in owners.items() if len(marks) > 1 and not all(marks)]
        lonely = [form for form, marks in owners.items() if len(marks) == 1 and marks[0]]
        assert (unmarked, lonely) == ([], [])

    def test_forms_are_written_as_texts_are_compared(self):
        forms = [form for c in GLOSSARY.concepts for form in (*c.zh, *c.en)]
        assert [form for form in forms if plain(form) != form or form.strip() != form] == []

    def test_broader_concepts_exist_and_never_circle(self):
        for concept in GLOSSARY.concepts:
            assert all(above in GLOSSARY for above in concept.broader), concept
            assert all(concept.id not in GLOSSARY.ancestors(above) for above in concept.broader), concept

    def test_every_form_finds_its_own_concept(self):
        missed = []
        for concept in GLOSSARY.concepts:
            for form in (*concept.zh, *concept.en):
                found = GLOSSARY.concepts_in(form)
                if not any(m.concept == concept.id and m.surface == form for m in found):
                    missed.append((concept.id, form))
        assert missed == []


class TestChinese:
    def test_longest_word_wins(self):
        assert concepts("云游戏") == ["cloud_game"]
        assert "game" in GLOSSARY.ancestors("cloud_game")
        assert concepts("市场化妆品") == ["market", "cosmetics"]

    def test_colloquial_words_meet_official_ones(self):
        assert {"game", "export"} <= reached("手游出海") & reached("鼓励网络游戏走出去")
        assert "ask_amount" in concepts("这个能拿多少钱")
        assert "ask_amount" not in concepts("给予一定金额的资助")

    def test_traditional_text_keeps_its_own_surface_and_offsets(self):
        text = "請問遊戲補助多少錢"
        found = {m.concept: m for m in GLOSSARY.concepts_in(text)}
        assert found["game"].surface == "遊戲"
        assert (found["subsidy"].start, found["subsidy"].end) == (4, 6)

    def test_shared_form_names_each_of_its_concepts(self):
        found = GLOSSARY.concepts_in("动漫游戏产业")
        assert {m.concept for m in found} == {"animation", "game"}
        assert {(m.start, m.end) for m in found} == {(0, 6)}


class TestEnglish:
    @pytest.mark.parametrize("text", ["exporting games", "Game exports", "GAMES, exported", "export of a video game"])
    def test_inflections_and_case(self, text):
        assert {"export", "game"} <= reached(text)

    def test_whole_words_only(self):
        assert concepts("gamesmanship important container") == []
        assert "artificial_intelligence" not in concepts("rain air said")

    def test_phrases_and_hyphens(self):
        assert concepts("start-ups") == concepts("startup") == ["startup"]
        assert concepts("R&D centre") == concepts("r&d centers") == ["rd_centre"]

    def test_words_alike_only_in_their_ending_stay_apart(self):
        assert "base" not in concepts("based on the rules")
        assert concepts("news") != concepts("new")
        assert stem("securities") != stem("security")

    def test_stems_join_spellings(self):
        for family in (["policy", "policies"], ["license", "licence", "licensing"], ["apply", "applied", "applies"]):
            assert len({stem(word) for word in family}) == 1
        assert stem("digitisation") == stem("digitization")


class TestMixed:
    def test_latin_within_chinese(self):
        assert concepts("VR技术")[0] == "virtual_reality"
        assert "artificial_intelligence" in concepts("支持ＡＩ企业")

    def test_languages_meet(self):
        question = reached("How much support is there for taking part in overseas trade fairs?")
        clause = reached("对企业参加境外展会给予补贴")
        assert {"exhibition", "overseas"} <= question & clause

    @given(st.text())
    def test_never_fails_and_slices_are_true(self, text):
        end = 0
        for match in GLOSSARY.concepts_in(text):
            assert text[match.start : match.end] == match.surface != ""
            assert match.start >= end or match.end == end
            end = match.end

    @given(st.lists(st.sampled_from(["游戏", "出口", "AI", " ", "grant", "遊戲", "5g", "化妆品", "é", "-", "𠮷"])))
    def test_mixtures_give_ordered_places(self, parts):
        places = [(m.start, m.end) for m in GLOSSARY.concepts_in("".join(parts))]
        assert places == sorted(places)


class TestLookup:
    def test_get_preferred_and_unknown(self):
        assert GLOSSARY.get("export").category == "action"
        assert (GLOSSARY.preferred("export", "zh"), GLOSSARY.preferred("export", "en")) == ("出口", "export")
        with pytest.raises(KeyError):
            GLOSSARY.get("no_such_concept")

    def test_words_for_a_segmenter(self):
        words = list(GLOSSARY.words_zh())
        assert "众创空间" in words
        assert all(len(word) > 1 and not word.isascii() for word in words)

    def test_fast_enough_for_every_question(self):
        question = "深圳市游戏企业出口海外市场的项目最高可以获得多少资助"
        GLOSSARY.concepts_in(question)
        fastest = min(_seconds(question) for _ in range(50))
        assert fastest < 0.003


def _seconds(text):
    started = time.perf_counter()
    GLOSSARY.concepts_in(text)
    return time.perf_counter() - started


class TestUserTerms:
    def write(self, tmp_path, *lines):
        path = tmp_path / "glossary.tsv"
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    def test_absent_file_is_the_shipped_glossary(self, tmp_path):
        assert load_glossary(tmp_path / "glossary.tsv") is load_glossary()

    def test_adds_concepts_and_words(self, tmp_path):
        lines = ("# ours", "hot_spring\tsector\t溫泉;汤泉\tHot spring\ttourism", "game\tsector\t小遊戲\tminigame\t")
        found = load_glossary(self.write(tmp_path, *lines))
        assert [m.concept for m in found.concepts_in("温泉与小游戏")] == ["hot_spring", "game"]
        assert [m.concept for m in found.concepts_in("Hot springs, minigames")] == ["hot_spring", "game"]
        assert "tourism" in found.ancestors("hot_spring")
        assert "小游戏" not in GLOSSARY.get("game").zh

    def test_user_word_wins_unless_shared(self, tmp_path):
        path = self.write(tmp_path, "our_platform\tobject\t平台;+园区\tour platform\t")
        found = load_glossary(path)
        assert [m.concept for m in found.concepts_in("平台")] == ["our_platform"]
        assert {m.concept for m in found.concepts_in("园区")} == {"industrial_park", "our_platform"}

    def test_change_is_seen(self, tmp_path):
        path = self.write(tmp_path, "hot_spring\tsector\t温泉\thot spring\t")
        before = load_glossary(path)
        assert load_glossary(path) is before
        self.write(tmp_path, "hot_spring\tsector\t温泉;泡汤\thot spring\t")
        assert [m.surface for m in load_glossary(path).concepts_in("泡汤")] == ["泡汤"]

    @pytest.mark.parametrize(
        ("line", "problem"),
        [
            ("one\tsector", "line 1 has 2 columns"),
            ("one\tnowhere\t一\tone\t", "line 1 has concept 'one' and category 'nowhere'"),
            ("one\tsector\t一一\tone\tmissing", "unknown broader concept 'missing'"),
        ],
    )
    def test_malformed_file_names_the_problem(self, tmp_path, line, problem):
        with pytest.raises(ConfigurationError, match=problem):
            load_glossary(self.write(tmp_path, line))

    def test_unreadable_file(self, tmp_path):
        path = tmp_path / "glossary.tsv"
        path.write_bytes(b"\xff\xfe\x00bad")
        with pytest.raises(ConfigurationError, match="cannot be read"):
            load_glossary(path)
