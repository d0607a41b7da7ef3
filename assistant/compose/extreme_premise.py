"""Confirms or corrects what a question states to be the largest or the smallest sum of all."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose.draft import Draft
from assistant.compose.extremes import compose_extreme
from assistant.contract import AnswerStatus
from assistant.inquiry import Inquiry
from assistant.understanding.kinds import NO_SUBJECT
from assistant.understanding.stated import states_something
from assistant.understanding.vocabulary import phrases


def compose_extreme_premise(inquiry: Inquiry) -> Draft | None:
    """The largest or smallest sum with a yes or a no before it; None where a sum for something is stated."""
    asked = inquiry.understanding
    claims = [c for c in asked.claims if c.unit == "yuan"]
    either = len({"largest", "smallest"} & set(asked.filters)) == 1
    # that everybody gets at least so much is no statement of the smallest sum: nobody gets a ceiling
    of_everybody = "at_least" in asked.filters or phrases("everybody").search(asked.text) is not None
    if not (asked.yes_no or states_something(asked)) or len(claims) != 1 or not either or of_everybody:
        return None
    if asked.refs or inquiry.strays or any(t.hard for t in inquiry.topic_beyond(*NO_SUBJECT)):
        return None
    draft = compose_extreme(replace(inquiry, understanding=replace(asked, claims=())))
    if draft is None or not draft.amounts or draft.status is not AnswerStatus.ANSWERED:
        return None
    agrees = {a.provision.value for a in draft.amounts} == {claims[0].value}
    said = inquiry.words("premise.yes" if agrees else "premise.no", said=draft.lines[0].text)
    draft.lines[0] = replace(draft.lines[0], text=said)
    draft.settled = True
    return draft
