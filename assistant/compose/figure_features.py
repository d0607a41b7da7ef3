"""What is weighed of the figures of a clause: which one a question asks for, and which is told beside it.

The case of each is compared with the question by the cosine of their embeddings, by the words, and by the figures
that stand in both (``tiers.py``).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from assistant.compose.figures import Figure
from assistant.compose.grade_asked import grades_of
from assistant.evidence.modality import modality
from assistant.evidence.tiers import Fit, fits
from assistant.evidence.views import is_offer
from assistant.inquiry import Inquiry
from assistant.understanding.bilingual import BilingualPattern
from assistant.understanding.number_words import to_chinese_ordinals
from assistant.understanding.vocabulary import phrases
from corpus.model import Limit, Nature
from corpus.scripts import to_simplified

_THRESHOLD_BEFORE = re.compile(r"达到?|以上的|不低于|超过|满|以下的")
_YEARLY = re.compile(r"年度|每年|一年|per year|a year|annual", re.IGNORECASE)
_MONTHLY = re.compile(r"每月|月|month", re.IGNORECASE)
_IN_ALL = re.compile(r"累计|合计|总额|总计|in total|altogether|overall", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+|[〇零一二三四五六七八九十百千万]+")
_BY_SPANS = ("span", "span_mean", "bare", "en_span", "en_span_mean")
OF_MEANING = frozenset({"led", "turned_led", "case", "en_led", "en_case", *_BY_SPANS})
"""The features that come from embeddings."""
_PUT = ("ceiling", "share", "each", "in_all", "by_year", "by_month", "floor", "several")
_NEAR_SUM, _BESIDE = 60, 40
PER = re.compile(r"每|/|per |each", re.IGNORECASE)
"""The words by which a figure is one for each of several."""
Table = list[dict[str, float]]


def figure_features(inquiry: Inquiry, figures: Sequence[Figure], told: Collection[str], kept: Collection[str]) -> Table:
    """For each of several figures of a clause its features by name; a *lead* is its value less the best sibling's.

    ``told`` and ``kept`` are the ids of the provisions that the rules would tell, and would if they knew that the
    clause answers.
    """
    columns = _by_meaning(inquiry, figures) | _by_words(inquiry, figures) | _by_tier(inquiry, figures)
    columns |= _by_grade(inquiry, figures)
    asked = _asked(inquiry.understanding.text)
    rows = [_by_kind(inquiry, figure, figures, asked) for figure in figures]
    for place, row in enumerate(rows):
        row |= {name: column[place] for name, column in columns.items()}
        row["told"] = float(figures[place].provision.provision_id in told)
        row["kept"] = float(figures[place].provision.provision_id in kept)
    return rows


def _leads(values: Sequence[float]) -> list[float]:
    return [v - max([*values[:i], *values[i + 1 :]], default=v) for i, v in enumerate(values)]


def _by_meaning(inquiry: Inquiry, figures: Sequence[Figure]) -> dict[str, list[float]]:
    """Cosines of the question with a figure's case and with the words it is led by, with these turned too.

    And of its spans with those that tell the case from the others.
    """
    meanings, question = inquiry.meanings, inquiry.understanding.text
    if meanings is None:
        return {name: [0.0] * len(figures) for name in OF_MEANING}
    led = meanings.cosines(question, [f"{f.lead}{f.own}" for f in figures])
    cases = meanings.cosines(question, [f.case for f in figures])
    columns = {
        "led": _leads([plain for plain, _ in led]),
        "turned_led": _leads([turned for _, turned in led]),
        "case": _leads([plain for plain, _ in cases]),
    }
    near = meanings.by_spans(question, [f.case for f in figures])
    columns |= {
        "span": _leads([one.best for one in near]),
        "span_mean": _leads([one.mean for one in near]),
        "bare": [float(one.bare) for one in near],
    }
    abroad, twice = float(inquiry.language == "en"), ("led", "case", "span", "span_mean")
    return columns | {f"en_{name}": [abroad * value for value in columns[name]] for name in twice}


def _by_words(inquiry: Inquiry, figures: Sequence[Figure]) -> dict[str, list[float]]:
    question = inquiry.understanding.text
    pairs, words = _pairs(question), _words(question)
    own_pairs, own_words = [_pairs(f.own) for f in figures], [_words(f.own) for f in figures]
    shared = (1 + len(pairs)) ** 0.5
    telling = [value / shared for value in _telling(own_pairs, pairs)]
    columns = {"letters": _leads(telling), "words": _leads(_telling(own_words, words))}
    cases = [f.case for f in figures]
    columns["case_letters"] = _telling([_pairs(case) for case in cases], pairs)
    columns["case_words"] = _telling([_words(case) for case in cases], words)
    for name in ("row", "head"):
        texts = [getattr(f, name) for f in figures]
        columns[f"{name}_letters"] = _leads([_share(_pairs(t), pairs) for t in texts])
        columns[f"{name}_words"] = _leads([_share(_words(t), words) for t in texts])
    said = [_pairs(f.said) for f in figures]
    columns["said_letters"] = [len(own & pairs) / (1 + len(own)) ** 0.5 for own in said]
    asked = set(re.findall(r"\d+", question))
    around = [f.own.replace(f.provision.as_written, "") for f in figures]
    columns["digits"] = [float(bool(asked & set(re.findall(r"\d+", text)))) for text in around]
    return columns


def _telling(found: Sequence[set[str]], asked: set[str]) -> list[float]:
    """For each figure how much of the question its words echo that not all its siblings' words do."""
    counts = Counter(one for own in found for one in own)
    return [sum(1 / counts[one] for one in own & asked if counts[one] < len(found)) for own in found]


