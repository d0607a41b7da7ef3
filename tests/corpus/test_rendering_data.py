"""The founding renderings say what the Chinese says: same numbers, same force, same rules."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import corpus
from corpus.model import Clause, ClauseKind, Document, Metadata
from corpus.numerals import parse_numeral
from corpus.parser import parse_text

FOUNDING = Path(corpus.__file__).parent / "founding"
PLAN = "belt-and-road-animation-games-plan"
MEASURES = "shenzhen-digital-creative-measures-draft"
EXPECTED_IDS = {
    PLAN: [
        "head", "notice", "preamble", "ch1", "2.1", "2.2", "2.3",
        "3.1", "box1", "3.2", "3.3", "box2", "3.4", "3.5", "box3", "3.6", "3.7",
        "4.1", "box4", "4.2", "box5", "4.3", "4.4", "4.5", "imprint",
    ],
    MEASURES: ["head", "preamble", "ch1", *(str(number) for number in range(1, 27))],
}  # fmt: skip
CLAUSES = [(document_id, clause_id) for document_id, ids in EXPECTED_IDS.items() for clause_id in ids]

FORCE = {
    r"鼓励": r"encourag",
    r"支持|扶持|支撑": r"support",
    r"探索": r"explor",
    r"最高(?=\d)": r"\bup to\b",
    r"不超过": r"\bnot exceed",
    r"一次性": r"\bone-off\b",
    r"追加": r"\btop-up\b",
    r"每年|/年": r"\beach year\b|/year\b",
    r"经认定": r"\bcertified\b",
    r"符合条件": r"\beligible\b",
    r"分档次": r"\bby tier\b",
    r"万元的?资助": r"\bgrant of\b",
    r"奖励": r"\brewards?\b",
    r"予以优先": r"\bpriority support is given\b",
    r"相关规定": r"\brelevant provisions\b",
    r"沿线": r"\balong the “?Belt and Road\b",
    r"各区可": r"\beach district may\b",
}
COUNTED_UNITS = {"人次": "person-times", "家次": "enterprise-times"}
NUMBER_WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July",
          "August", "September", "October", "November", "December"]  # fmt: skip
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
ENGLISH_LABEL = re.compile(r"\(\d+\) |Box \d+ |[IVX]+\. ")
CHINESE_LABEL = re.compile(r"[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|专栏\d+")
CHINESE_ASIDE = re.compile(r" \([^()A-Za-z]*[\u4e00-\u9fff][^()A-Za-z]*\)")
RULE_NAME = re.compile(r"《[^》]+》")


@cache
def rendering_data(document_id: str) -> dict[str, Any]:
    return tomllib.loads((FOUNDING / document_id / "rendering.en.toml").read_text(encoding="utf-8"))


@cache
def document(document_id: str) -> Document:
    source = (FOUNDING / document_id / "source.txt").read_text(encoding="utf-8")
    return parse_text(source, Metadata(document_id, document_id), document_id=document_id)


def pair(document_id: str, clause_id: str) -> tuple[Clause, str]:
    clause = document(document_id).clause(clause_id)
    assert clause is not None, f"the parser finds no clause {clause_id} in {document_id}"
    return clause, rendering_data(document_id)["clauses"][clause_id]


def compact(text: str) -> str:
    return "".join(text.split())


def chinese_numbers(text: str) -> Counter[int]:
    body = CHINESE_LABEL.sub("", compact(text), count=1) if CHINESE_LABEL.match(compact(text)) else compact(text)
    scale = {"": 1, "万": 10**4, "亿": 10**8}
    found = [int(digits) * scale[unit] for digits, unit in re.findall(r"(\d+)([万亿]?)", body)]
    written_out = (parse_numeral(word) for word in re.findall(r"[二三四五六七八九十]+(?=大|个|链)", body))
    return Counter([*found, *(number for number in written_out if number is not None)])


def english_numbers(text: str) -> Counter[int]:
    body = CHINESE_ASIDE.sub("", text)
    body = ENGLISH_LABEL.sub("", body, count=1) if ENGLISH_LABEL.match(body) else body
    found = [
        int(digits.replace(",", "")) * (10**6 if million else 1)
        for digits, million in re.findall(r"(\d+(?:,\d{3})*)( million)?", body)
    ]
    words = [word.lower() for word in re.findall(r"\b[A-Za-z]+\b(?!-way)", body)]
    found += [NUMBER_WORDS.index(word) + 2 for word in words if word in NUMBER_WORDS]
    found += [MONTHS.index(month) + 1 for month in re.findall(rf"\d ({'|'.join(MONTHS)}) \d", body)]
    return Counter(found)


def expected_label(clause: Clause) -> str:
    match = CHINESE_LABEL.match(compact(clause.text))
    if match is None:
        return ""
    number = parse_numeral(re.sub(r"[（()）、]|专栏", "", match.group()))
    assert number is not None
    if clause.kind is ClauseKind.BOX:
        return f"Box {number} "
    return f"{ROMAN[number - 1]}. " if clause.kind is ClauseKind.CHAPTER else f"({number}) "


def count(pattern: str, text: str) -> int:
    return len(re.findall(pattern, text, flags=re.IGNORECASE))


@pytest.mark.parametrize("document_id", EXPECTED_IDS)
def test_every_clause_is_rendered_and_nothing_else(document_id: str) -> None:
    data = rendering_data(document_id)
    assert sorted(data["clauses"]) == sorted(EXPECTED_IDS[document_id])
    assert sorted(data["clauses"]) == sorted(clause.clause_id for clause in document(document_id).clauses)
    assert sorted(data["titles"]) == sorted(EXPECTED_IDS[document_id])
    assert [key for table in ("clauses", "titles") for key, text in data[table].items() if not text.strip()] == []


@pytest.mark.parametrize("document_id", EXPECTED_IDS)
def test_every_printed_heading_is_rendered(document_id: str) -> None:
    printed = {heading.text for heading in document(document_id).headings}
    printed |= {heading for clause in document(document_id).clauses for heading in clause.heading_path}
    headings = rendering_data(document_id)["headings"]
    assert printed
    assert printed <= set(headings)
    for chinese, english in headings.items():
        numeral = re.match(r"([一二三四五六七八九十]+)、", chinese)
        number = parse_numeral(numeral.group(1)) if numeral else None
        assert english.startswith(f"{ROMAN[number - 1]}. ") if number else not ENGLISH_LABEL.match(english)


@pytest.mark.parametrize("document_id", EXPECTED_IDS)
def test_the_rendering_says_that_it_is_unofficial(document_id: str) -> None:
    meta = rendering_data(document_id)["meta"]
    assert meta["unofficial"] is True
    assert meta["note"].startswith("Unofficial English rendering")


@pytest.mark.parametrize(("document_id", "clause_id"), CLAUSES)
def test_label_and_title_open_the_rendering(document_id: str, clause_id: str) -> None:
    clause, english = pair(document_id, clause_id)
    label = expected_label(clause)
    assert english.startswith(label)
    assert bool(label) == bool(ENGLISH_LABEL.match(english))
    if clause.title and label:
        title = rendering_data(document_id)["titles"][clause_id]
        assert english.removeprefix(label).lower().startswith(title.lower())


@pytest.mark.parametrize(("document_id", "clause_id"), CLAUSES)
def test_the_numbers_are_those_of_the_chinese(document_id: str, clause_id: str) -> None:
    clause, english = pair(document_id, clause_id)
    assert english_numbers(english) == chinese_numbers(clause.text)


@pytest.mark.parametrize(("document_id", "clause_id"), CLAUSES)
def test_amounts_terms_and_counts_keep_their_units(document_id: str, clause_id: str) -> None:
    clause, english = pair(document_id, clause_id)
    chinese = compact(clause.text)
    amounts = [f"RMB {int(ten_thousands) // 100} million" for ten_thousands in re.findall(r"(\d+)万元", chinese)]
    assert re.findall(r"RMB [\d.,]+ \w+", english) == amounts
    terms = [f"{years} years" for years in re.findall(r"(?<!\d)(\d{1,2})年", chinese)]
    assert re.findall(r"\b\d+ years", english) == terms
    for number, unit in re.findall(rf"(\d+)({'|'.join(COUNTED_UNITS)})", chinese):
        assert f"{int(number):,} {COUNTED_UNITS[unit]}" in english
    assert count("%|per cent", english) == count("[%％]|百分之", chinese)


@pytest.mark.parametrize(("document_id", "clause_id"), CLAUSES)
def test_words_of_force_are_neither_dropped_nor_added(document_id: str, clause_id: str) -> None:
    clause, english = pair(document_id, clause_id)
    chinese = RULE_NAME.sub("", compact(clause.text))
    expected = {word: count(word, chinese) for word in FORCE}
    found = {word: count(pattern, CHINESE_ASIDE.sub("", english)) for word, pattern in FORCE.items()}
    assert found == expected


@pytest.mark.parametrize(("document_id", "clause_id"), CLAUSES)
def test_every_named_rule_stands_with_its_chinese_title(document_id: str, clause_id: str) -> None:
    clause, english = pair(document_id, clause_id)
    assert sorted(RULE_NAME.findall(compact(english))) == sorted(RULE_NAME.findall(compact(clause.text)))
    assert len(re.findall(r"[\w)”] \(《", english)) == len(RULE_NAME.findall(english))


@pytest.mark.parametrize(("document_id", "clause_id"), CLAUSES)
def test_the_rendering_goes_sentence_by_sentence(document_id: str, clause_id: str) -> None:
    clause, english = pair(document_id, clause_id)
    body = CHINESE_ASIDE.sub("", ENGLISH_LABEL.sub("", english, count=1))
    assert len(re.findall(r"\.(?= [A-Z]|\n|$)", body)) == clause.text.count("。")
    if clause.kind is not ClauseKind.HEAD:  # a title's line breaks are typography, not paragraphs
        assert english.count("\n") == clause.text.count("\n")


@pytest.mark.parametrize(("document_id", "clause_id"), CLAUSES)
def test_no_chinese_is_left_outside_brackets(document_id: str, clause_id: str) -> None:
    english = rendering_data(document_id)["clauses"][clause_id]
    assert re.findall(r"[\u4e00-\u9fff]+", CHINESE_ASIDE.sub("", english)) == []


def test_special_cases_of_the_founding_texts() -> None:
    measures, plan = rendering_data(MEASURES)["clauses"], rendering_data(PLAN)["clauses"]
    assert measures["26"] == (
        "(26) These measures take effect on [day and month left blank] 2022 and are valid for 5 years."
    )
    assert "additional (top-up) grant of RMB 1 million on the basis of" in measures["23"]
    assert "Explore setting up a digital creative industry investment fund" in measures["21"]
    assert "for a funding period not exceeding 3 years" in measures["16"]
    assert "RMB" not in measures["10"] + measures["19"]
    assert "Wen Chan Fa 〔2017〕 No. 33" in plan["head"]
    assert "RMB" not in "".join(plan.values())


@pytest.mark.parametrize(
    ("clause_id", "written", "altered"),
    [("16", "RMB 2 million", "RMB 5 million"), ("16", "3 years", "five years"), ("24", "RMB 1 million", "RMB 1")],
)
def test_an_altered_number_is_noticed(clause_id: str, written: str, altered: str) -> None:
    clause, english = pair(MEASURES, clause_id)
    assert written in english
    assert english_numbers(english.replace(written, altered)) != chinese_numbers(clause.text)
