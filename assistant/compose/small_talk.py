"""Answers to what is no question about a policy: a greeting, thanks, what the assistant can do, what it holds."""

from __future__ import annotations

from assistant.compose.bibliography import say_held
from assistant.compose.draft import Draft
from assistant.compose.gaps import choices
from assistant.contract import AnswerStatus
from assistant.inquiry import Inquiry
from assistant.understanding.small_talk import asks_for_holdings, small_talk

_SHOWN_DOCUMENTS = 30


def compose_small_talk(inquiry: Inquiry) -> Draft | None:
    """A word back, and questions to begin with."""
    talk = small_talk(inquiry.understanding.text)
    if talk is None:
        return None
    draft = Draft(AnswerStatus.CLARIFY).say(inquiry.words(f"talk.{talk}"))
    draft.suggestions = choices(inquiry)
    return draft


def compose_holdings(inquiry: Inquiry) -> Draft | None:
    """Which documents the library holds, each with its status."""
    if inquiry.understanding.documents or not asks_for_holdings(inquiry.understanding.text):
        return None
    held = list(inquiry.scope)
    draft = Draft(AnswerStatus.ANSWERED, settled=True)
    draft.say(inquiry.words("talk.holdings", count=len(held)), derived=[len(held)])
    for document in held[:_SHOWN_DOCUMENTS]:
        say_held(inquiry, draft, document)
        draft.mention(document)
    return draft if held else None
