"""Where a document stands on a given day."""

from __future__ import annotations

from datetime import date

from corpus.model import Metadata, Status


def status_on(metadata: Metadata, day: date, *, superseded_on: date | None = None) -> Status:
    """The status of a document on ``day``, from its dates; a draft stays a draft.

    ``superseded_on`` is the day another document took its place, if that is known. A text
    without an end of validity is ``ISSUED`` once it is in effect: its later fate is not known.
    """
    if metadata.status in (Status.DRAFT, Status.UNKNOWN):
        return metadata.status
    if metadata.superseded_by and (superseded_on is None or day >= superseded_on):
        return Status.SUPERSEDED
    if metadata.effective_on and day < metadata.effective_on:
        return Status.NOT_IN_FORCE
    if metadata.expires_on and day > metadata.expires_on:
        return Status.EXPIRED
    if metadata.expires_on and metadata.effective_on:
        return Status.IN_FORCE
    undated = metadata.effective_on is None and metadata.expires_on is None and metadata.superseded_by is None
    return metadata.status if undated and metadata.status is not Status.SUPERSEDED else Status.ISSUED
