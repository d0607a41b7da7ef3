"""Opening an assistant so that its first reader waits no longer than the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.service import Assistant
    from assistant.settings import Settings


def open_warm(settings: Settings) -> Assistant:
    """Open the assistant and let it answer once, which loads what is loaded on first use.

    Raises:
        TiaowenError: it cannot be opened.
    """
    from assistant.service import Assistant

    assistant = Assistant.open(settings)
    if documents := assistant.library.documents:
        assistant.answer(documents[0].metadata.title[: settings.max_question_chars])
    return assistant
