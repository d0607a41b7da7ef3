"""Other ways to say what a text says: a passive, a relative clause or what is told first turned round.

Each says the same by the grammar of its language, whatever the words are, so what stands in the order of a clause in
one of them stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.contract import Language
from assistant.understanding.stems import word_stem
from assistant.writing.case import MARK
from assistant.writing.lexicon import breaks, pattern
from assistant.writing.words import words_of

JOINT = "\n"
"""Stands between two parts of a clause that were made one."""

_OF_A_SUM = re.compile(
    r"^(\W*(?:(?:it|this|that|is|are|an?|the|of|one-off|top-up|additional|stated|grants?|sum|support|reward|ceiling|"
    rf"amount|funding)\W+)*{MARK}) ?(?:is |are |goes |go )?(?:available |meant |reserved |intended )?(?:for|to) (.*)$"
)
_OF_THE_SUM = re.compile(
    r"^\W*(?:the|that|this|its) (?:top-up |additional )?(grant|reward|support|funding|sum) "
    r"(?:is|goes) (?:available |meant |reserved |intended )?(?:for|to) (.*)$"
)
_TERM = re.compile(
    r"^\W*(?:(?:the|a|funding|grant|validity) )*(?:period|term|funding|support|duration)(?: of (?:funding|support))? "
    rf"(?:for|of) (.+?) (?:is|runs?|lasts?)(?: for)?(?: a period of)? ?({MARK})\W*$"
)
_GET = re.compile(
    r"^(.+?) (?:(?:can|may|could|will|also|are|to|is) )*(?:gets?|receives?|enjoys?|given|granted) "
    r"(?!\w+ed\b|.*\bfor\b)(.+)$"
)
_AND_OTHER = re.compile(
    r"^((?:.*\b(?:in|of|by|with|for|as|like|including|through|supports?|between) )?)([^§]+?) and other "
    r"(.+?)(?= (?:in|of|for|to|with|through)\b|[,.;]|\s*$)"
)
_SUCH_AS, _INCLUDES = re.compile(r"等|\bsuch as\b"), re.compile(r"包括|涵盖|\bincluding\b|\bcovering\b")
_FRONTED = re.compile(r"\W*(?:through|by|with|in|on|for|under|based|according|centring|around|relying|adapting)\b")

_BY = re.compile(
    "^(.{2,30}?)(?:要|将|会|可|也|都|均|应|须|需)*(由|以|通过|依靠)(.{2,40}?)(?:来|去|而)?([\u3400-\u9fff]{2,4})$"
)
_OF = re.compile(
    "^(.*?)([\u3400-\u9fff、“”]+)的([\u3400-\u9fff]{2,4}?)(?=(?:都|均|也|会|将|可以?|能|要|正|同样)*(?:受|得到|获))(.*)$"
)
_MADE_UP = re.compile(
    "^((?:.*?[要所将][\u3400-\u9fff]{2}(?=的))?)的?(.*?)(?:包括|涵盖|有(?=[^，,]*(?:、|等$)))(.*?)等?$"
)
_DONE_TO = re.compile(
    "(支持|鼓励|推动|促进|加快|引导|扶持)([\u3400-\u9fff]{2,4}?)的([\u3400-\u9fff]{2,16}?)(?=之一|之列|$)"
)
_RELATIVE = re.compile("(对于?)([^,，]{3,60}?)的([^,，的]{2,14}?)(?=[,，]|给予|$)")
_ADJUNCTS = re.compile("(在[^,，在通以]{1,14}?)((?:通过|以|依托|借助)[^,，]{2,40}?(?:方式|形式|手段|途径|渠道))")
_TURNED = ((_RELATIVE, r"\1\3\2"), (_ADJUNCTS, r"\2\1"))


@lru_cache(maxsize=4096)
def tellings(text: str, said: str, language: Language) -> tuple[str, ...]:
    """A text and the other ways to say it that may be laid on ``said``, a part of a clause."""
    if language == "zh":
        found = _as_examples(text.strip(), said, _MADE_UP, r"\1\3等\2") or (text, *_chinese(text.strip()))
    else:
        text = " ".join(text.split())
        found = _as_examples(text, said, _AND_OTHER, r"\1\3 such as \2") or (text, *_english(text, said))
    return tuple(dict.fromkeys(found))


def _as_examples(text: str, said: str, words: re.Pattern[str], order: str) -> tuple[str, ...]:
    """What a text says some things are examples of before them, as a clause does that gives examples; else nothing."""
    if _SUCH_AS.search(said) is None or words.search(text) is None:
        return ()
    turned = words.sub(order, text)
    return (turned, text) if _INCLUDES.search(said) else (turned,)


def arrangements(said: str) -> list[str]:
    """A part of a clause as it stands, with what it begins with at its end (通过申报，确定名录), and in other words.

    Two parts made one may be told either way round.
    """
    front, comma, rest = said.partition(",")
    found = [said]
    if JOINT in said:
        found.append(JOINT.join(reversed(said.split(JOINT))))
    elif comma and (pattern("adverbial").match(front.strip()) or _FRONTED.match(front)):
        found.append(f"{rest}{comma}{front}")
    found += [turned for words, order in _TURNED if (turned := words.sub(order, said)) != said]
    return found


def _english(text: str, said: str) -> Iterator[str]:
    if MARK not in text:
        yield _OF_THE_SUM.sub(r"\2, \1", text)
        yield _GET.sub(r"\2 for \1", text)
        return
    yield _OF_A_SUM.sub(r"\2, \1", text)
    found = _TERM.match(text)
    if found is not None and _heads(found[1]) <= _heads(said):
        yield f"{found[1]} {found[2]}"


def _heads(text: str) -> set[str]:
    """The last word of each name that a text begins with: who it speaks of, not what of (institutions for software)."""
    begins = re.split(rf"\b(?:{'|'.join(breaks())})\b|,", text.strip(" ,"), maxsplit=1)[0]
    return {word_stem(words[-1]) for name in re.split(r"\band\b|\bor\b", begins) if (words := name.split())}


def _chinese(text: str) -> Iterator[str]:
    found = _OF.match(text)
    if found is not None and all(flag.startswith("v") for _, flag in words_of(found[3])):
        yield f"{found[1]}{found[3]}{found[2]}{found[4]}"
    found = _DONE_TO.search(text)
    if found is not None and all(flag.startswith("v") for _, flag in words_of(found[2])):
        yield f"{text[: found.start()]}{found[1]}{found[3]}{found[2]}"
    if (found := _BY.match(text)) is not None:
        yield f"{found[2]}{found[3]}{found[4]}{found[1]}"
