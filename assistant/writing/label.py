"""Labels answers that a model worded, for readers and for programs.

Source of the rule: 《人工智能生成合成内容标识办法》 (in force since 1 September 2025): text made by a model
carries a visible label at its beginning, end or a fitting place within (article 4), and metadata that says
so, with the producer's name and a number of the content (article 5).
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.contract import Answer, Composer, Generation, Notice, NoticeKind, Usage
from assistant.llm.model import BudgetSpentError
from assistant.wording import Words
from assistant.writing.writer import Writing

PRODUCER = "Tiaowen"


def labelled(answer: Answer, records: Sequence[Writing]) -> Answer:
    """``answer`` with what the model cost and, where the reader gets its sentences, with the label."""
    total = _total(records)
    if total is None:
        return answer
    usage = Usage(
        model=total.model,
        calls=total.calls,
        prompt_tokens=total.prompt_tokens,
        completion_tokens=total.completion_tokens,
    )
    words = Words(answer.language)
    if answer.composer is not Composer.LLM:
        missed = [_without_model(total.error, words)] if total.error else []
        return answer.model_copy(update={"usage": usage, "notices": [*answer.notices, *missed]})
    generation = Generation(
        producer=PRODUCER,
        model=total.model,
        content_id=answer.answer_id,
        prompt=total.prompt,
        sentences=total.sentences,
        failed=total.failed,
        repaired=total.repaired,
        mended=total.mended,
    )
    notice = Notice(kind=NoticeKind.AI_GENERATED, text=words("notice.ai_generated", model=total.model))
    text = f"{answer.answer}\n\n⚠️ {words('writing.label')}"
    return answer.model_copy(
        update={"answer": text, "notices": [*answer.notices, notice], "generation": generation, "usage": usage}
    )


def _without_model(error: str, words: Words) -> Notice:
    """What the reader is told where a model was to word the answer and failed."""
    reason = "spent" if error == BudgetSpentError.code else "failed"
    return Notice(kind=NoticeKind.WITHOUT_MODEL, text=words(f"notice.without_model_{reason}"))


def _total(records: Sequence[Writing]) -> Writing | None:
    asked = [record for record in records if record.calls]
    if not asked:
        return None
    return Writing(
        asked[0].model,
        prompt=asked[0].prompt,
        calls=sum(r.calls for r in asked),
        prompt_tokens=sum(r.prompt_tokens for r in asked),
        completion_tokens=sum(r.completion_tokens for r in asked),
        sentences=sum(r.sentences for r in asked),
        failed=sum(r.failed for r in asked),
        repaired=sum(r.repaired for r in asked),
        mended=sum(r.mended for r in asked),
        error=next((r.error for r in asked if r.error), ""),
    )
