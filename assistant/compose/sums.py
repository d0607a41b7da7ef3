"""Whether the sums of a clause answer a question of amount, and which of them: two learnt judgements.

A wrong sum is worse than a refusal, so a sum is told only where the first model is sure that its clause answers.
Both are logistic models over named features (``sum_features.py``); their weights are data (``sums.toml``), learnt
by ``tests/benchmarks/sums.py`` from questions whose sums are known and questions that no sum answers. What the
rules of ``select.py`` would tell is itself a feature. Two of the rules stay above the models: a sum at another
level than was asked is not told, nor a grant where a loan or a relief was asked for.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from assistant.compose.receiver import gives_as_asked, other_level
from assistant.compose.select import Chosen, choose, is_asked_measure, sums_in
from assistant.compose.sum_features import Field, SumClause, clause_features, sum_features
from assistant.evidence.gather import covers
from assistant.evidence.match import StatementMatch
from assistant.evidence.modality import modality
from assistant.evidence.relevance import RelevanceModel
from assistant.evidence.views import StatementKind
from assistant.inquiry import Inquiry, SumModels
from assistant.understanding.model import Ask

TOLD_TOO = 0.5
"""The probability from which a clause is believed that the rules would tell too."""
NAMED_TOO = 0.1
"""The same where that clause names the very thing asked for, or lists it among those it pays."""
SECONDED = 0.15
"""The probability from which a clause is believed that the second look would tell too."""
_EVEN = 0.5


@cache
def load_sum_models(name: str) -> SumModels:
    """The shipped models: ``bundled`` weigh the cosines of the bundled embeddings, ``words`` weigh none."""
    data = tomllib.loads(Path(__file__).with_name("sums.toml").read_text(encoding="utf-8"))
    clause, part = (
        RelevanceModel(table["weights"], table["intercept"], table["threshold"])
        for table in (data[f"{name}_clause"], data[f"{name}_part"])
    )
    return SumModels(clause, part)


def choose_sums(inquiry: Inquiry) -> Chosen:
    """The statements that answer a question of amount: those of the rules, their sums as the models judge them."""
    by_rules, models = choose(inquiry), inquiry.sum_models
    seen = field_of(inquiry, by_rules) if models else None
    if models is None or seen is None or by_rules.other_level is not None:
        return by_rules
    sure = [c for c in _by_chance(seen, models) if _may_give(inquiry, c)]
    told = tuple(s for s in by_rules.answering if s.statement.kind is StatementKind.AMOUNT)
    found = [s for c in _agreed(sure, told) for s in _parts(inquiry, c, told, seen, models)]
    if found:
        return replace(by_rules, answering=tuple(found))
    if not told and not sure:
        return by_rules
    speaking = {r.view.clause.key for r in inquiry.ranked if covers(r)}
    near = [s for s in told or sure[0].sums if s.view.clause.key in speaking]
    return Chosen((), by_rules.context, doubtful=tuple(near))


def seconded_sums(inquiry: Inquiry, sums: Sequence[StatementMatch]) -> tuple[StatementMatch, ...]:
    """Of the sums of a sentence that another judgement would tell, those that the models do not speak against."""
    by_rules, models = choose(inquiry), inquiry.sum_models
    seen = field_of(inquiry, by_rules) if models else None
    if models is None or seen is None:
        return tuple(sums)
    clause = next((c for c in seen.clauses if c.view is sums[0].view), None)
    if clause is None or not _may_give(inquiry, clause) or _chance(clause, seen, models) < SECONDED:
        return ()
    own = {s.statement for s in sums}
    return tuple(s for s in _parts(inquiry, clause, by_rules.answering, seen, models) if s.statement in own)


def field_of(inquiry: Inquiry, by_rules: Chosen) -> Field | None:
    """What the models look at; None where the rules alone decide: no sum asked for, or a fine."""
    penal = modality("penalty").search(inquiry.understanding.text) is not None
    if inquiry.echoes is None or penal or not inquiry.asks(Ask.AMOUNT):
        return None
    return Field.of(inquiry, inquiry.echoes, candidates(inquiry), by_rules)


def candidates(inquiry: Inquiry) -> list[StatementMatch]:
    """The sums of the candidate clauses, in the measure asked for."""
    return [
        s
        for s in inquiry.statements
        if s.statement.kind is StatementKind.AMOUNT and s.statement.provision and is_asked_measure(inquiry, s)
    ]


def _by_chance(seen: Field, models: SumModels) -> list[SumClause]:
    """The clauses whose sums surely answer, the surest first."""
    sure = []
    for clause in seen.clauses:
        features = clause_features(clause, seen)
        chance = models.clause.probability(features)
        if chance >= enough(features, models.clause.threshold):
            sure.append((chance, clause))
    return [clause for _, clause in sorted(sure, key=lambda pair: -pair[0])]


def enough(features: Mapping[str, float], threshold: float) -> float:
    """The probability from which a clause is told: less is needed where the rules would tell it too.

    Not where another sum of its money is asked for (the least, an instalment), of which the rules know nothing.
    """
    if not features["told"] or features["other_sum"]:
        return threshold
    return NAMED_TOO if features["told_by_name"] else TOLD_TOO


def _chance(clause: SumClause, seen: Field, models: SumModels) -> float:
    return models.clause.probability(clause_features(clause, seen))


def _may_give(inquiry: Inquiry, clause: SumClause) -> bool:
    return any(gives_as_asked(inquiry, s) and not other_level(inquiry, s) for s in clause.sums)


def _agreed(sure: Sequence[SumClause], told: Sequence[StatementMatch]) -> Sequence[SumClause]:
    """Of the sure clauses those that the rules would tell too, in their order; else the surest."""
    by_key = {c.view.clause.key: c for c in sure}
    keys = dict.fromkeys(s.view.clause.key for s in told)
    return [by_key[key] for key in keys if key in by_key] or sure[:1]


def _parts(
    inquiry: Inquiry, clause: SumClause, told: Sequence[StatementMatch], seen: Field, models: SumModels
) -> Sequence[StatementMatch]:
    """The sums of a clause that are told: those the model tells apart surely, else those the rules would tell.

    A share and its cap stand together by rules alone.
    """
    if len(clause.sums) == 1:
        return clause.sums
    own = [s for s in told if s.view is clause.view]
    if len({s.statement.provision.kind for s in clause.sums if s.statement.provision}) > 1:
        return own
    kept = sums_in(inquiry, clause.sums)
    chances = [models.part.probability(sum_features(s, clause, kept, seen)) for s in clause.sums]
    margin = models.part.threshold - _EVEN
    if all(abs(chance - _EVEN) >= margin for chance in chances) and max(chances) > _EVEN:
        return [s for s, chance in zip(clause.sums, chances, strict=True) if chance > _EVEN]
    return own
