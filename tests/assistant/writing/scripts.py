"""Replies as a model would send them, and an assistant that gets them."""

from __future__ import annotations

import json

from assistant.llm.fake import FakeModel
from assistant.service import Assistant


def reply(*rows):
    """A well-formed reply of (text, "id id") rows."""
    sentences = [{"text": text, "sources": ids.split()} for text, ids in rows]
    return json.dumps({"sentences": sentences}, ensure_ascii=False)


def assistant_with(founding, *script, **options):
    """The founding assistant with a model that plays ``script``; the model."""
    model = FakeModel(*script, **options)
    return Assistant(founding.settings, founding.library, founding.index, model=model), model