def _share(own: set[str], asked: set[str]) -> float:
    return len(own & asked) / len(own) if own else 0.0


def _pairs(text: str) -> set[str]:
    letters = re.sub(r"\s", "", to_simplified(text).lower())
    return {letters[i : i + 2] for i in range(len(letters) - 1)}


def _words(text: str) -> set[str]:
    return set(_WORD.findall(to_chinese_ordinals(to_simplified(text).lower())))


def _by_tier(inquiry: Inquiry, figures: Sequence[Figure]) -> dict[str, list[float]]:
    found: list[Fit] = fits([f.bounds for f in figures], inquiry.understanding.text)
    return {
        "tier": [f.best for f in found],
        "inside": [f.inside for f in found],
        "outside": [f.outside for f in found],
        "same_figure": [f.same for f in found],
    }


def _by_grade(inquiry: Inquiry, figures: Sequence[Figure]) -> dict[str, list[float]]:
    found = grades_of(inquiry.understanding.text, figures)
    return {"graded": [same for same, _ in found], "misgraded": [other for _, other in found]}


def _by_kind(
    inquiry: Inquiry, figure: Figure, figures: Sequence[Figure], asked: Mapping[str, float]
) -> dict[str, float]:
    given, text = figure.provision, f"{figure.lead}{figure.own}"
    ceiling, share, penal = asked["ceiling"], asked["share"], asked["penalty"]
    cap, rate = float(given.limit is Limit.CAP), float(figure.is_share)
    paired = float(any(_is_pair(figure, other) for other in figures))
    yearly, monthly = _holds(_YEARLY, text), _holds(_MONTHLY, figure.own)
    in_all, per = _holds(_IN_ALL, text), _holds(PER, f"{given.as_written}{figure.own}")
    fined = float(modality("penalty").search(text) is not None)
    floor = float(given.limit is Limit.FLOOR)
    return {
        "cap": cap,
        "rate": rate,
        "floor": floor,
        "ceiling_cap": ceiling * cap,
        "ceiling_other": ceiling * (1 - cap),
        "plain_cap": (1 - ceiling) * cap,
        "share_rate": share * rate,
        "share_sum": share * (1 - rate),
        "plain_rate": (1 - share) * rate,
        "paired": paired,
        "paired_ceiling_rate": paired * ceiling * rate,
        "paired_cap": paired * cap * (1 - share),
        "paired_plain_rate": paired * rate * (1 - ceiling) * (1 - share),
        "per": per,
        "each_per": per * asked["each"],
        "in_all": in_all,
        "in_all_asked": in_all * asked["in_all"],
        "in_part": (1 - in_all) * asked["in_all"],
        "in_all_ceiling": in_all * ceiling,
        "yearly": yearly,
        "yearly_asked": yearly * asked["by_year"],
        "monthly": monthly,
        "monthly_asked": monthly * asked["by_month"],
        "threshold": _holds(_THRESHOLD_BEFORE, figure.own[-14:]) * (1 - cap),
        "fine_asked": fined * penal,
        "fine_unasked": fined * (1 - penal),
        "offered": float(is_offer(given)),
        "named_money": float(given.nature is not Nature.OTHER),
        "money": float(given.currency is not None),
        "floor_asked": floor * asked["floor"],
        "tabled": float(bool(figure.row)),
        "unread": float(inquiry.meanings is None and inquiry.language == "en"),
        "first": float(figure is figures[0]),
        "last": float(figure is figures[-1]),
    }


