"""Whether the sums of a clause answer a question of amount, and which of them: two learnt judgements.

A wrong sum is worse than a refusal, so a sum is told only where the first model is sure that its clause answers.
Both are logistic models over named features (``sum_features.py``); their weights are data (``sums.toml``), learnt
by ``tests/benchmarks/sums.py`` from questions whose sums are known and questions that no sum answers. What the
rules of ``select.py`` would tell is itself a feature. Two of the rules stay above the models: a sum at another
level than was asked is not told, nor a grant where a loan or a relief was asked for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from assistant.compose.as_bounded import alike, base_of
from assistant.compose.asked_figures import as_put, asked_figures, load_figure_models, with_its_share
from assistant.compose.figures import Figure, figures_of
from assistant.compose.grade_asked import grades_of
from assistant.compose.raises import is_raise_asked, only_raises
from assistant.compose.receiver import may_be_told
from assistant.compose.select import PRICED, Chosen, choose, is_asked_measure, sums_in
from assistant.compose.share_asked import is_share_asked, states_share
from assistant.compose.sum_features import ClauseKey, Field, SumClause, clause_features
from assistant.compose.tier_asked import of_what_is_given, with_its_series
from assistant.evidence.gather import COVERS_HARD, covers
from assistant.evidence.match import StatementMatch
from assistant.evidence.modality import modality
from assistant.evidence.relevance import load_model
from assistant.evidence.views import ClauseView, StatementKind
from assistant.inquiry import Inquiry, SumModels
from assistant.understanding.model import Ask
from assistant.understanding.vocabulary import phrases
from corpus.model import Provision

TOLD_TOO = 0.35
"""The probability from which a clause is believed that the rules would tell too."""
NAMED_TOO = 0.01
"""The same where that clause names the very thing asked for, or lists it among those it pays."""
TOLD_BESIDE = 0.2
"""The same where another clause that the rules would tell is believed."""
AGAINST = 0.75
"""The same where the rules find the topic in the clause and its sums to be for something else."""
ANOTHER_SUM = 0.85
"""The same where another sum of its money is asked for (the least, an instalment), of which the rules know nothing."""
SECONDED = 0.15
"""The probability from which a clause is believed that the second look would tell too."""
_READ = 6
_NAMES, _ONLY_NEAR = 0.93, 0.8
_SOMEBODY = r"(?i:\b(?:my|our|his|her|their|the) {}(?<=[eoa]r|nt|st|an)\b)"
"""Who is spoken of by his trade, such as my accountant, which makes the question none of that trade."""
_GIVEN_TO = frozenset({"subject", "object", "sector", "action"})
_FILE = Path(__file__).with_name("sums.toml")


@cache
def load_sum_models(name: str) -> SumModels:
    """The shipped models: ``bundled`` weigh the cosines of the bundled embeddings, ``words`` weigh none."""
    return SumModels(load_model(_FILE, f"{name}_clause"), load_figure_models(name))


def choose_sums(inquiry: Inquiry) -> Chosen:
    """The statements that answer a question of amount: those of the rules, their sums as the models judge them."""
    by_rules, models = choose(inquiry), inquiry.sum_models
    seen = field_of(inquiry, by_rules) if models else None
    if models is None or seen is None or by_rules.other_level is not None:
        return by_rules
    against = {s.view.clause.key for s in by_rules.context}
    sure = [c for c in _by_chance(seen, models, against) if _may_give(inquiry, c)]
    told = tuple(s for s in by_rules.answering if s.statement.kind in PRICED)
    if is_share_asked(inquiry.understanding.text):
        without = [s for s in (*told, *(s for c in sure for s in c.sums)) if not states_share(s.view.clause)]
        told, sure = tuple(s for s in told if s not in without), [c for c in sure if states_share(c.view.clause)]
        if without and not sure:
            return Chosen((), by_rules.context, doubtful=tuple(without[:1]))
    found = without_raises(inquiry, [s for c in _agreed(sure, told) for s in parts_told(inquiry, c, told, models)])
    found = _taken_of_the_base(inquiry, found)
    if found and (of_another_trade(inquiry) or _of_unknown_things(inquiry)):
        return Chosen((), by_rules.context, doubtful=tuple(found[:1]))
    if found:
        return replace(by_rules, answering=tuple(found))
    if not told and not sure:
        return by_rules
    speaking = {r.view.clause.key for r in inquiry.ranked if covers(r)}
    near = [s for s in told or sure[0].sums if s.view.clause.key in speaking]
    return Chosen((), by_rules.context, doubtful=tuple(near))


def _taken_of_the_base(inquiry: Inquiry, found: list[StatementMatch]) -> list[StatementMatch]:
    """Of the shares of several clauses those of the one that takes them of the base asked for (按融资额的百分之几)."""
    base = base_of(inquiry.understanding.text)
    if not base or len({s.view.clause.key for s in found}) < 2:
        return found
    fits = [alike(base, s.statement.provision.as_written if s.statement.provision else "") for s in found]
    return [s for s, fit in zip(found, fits, strict=True) if fit == max(fits)] if max(fits) else found


def of_another_trade(inquiry: Inquiry) -> bool:
    """Whether the question names a trade that no candidate clause names, nor a kin of it: a grant for a clinic."""
    text = inquiry.understanding.text
    sectors = (t for t in inquiry.topic if t.hard and t.is_concept and t.category == "sector")
    trades = [t for t in sectors if not re.search(_SOMEBODY.format(re.escape(t.surface)), text)]
    return any(
        all(inquiry.matcher.clause((trade,), ranked.view).score < COVERS_HARD for ranked in inquiry.ranked)
        for trade in trades
    )


def _of_unknown_things(inquiry: Inquiry) -> bool:
    """Whether all that the question names are things that no clause of the library does: a grant for new chairs."""
    return bool(inquiry.strays) and not inquiry.understanding.refs and not inquiry.topic_beyond("instrument", "time")


def without_raises(inquiry: Inquiry, found: list[StatementMatch]) -> list[StatementMatch]:
    """The sums without those of another clause that only raise them, where no raise is asked for."""
    if phrases("asks_raise").search(inquiry.understanding.text):
        return found
    raising = [s for s in found if s.statement.provision and only_raises(s.statement.provision)]
    given = {s.view.clause.key for s in found if s not in raising}
    return [s for s in found if s not in raising or not given - {s.view.clause.key}]


def seconded_sums(inquiry: Inquiry, view: ClauseView) -> tuple[StatementMatch, ...]:
    """The figures of a clause that another judgement would tell, where the models do not speak against it."""
    by_rules, models = choose(inquiry), inquiry.sum_models
    seen = field_of(inquiry, by_rules) if models else None
    if models is None or seen is None:
        own = [s for s in inquiry.statements if s.view is view and s.statement.kind in PRICED]
        return sums_in(inquiry, own) if own else ()
    clause = next((c for c in seen.clauses if c.view is view), None)
    if clause is None or not _may_give(inquiry, clause) or _chance(clause, seen, models) < SECONDED:
        return ()
    if of_another_trade(inquiry):
        return ()
    return tuple(parts_told(inquiry, clause, by_rules.answering, models))


def chances_of_sums(inquiry: Inquiry) -> dict[ClauseKey, float]:
    """How likely, 0..1, the sums of each candidate clause answer; empty where no sum is asked for."""
    models = inquiry.sum_models
    seen = field_of(inquiry, choose(inquiry)) if models else None
    if models is None or seen is None:
        return {}
    return {clause.view.clause.key: _chance(clause, seen, models) for clause in seen.clauses}


def field_of(inquiry: Inquiry, by_rules: Chosen) -> Field | None:
    """What the models look at; None where the rules alone decide, since no sum is asked for."""
    if inquiry.echoes is None or not inquiry.asks(Ask.AMOUNT):
        return None
    return Field.of(inquiry, inquiry.echoes, candidates(inquiry), by_rules)


def candidates(inquiry: Inquiry) -> list[StatementMatch]:
    """The sums of the candidate clauses, in the measure asked for: fines where a fine is asked for, else what is given.

    Of a clause that gives nothing every figure counts: a price, a fee, a sum in a table without a word for it.
    """
    penal = modality("penalty").search(inquiry.understanding.text) is not None
    kind = StatementKind.PENALTY if penal else StatementKind.AMOUNT
    priced = [s for s in inquiry.statements if s.statement.kind is kind and s.statement.provision]
    giving = {s.view.clause.key for s in inquiry.statements if s.statement.kind in PRICED}
    plain = [r.view for r in inquiry.ranked[:_READ] if r.view.clause.key not in giving and not penal]
    # 纳税达到20万元的主播可以申请公寓 says whom it is for, not what the flat costs
    bound = phrases("asks_floor").search(inquiry.understanding.text) or "conditions" in inquiry.understanding.filters
    figures = [(view, f) for view in plain for f in figures_of(view) if bound or not f.is_case]
    others = [as_statement(inquiry, view, figure.provision) for view, figure in figures]
    return [s for s in (*priced, *others) if is_asked_measure(inquiry, s)]


def _by_chance(seen: Field, models: SumModels, against: Collection[ClauseKey]) -> list[SumClause]:
    """The clauses whose sums surely answer, the surest first."""
    judged = [(clause_features(clause, seen), clause) for clause in seen.clauses]
    chances = [(models.clause.probability(features), features, clause) for features, clause in judged]
    sure = [
        (chance, clause)
        for chance, features, clause in chances
        if chance >= enough(features, models.clause.threshold, against=clause.view.clause.key in against)
    ]
    if any(clause.view.clause.key in seen.told for _, clause in sure):
        have = [clause for _, clause in sure]
        beside = [(c, f, clause) for c, f, clause in chances if f["told"] and c >= TOLD_BESIDE and clause not in have]
        sure += [(chance, clause) for chance, features, clause in beside if not features["other_sum"]]
    return [clause for _, clause in sorted(sure, key=lambda pair: -pair[0])]


def enough(features: Mapping[str, float], threshold: float, *, against: bool = False) -> float:
    """The probability from which a clause is told: less is needed where the rules would tell it too.

    More is needed where another sum of its money is asked for, and where the rules speak ``against`` its sums; the
    rules know nothing of prices.
    """
    if features["other_sum"]:
        return ANOTHER_SUM
    if not features["told"] or (features["price"] and not features["unoffered"]):
        return AGAINST if against else threshold
    return NAMED_TOO if features["told_by_name"] else TOLD_TOO


def _chance(clause: SumClause, seen: Field, models: SumModels) -> float:
    return models.clause.probability(clause_features(clause, seen))


def _may_give(inquiry: Inquiry, clause: SumClause) -> bool:
    return any(may_be_told(inquiry, s) for s in clause.sums)


def as_statement(inquiry: Inquiry, view: ClauseView, provision: Provision) -> StatementMatch:
    """A figure of a clause as a statement that answers, measured against the question."""
    return inquiry.matcher.statement(inquiry.terms, view, inquiry.views.figure(view, provision))


def _agreed(sure: Sequence[SumClause], told: Sequence[StatementMatch]) -> Sequence[SumClause]:
    """Of the sure clauses those that the rules would tell too, in their order; else the surest."""
    by_key = {c.view.clause.key: c for c in sure}
    keys = dict.fromkeys(s.view.clause.key for s in told)
    return [by_key[key] for key in keys if key in by_key] or sure[:1]


def parts_told(
    inquiry: Inquiry, clause: SumClause, told: Sequence[StatementMatch], models: SumModels
) -> Sequence[StatementMatch]:
    """The figures of a clause that are told: those that the models of ``figures.py`` choose among all of them."""
    figures, text = figures_of(clause.view), inquiry.understanding.text
    if len(figures) < 2:
        return clause.sums
    if each_is_asked(inquiry, len(figures)):
        return [_told(inquiry, clause, figure.provision) for figure in figures]
    own = _ids(s for s in told if s.view is clause.view)
    picked = asked_figures(inquiry, figures, own, _ids(sums_in(inquiry, clause.sums)), models.figures)
    found = [_told(inquiry, clause, figure.provision) for figure in picked]
    if any(phrases(name).search(text) for name in ("severally", "corrects")) or is_raise_asked(text, picked):
        return found
    # whom a heavier fine is for stands in the sentence before its own
    named = None if any(f.is_heavier for f in figures) else _named_alone(inquiry, clause)
    if named is not None and picked and _of_the_grade_alone(inquiry, figures, picked[0], named):
        named = None
    found = [named] if named is not None and len(clause.sums) == len(figures) else _naming_it(inquiry, found)
    named_ids = _ids(found)
    kept = [f for f in figures if f.provision.provision_id in named_ids]
    put = with_its_series(text, figures, of_what_is_given(text, figures, as_put(text, figures, kept)))
    judged = models.figures
    put = with_its_share(inquiry, figures, put, lambda shares: asked_figures(inquiry, shares, own, frozenset(), judged))
    return found if put == kept else [_told(inquiry, clause, f.provision) for f in put]


def _of_the_grade_alone(inquiry: Inquiry, figures: Sequence[Figure], picked: Figure, named: StatementMatch) -> bool:
    """Whether a figure is for the grade asked for and that which names more of what is asked about is not: 改建."""
    fits = dict(zip((f.provision for f in figures), grades_of(inquiry.understanding.text, figures), strict=True))
    provision = named.statement.provision
    own, other = fits[picked.provision], fits.get(provision) if provision is not None else None
    return own[0] > own[1] and other is not None and not other[0]


def each_is_asked(inquiry: Inquiry, figures: int) -> bool:
    """Whether all sums of a clause are asked for, or severally as many as it gives: 领军企业和主导企业各给多少."""
    text = inquiry.understanding.text.lower()
    if phrases("all_figures").search(text):
        return True
    joined = {m.start() for m in phrases("joins_things").finditer(text)}
    return phrases("severally").search(text) is not None and len(joined) + 1 == figures


def _named_alone(inquiry: Inquiry, clause: SumClause) -> StatementMatch | None:
    """The one sum of a clause that is given to all that the others are, and to more of what the question names.

    总部搬来: both sums are for those who come, one of them for headquarters. Asked by the year, the one paid each year.
    """
    yearly = [s for s in clause.sums if s.statement.provision and s.statement.provision.per == "year"]
    if len(yearly) == 1 and phrases("each_year").search(inquiry.understanding.text):
        return yearly[0]
    titled = clause.view.document_concepts.closure
    things = [t for t in inquiry.topic if t.is_concept and t.category in _GIVEN_TO and t.key not in titled]
    given = [(s, frozenset(t for t in things if inquiry.matcher.is_given_to(t, s.statement))) for s in clause.sums]
    best = max(given, key=lambda pair: len(pair[1]), default=None)
    return best[0] if best and all(best[1] > other for s, other in given if s is not best[0]) else None


def _naming_it(inquiry: Inquiry, found: list[StatementMatch]) -> list[StatementMatch]:
    """Of several figures those whose own statement names a thing asked for that the others only come near."""
    kept = found
    named = [t for t in inquiry.topic if t.hard and t.is_concept]
    for term in named if len(found) > 1 else ():
        strength = {id(s): dict(s.match.strengths)[term] for s in kept}
        naming = [s for s in kept if strength[id(s)] >= _NAMES]
        near = [s for s in kept if strength[id(s)] <= _ONLY_NEAR]
        kept = naming if naming and len(naming) + len(near) == len(kept) else kept
    return kept


def _told(inquiry: Inquiry, clause: SumClause, provision: Provision) -> StatementMatch:
    known = next((s for s in clause.sums if s.statement.provision is provision), None)
    return known if known is not None else as_statement(inquiry, clause.view, provision)


def _ids(found: Iterable[StatementMatch]) -> frozenset[str]:
    return frozenset(s.statement.provision.provision_id for s in found if s.statement.provision)
