"""Makes lies out of the true sentences, by one change each, and counts how many pass beside their original.

    python -m tests.llm.mutations [-v] FILE...

The authors of the files think of other lies than these, and these know nothing of the rules: nobody has mended a
rule by a single one of them, only by kinds. A lie that passes where its original does not counts too. A condition
counts as dropped where the line that the reader gets lacks it: the beneficiary is put beside a figure with its conditions. A
yes or no before a sentence is the program's to give and is not shown, so turning it makes no lie.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from assistant.service import Assistant
from assistant.settings import Settings
from assistant.writing.case import Case
from assistant.writing.judge import Judge
from assistant.writing.lexicon import pattern
from assistant.writing.lines import line_of
from assistant.writing.reply import Claim
from assistant.writing.sheet import slots_in
from tests.llm.score_claims import read

_NEGATED = (
    (r" is (?!not|no)", " is not "),
    (r" are (?!not|no)", " are not "),
    (r" supports ", " does not support "),
    (r" can ", " cannot "),
    (r"支持", "不支持"),
    (r"给予", "不给予"),
    (r"鼓励", "不鼓励"),
    (r"包括", "不包括"),
)
_CONDITIONS = tuple(
    (words, "")
    for words in ("经认定的?", "符合条件的", "新上线的", "新引进的", "[Cc]ertified ", "[Ee]ligible ", "[Nn]ewly [a-z-]+ ")
)
_EXCHANGED = (
    ("深圳", "广州"),
    ("Shenzhen", "Guangzhou"),
    ("市文化广电旅游体育局", "市商务局"),
    ("[Mm]unicipal [Bb]ureau", "District Bureau"),
    ("出口", "进口"),
    ("exports?", "imports"),
    ("研发", "销售"),
    ("R&D", "marketing"),
    ("国家级", "省级"),
    ("动漫", "影视"),
    ("[Aa]nimation", "film"),
)
_HELD_BACK = (
    ("^鼓励(?=[^“”，]*(?:企业|机构|赛事))", ""),
    ("(?<![“是])探索(?=设立)", ""),
    ("各区(?:也|还)?可以?", "各区"),
    (" (?:is|are) encouraged to ", " will "),
    ("istricts? may ", "istricts will "),
    ("(?:explores setting|is exploring setting) up", "sets up"),
)
_TURNED = (
    ("促进", "阻碍"),
    ("降低", "提高"),
    ("加强", "减少"),
    ("lower", "raise"),
    ("[Ss]trengthen", "weaken"),
    (" may ", " must "),
    ("之后", "之前"),
    (" after ", " before "),
)
KINDS = {
    "negated": _NEGATED,
    "condition dropped": _CONDITIONS,
    "exchanged": _EXCHANGED,
    "turned": _TURNED,
    "told as done": _HELD_BACK,
}


@dataclass
class Leaks:
    """How many lies of each kind were made, and which of them passed."""

    made: Counter[str] = field(default_factory=Counter)
    passed: dict[str, list[str]] = field(default_factory=dict)

    def share(self, kind: str) -> float:
        """The share of a kind that passed."""
        return len(self.passed.get(kind, [])) / max(1, self.made[kind])


def mutate(judge: Judge, rows: list[dict], random: Random) -> Leaks:
    """The leaks of the lies made of all true sentences of the rows."""
    leaks = Leaks()
    for row in rows:
        for sentence in row["sentences"]:
            original = judge.judge(row["question"], [Claim(sentence["text"], tuple(sentence["sources"]))])[0]
            for kind, text, sources in _lies(judge, sentence["text"], sentence["sources"], random):
                leaks.made[kind] += 1
                verdict = judge.judge(row["question"], [Claim(text, tuple(sources))])[0]
                if verdict.claim.text == original.claim.text:
                    continue
                if verdict.case is not None and verdict.passed and _is_read(verdict.case, sentence["text"], kind):
                    leaks.passed.setdefault(kind, []).append(f"{row['id']}: {text} {sources}")
    return leaks


def _is_read(case: Case, original: str, kind: str) -> bool:
    """Whether the reader gets the lie: fewer mentions of the dropped condition than the true sentence had."""
    if kind != "condition dropped":
        return True
    shown = line_of(case, case.language).text
    words = next(old for old, _ in _CONDITIONS if re.search(old, original)).strip()
    return len(re.findall(words, shown, re.IGNORECASE)) < len(re.findall(words, original, re.IGNORECASE))


def _lies(judge: Judge, text: str, sources: list[str], random: Random) -> Iterator[tuple[str, str, list[str]]]:
    for kind, changes in KINDS.items():
        if kind == "negated" and pattern("negation").search(text.lower()):
            continue
        if kind == "condition dropped" and "{" not in text:
            continue
        found = next(((old, new) for old, new in changes if re.search(old, text)), None)
        if found is not None:
            yield kind, re.sub(found[0], found[1], text, count=1), sources
    named = [m[1] for m in slots_in(text)]
    others = [
        (source.alias, source.slot(provision))
        for source in judge.sheet.sources
        for provision in source.view.clause.provisions
        if provision.currency and source.slot(provision) not in named
    ]
    if len(named) == 1 and (slot := judge.sheet.slot(named[0])) is not None and slot.provision.currency:
        alias, other = random.choice(others)
        yield "other figure", text.replace(f"{{{named[0]}}}", f"{{{other}}}"), [*sources, alias]


def main(names: list[str]) -> int:
    """Print the leaks of all files together."""
    with tempfile.TemporaryDirectory() as home:
        assistant = Assistant.open(Settings(home=Path(home), embeddings="none"))
        judge = Judge(assistant.library, assistant.index)
        rows = [row for name in names if name != "-v" for row in read(Path(name)) if row["true"]]
        leaks = mutate(judge, rows, Random(7))
    for kind, made in sorted(leaks.made.items()):
        print(f"{kind}: {len(leaks.passed.get(kind, []))} of {made} pass ({leaks.share(kind):.1%})")
        for line in leaks.passed.get(kind, []) if "-v" in names else []:
            print("   ", line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
