"""Step 1, normalise: the question as typed becomes text that the other steps can trust."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from assistant.contract import Language
from assistant.understanding.dialect import written_chinese
from assistant.understanding.vocabulary import ask_patterns, phrases
from corpus.errors import QuestionError
from corpus.scripts import to_simplified

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ELEMENT = (
    r"(?:a|abbr|article|audio|b|blockquote|body|br|button|canvas|code|div|em|embed|font|footer|form|h[1-6]|head|header|hr"
    r"|html|i|iframe|img|input|label|li|link|main|math|meta|nav|object|ol|option|p|pre|s|script|section|select|small|span"
    r"|strong|style|sub|sup|svg|table|tbody|td|template|textarea|th|thead|title|tr|u|ul|video)"
)
_SILENT = re.compile(r"<(script|style)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(rf"</?{_ELEMENT}(?:[\s/][^<>]*)?>", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_NUMERAL = r"[〇零一二三四五六七八九十百\d]{1,5}"
_QUOTED_NUMBER = re.compile(rf"[“\"「『‘']\s*(第{_NUMERAL}[条條款项項章]|[(（]{_NUMERAL}[)）])\s*[”\"」』’']")
"""The number of a clause between quotation marks, which say nothing of it: 把“（四）”给我看看."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_LATIN_RUN = re.compile(r"[A-Za-z]+")
_NAME = re.compile(r"\b[A-Z][\w-]*(?: (?:and|of|the|for|in|on) [A-Z][\w-]*)+")
"""A name with small words inside (Belt and Road, Made in China), which build no sentence."""

_WISHES: tuple[tuple[Language, str], ...] = (("en", "in_english"), ("zh", "in_chinese"))


@dataclass(frozen=True, slots=True)
class NormalisedQuestion:
    """``text`` is NFKC, simplified, in written Chinese, single-spaced; ``language`` is what the reader should get."""

    original: str
    text: str
    language: Language


def normalise(question: str, *, language: Language | None = None, max_chars: int = 2000) -> NormalisedQuestion:
    """Clean a question and decide the language of its answer.

    Raises:
        QuestionError: the question is empty, too long, or holds nothing readable.
    """
    if len(question) > max_chars:
        raise QuestionError(
            "question",
            f"it has {len(question):,} characters, more than the {max_chars:,} allowed",
            "Shorten it to what you want to know",
            code="question_too_long",
            length=len(question),
            limit=max_chars,
        )
    if _CONTROL.search(question):
        raise QuestionError(
            "question", "it holds control characters", "Send plain text without them", code="question_control"
        )
    readable = _INVISIBLE.sub("", question.encode("utf-8", "ignore").decode("utf-8"))
    text = _SPACE.sub(" ", _unmarked(unicodedata.normalize("NFKC", readable))).strip()
    if not text:
        remedy = "Ask something about the policies, for example: 孵化器最高资助多少"
        raise QuestionError("question", "it is empty", remedy, code="question_empty")
    if not any(ch.isalnum() for ch in text):
        raise QuestionError("question", "it holds no word", "Ask something about the policies", code="question_empty")
    text = _QUOTED_NUMBER.sub(r"\1", text)
    return NormalisedQuestion(question, written_chinese(to_simplified(text)), language or detect_language(text))


def _unmarked(text: str) -> str:
    """``text`` without HTML tags and scripts; as it is where nothing else stands in it."""
    bare = _TAG.sub(" ", _SILENT.sub(" ", text))
    return bare if any(ch.isalnum() for ch in bare) else text


def encodable(text: str) -> str:
    """``text`` with a replacement character for every lone surrogate, which no UTF-8 reader could be sent."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def detect_language(text: str) -> Language:
    """The language that asks: a Chinese term in an English sentence leaves it English, and the other way round.

    Where neither language builds the sentence, English has to outnumber the Chinese characters by far. Named
    titles do not count. A language that is asked for is taken.
    """
    for language, wish in _WISHES:
        if phrases(wish).search(text):
            return language
    bare = re.sub(r"《[^》]*》|[（(][^)）]{0,8}[)）]", " ", text)
    han, words = len(_HAN.findall(bare)), len(_LATIN_WORD.findall(bare))
    if not han or not words:
        return "en" if words else "zh"
    return _asking_language(bare) or ("en" if words >= 2 and words * 1.5 > han else "zh")


def _asking_language(text: str) -> Language | None:
    """The one of two languages in ``text`` whose words of grammar, or else of asking, stand in it."""
    chinese, english = _LATIN_RUN.sub(" ", text), _NAME.sub(" ", _HAN.sub(" ", text))
    for asks in (_has_grammar, _has_question):
        in_chinese, in_english = asks(chinese), asks(english)
        if in_chinese != in_english:
            return "zh" if in_chinese else "en"
        if in_chinese:
            return None
    return None


def _has_grammar(text: str) -> bool:
    return phrases("sentence_words").search(text) is not None


def _has_question(text: str) -> bool:
    return any(pattern.search(text) for _, pattern in ask_patterns()) or phrases("money").search(text) is not None