def _asked(question: str) -> Mapping[str, float]:
    """How a question of amount is put: 1 for each way whose phrases it holds."""
    put = {name: _holds(phrases(f"asks_{name}"), question) for name in _PUT}
    return put | {"penalty": float(modality("penalty").search(question) is not None)}


def _holds(pattern: re.Pattern[str] | BilingualPattern, text: str) -> float:
    return float(pattern.search(text) is not None)


def _is_pair(one: Figure, other: Figure) -> bool:
    return one.is_share != other.is_share and abs(one.provision.start - other.provision.start) < _NEAR_SUM


def beside_features(
    inquiry: Inquiry, figures: Sequence[Figure], rows: Table, values: Sequence[float], first: int
) -> Table:
    """For each figure what is weighed of telling it together with the ``first``; ``values`` are those of the rank."""
    asked, lead = _asked(inquiry.understanding.text), figures[first]
    total = sum(math.exp(value - values[first]) for value in values)
    ceiling, share = asked["ceiling"], asked["share"]
    found = []
    for place, figure in enumerate(figures):
        given = figure.provision
        pair = float(figure.is_share != lead.is_share)
        next_to = float(
            abs(place - first) == 1 and abs(given.start - lead.provision.start) < _BESIDE + len(given.as_written)
        )
        cap = float(given.limit is Limit.CAP)
        one_sentence = float(figure.period == lead.period)
        one_case = float(figure.said == lead.said or figure.case == lead.case)
        found.append(
            {
                "behind": values[place] - values[first],
                "chance": math.exp(values[place] - values[first]) / total,
                "chance_first": 1 / total,
                "one_sentence": one_sentence,
                "next_to": next_to,
                "pair": pair,
                "pair_next_to": pair * next_to,
                "pair_in_row": pair * float(bool(figure.row) and figure.row == lead.row),
                "ceiling": ceiling,
                "ceiling_pair": ceiling * pair,
                "share_pair": share * pair,
                "cap": cap,
                "cap_of_share": cap * pair * next_to * (1 - ceiling) * (1 - share),
                "first_is_share": float(lead.is_share),
                "several": asked["several"],
                "figures": math.log(len(figures)),
                "like_in_sentence": (1 - pair) * one_sentence,
                "one_case": (1 - pair) * one_case,
                "told": rows[place]["told"],
                "told_both": rows[place]["told"] * rows[first]["told"],
                "kept_both": rows[place]["kept"] * rows[first]["kept"],
            }
        )
    return found
