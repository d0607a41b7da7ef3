"""Settles which kinds of question a question is: as phrases tell, as is learnt, and as its topic makes of them."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.understanding.details import PART_ENDS
from assistant.understanding.learnt_asks import LearntAsk
from assistant.understanding.model import Ask, Attribute, Claim, ClauseRef, Term
from assistant.understanding.presumed import presumed_part
from assistant.understanding.terms import STRAY
from assistant.understanding.vocabulary import ask_patterns, concept_set, phrases

VAGUE = frozenset({Ask.SUPPORT, Ask.LIST})
"""Kinds that say little of what is asked."""
_OPEN_TO_SUMS = VAGUE | {Ask.EXTREME, Ask.COUNT, Ask.DATE, Ask.DEFINITION, Ask.CONDITIONS}
NO_SUBJECT = frozenset({"generic", "instrument", "time", "ask", "condition"})
"""Categories of terms that name nothing a clause could be about."""
# What an introduction speaks of as often as a question asks for it.
_SPOKEN_OF = frozenset({Ask.APPLY, Ask.STATUS, Ask.DATE, Ask.PROFILE})
_OFFERED = frozenset({Ask.LIST, Ask.SUPPORT, Ask.GENERAL, Ask.CONDITIONS, Ask.DEFINITION})
# Asked of an application (its deadline, its papers, the office that takes it), not of the document.
_OF_APPLYING = frozenset({Ask.VALIDITY, Ask.DATE, Ask.TERM, Ask.AUTHORITY, Ask.LIST, Ask.ADDRESSEE, Ask.ISSUER})
# What two texts are compared by as wholes: the composer for it tells it of each.
_OF_A_TEXT = frozenset({Ask.STATUS, Ask.VALIDITY, Ask.DATE, Ask.ISSUER, Ask.NUMBER, Ask.TITLE, Ask.BASIS})
# What a text prints of itself: who lists several of these lists no clauses.
_PRINTED_OF_A_TEXT = frozenset({Ask.TITLE, Ask.NUMBER, Ask.ISSUER, Ask.DATE})
_OF_A_DAY = frozenset({Ask.DATE, Ask.TERM})
_NEVER_OF_DAYS = (Ask.STATUS, Ask.VALIDITY)
_STRIPPED = (
    "hearsay",
    "not_meant",
    "same_as",
    "rate",
    "unmentioned",
    "mention",
    "one_off",
    "yearly",
    "with_term",
    "with_count",
    "no_fixed",
    "uncapped",
    "receiver_unnamed",
    "decided_elsewhere",
    "confirm",
    "over",
    "under",
    "at_least",
    "at_most",
    "per",
    "either_way",
    "combine",
    "ranked",
    "range_of_sums",
)


def kinds_told(text: str) -> tuple[tuple[Ask, ...], str]:
    """The kinds that the phrases of a text tell where it asks, and the text without these phrases."""
    found, stripped = _told(text)
    asked = _of_a_body(_in_the_question(found, text), text)
    outcome = Ask.APPLY in asked and phrases("outcome_if").search(text) is not None
    if outcome and not phrases("applying_named").search(text):
        asked = [ask for ask in asked if ask is not Ask.APPLY]  # 万一效果不好怎么办 is nothing to apply for
    return tuple(_without_counts(_without_sums(asked, text), text)), stripped


def _told(text: str) -> tuple[list[Ask], str]:
    found: list[Ask] = []
    stripped = text
    for name in _STRIPPED:
        stripped = phrases(name).sub(lambda m: " " * len(m.group()), stripped)
    for ask, pattern in ask_patterns():
        if not pattern.search(text):
            continue
        found.append(ask)
        if ask not in {Ask.SUPPORT, Ask.PROFILE}:
            stripped = pattern.sub(lambda m: " " * len(m.group()), stripped)
    return found, stripped


def _without_sums(matched: list[Ask], text: str) -> list[Ask]:
    """Without an amount where money is but the thing that lasts, is applied for, or that something befalls."""
    lasting = Ask.TERM in matched and phrases("years_asked").search(text) is not None
    befallen = phrases("outcome_asked").search(text) is not None and not phrases("sum_asked").search(text)
    if Ask.AMOUNT not in matched or not (lasting or befallen or Ask.APPLY in matched):
        return matched
    kept = phrases("sum_besides").search(text) is not None and not befallen
    return matched if kept else [ask for ask in matched if ask is not Ask.AMOUNT]


def _without_counts(matched: list[Ask], text: str) -> list[Ask]:
    """Without a number of things where 多少 ends what is paid: 报销多少 asks for money alone."""
    paid = Ask.AMOUNT in matched and phrases("how_much_paid").search(text) is not None
    return [ask for ask in matched if not (paid and ask is Ask.COUNT)]


def _of_a_body(matched: list[Ask], text: str) -> list[Ask]:
    """Who gives out a permit is not who issued the text, nor whom one complains to how one applies."""
    others = {
        ask
        for ask, name in ((Ask.ISSUER, "gives_out"), (Ask.APPLY, "complains_to"))
        if Ask.AUTHORITY in matched and phrases(name).search(text)
    }
    return [ask for ask in matched if ask not in others]


def _in_the_question(matched: list[Ask], text: str) -> list[Ask]:
    """Without the kinds that only the introduction speaks of: 流程全部换成数字的, 资助最多多少 asks of no procedure."""
    parts = [part for part in PART_ENDS.split(text) if part.strip()]
    asking = [part for part in parts if phrases("interrogative").search(part) or phrases("yes_no").search(part)]
    if len(parts) < 2 or not asking:
        return matched
    patterns = dict(ask_patterns())
    told = {ask for ask in _SPOKEN_OF & set(matched) if not any(patterns[ask].search(part) for part in asking)}
    if presumed_part(text):
        told.discard(Ask.APPLY)  # Since the deadline for applications is in June, how long do I have left?
    if set(matched) - told <= _OFFERED:
        told.discard(Ask.PROFILE)  # Who they are stands before what they ask: 我们是做云游戏的，有哪些钱可以拿.
    rest = [ask for ask in matched if ask not in told]
    return rest if any(patterns[ask].search(part) for ask in rest for part in asking) else matched


def may_be_more(matched: Sequence[Ask], attributes: Sequence[Attribute]) -> bool:
    """Whether the question may ask for what no phrase in it tells, or for less."""
    return not attributes and (set(matched) <= _OPEN_TO_SUMS or Ask.AMOUNT in matched)


def with_learnt(
    matched: list[Ask], learnt: LearntAsk, refs: tuple[ClauseRef, ...], *, leaning: bool = False, outcome: bool = False
) -> list[Ask]:
    """The kinds that phrases tell, with what is learnt from the whole wording.

    One that asks for the ``outcome`` of something asks for no sum. One that leans on the question before (那区域总部呢)
    asks what that one did, not for a property of a document.
    """
    if Ask.AMOUNT in matched:
        others: list[Ask] = [a for a in matched if a is not Ask.AMOUNT]
        return others if learnt.no_sum and set(others) - VAGUE else matched
    if learnt.sum:
        return matched if outcome else [Ask.AMOUNT, *matched]
    if learnt.ask is not None and not refs and not leaning and set(matched) <= VAGUE:
        return [learnt.ask]
    return matched


def of_all_first(
    asks: tuple[Ask, ...], terms: tuple[Term, ...], claims: tuple[Claim, ...], text: str
) -> tuple[Ask, ...]:
    """The greatest or least sum of all, or a list of all, where nothing is named whose sum it could be."""
    if any(t.category not in NO_SUBJECT for t in terms):
        return asks
    if Ask.TOTAL not in asks and phrases("sum_counted").search(text) and any(claim.unit == "yuan" for claim in claims):
        return (Ask.LIST,)
    by_sum = phrases("exists_beyond").search(text) or phrases("which_has_sum").search(text)
    bounded = set(asks) <= _OFFERED | {Ask.AMOUNT} and by_sum
    if (bounded or set(asks) == {Ask.CONDITIONS}) and any(claim.unit == "yuan" for claim in claims):
        return (Ask.LIST,)
    of_all = next((ask for ask in (Ask.EXTREME, Ask.LIST) if {ask, Ask.AMOUNT} <= set(asks)), None)
    return asks if of_all is None or Ask.TOTAL in asks else (of_all, *(a for a in asks if a is not of_all))


def asked_of(asks: tuple[Ask, ...], terms: tuple[Term, ...], text: str, documents: tuple[str, ...]) -> tuple[Ask, ...]:
    """What is asked once it is known of what: who writes the procedures, what money takes, museums in both texts."""
    if Ask.APPLY in asks and phrases("writes_rules").search(text):
        asks = tuple(Ask.AUTHORITY if ask is Ask.APPLY else ask for ask in asks)
    issued = concept_set("procedures") | concept_set("issued_papers")
    if Ask.ISSUER in asks and any(t.key in issued and not t.aside for t in terms):
        return tuple(Ask.AUTHORITY if ask is Ask.ISSUER else ask for ask in asks)
    if phrases("all_figures").search(text) and set(asks) <= _OFFERED:
        return (Ask.AMOUNT, *asks)
    if Ask.COMPARE in asks and len(documents) > 1 and (own := tuple(a for a in asks if a in _OF_A_TEXT)):
        return own
    unread = any(t.hard or t.category == STRAY for t in terms)
    drafted = phrases("draft_asked").search(text) and not phrases("in_the_draft").search(text)
    if documents and not unread and set(asks) <= {Ask.GENERAL, Ask.SUPPORT} and drafted:
        return (Ask.STATUS,)
    if {Ask.AMOUNT, Ask.CONDITIONS} <= set(asks) and not phrases("sum_asked").search(text):
        asks = tuple(ask for ask in asks if ask is not Ask.AMOUNT)
    several = len(documents) > 1 and phrases("both_levels").search(text) is not None
    across = several and set(asks) <= {Ask.GENERAL} and any(t.hard for t in terms)
    return (Ask.COMPARE,) if across else asks


def _describes_itself(text: str, asking: str) -> bool:
    """Whether somebody says who they are and asks openly, in the part that asks, what there is for them."""
    if phrases("self_described").search(text) is None or phrases("confirm").search(asking):
        return False
    return phrases("open_question").search(asking) is not None


def only_tells(text: str) -> bool:
    """Whether somebody says what they do and asks nothing at all: what there is for them is what they want to know."""
    told = phrases("tells_trade").search(text) is not None and "?" not in text
    return told and not any(phrases(n).search(text) for n in ("interrogative", "yes_no", "confirm", "asks_for"))


def whole_question(matched: Sequence[Ask], refs: tuple[ClauseRef, ...], text: str, asking: str) -> tuple[Ask, ...]:
    """The kinds of the whole question: whoever describes itself asks what fits it."""
    if {Ask.TOC, Ask.TOTAL} <= set(matched) and phrases("any_money").search(text) is None:
        matched = [ask for ask in matched if ask is not Ask.TOTAL]  # How many clauses are there altogether?
    if Ask.TOTAL in matched and phrases("sums_counted").search(text):
        matched = [Ask.LIST, *(ask for ask in matched if ask not in {Ask.TOTAL, Ask.LIST})]  # How many sums in all?
    if {Ask.TOC, Ask.COMPARE} <= set(matched) and sum(ref.several for ref in refs) > 1:
        matched = [ask for ask in matched if ask is not Ask.TOC]  # Which of the two chapters pays more?
    if {Ask.TOC, Ask.LIST} <= set(matched) and phrases("mention").search(text):
        matched = [ask for ask in matched if ask is not Ask.TOC]  # How many clauses mention it?
    asks = _settle(_of_qualifying(_of_days(matched, text), text), refs)
    offered = not refs and set(asks) <= _OFFERED and (_describes_itself(text, asking) or only_tells(text))
    return (Ask.PROFILE,) if offered else asks


def _of_days(asks: Sequence[Ask], text: str) -> list[Ask]:
    """The kinds without those of a text as such where days are asked for: how many days until the list is final."""
    counted = Ask.TERM in asks and phrases("days_asked").search(text) is not None
    return [ask for ask in asks if not counted or ask not in _NEVER_OF_DAYS]


def _of_qualifying(asks: list[Ask], text: str) -> list[Ask]:
    """The kinds where it is asked when somebody qualifies, or as what: on what conditions first, and on no day."""
    if Ask.CONDITIONS not in asks:
        return asks
    if phrases("when_qualified").search(text):
        asks = [a for a in asks if a not in _OF_A_DAY]
    if phrases("qualifying_asked").search(text):
        asks = [a for a in asks if a is not Ask.AUTHORITY]
    first = Ask.DEFINITION in asks and phrases("qualifies_as").search(text) is not None
    return [Ask.CONDITIONS, *(a for a in asks if a is not Ask.CONDITIONS)] if first else asks


def _settle(asks: list[Ask], refs: tuple[ClauseRef, ...]) -> tuple[Ask, ...]:
    if Ask.TERM in asks and Ask.COUNT in asks:
        asks.remove(Ask.COUNT)
    if Ask.APPLY in asks:
        asks = [a for a in asks if a not in _OF_APPLYING]
    if Ask.TOC in asks and {Ask.AMOUNT, Ask.TOTAL, Ask.EXTREME} & set(asks):
        asks[asks.index(Ask.TOC)] = Ask.LIST
    if Ask.LIST in asks and Ask.DEFINITION in asks:
        asks.remove(Ask.DEFINITION)
        asks.insert(asks.index(Ask.LIST), Ask.DEFINITION)
    if Ask.LIST in asks and {Ask.AUTHORITY, Ask.BASIS} & set(asks):
        asks.remove(Ask.LIST)
    if Ask.LIST in asks and Ask.CONDITIONS in asks and Ask.AMOUNT not in asks:
        asks.remove(Ask.LIST)
    if Ask.LIST in asks and len(_PRINTED_OF_A_TEXT & set(asks)) > 1:
        asks.remove(Ask.LIST)
    if refs and not asks:
        return (Ask.LOOKUP,)
    if refs and set(asks) <= {Ask.LIST, Ask.SUPPORT, Ask.DEFINITION, Ask.TOC}:
        return (Ask.LOOKUP, *asks)
    return tuple(asks) or (Ask.GENERAL,)


def with_money(asks: tuple[Ask, ...], terms: tuple[Term, ...], text: str) -> tuple[Ask, ...]:
    """A bare topic with a word for money (领军企业落户奖励) asks how much first; not what may befall it."""
    if phrases("outcome_asked").search(text):
        return asks
    named = phrases("money").search(text) is not None and any(t.category != "instrument" for t in terms)
    return (Ask.AMOUNT, *asks) if named and set(asks) <= {Ask.GENERAL, Ask.SUPPORT} else asks
