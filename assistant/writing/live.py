"""Numbers the citations of sentences as they pass, so that a streamed sentence reads as the published one will."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.compose.draft import Line
from assistant.publish import MAX_CITATIONS, Markers, written
from assistant.streaming import Delta


@dataclass(slots=True)
class Live:
    """The text streamed so far."""

    markers: Markers = field(default_factory=lambda: Markers(MAX_CITATIONS))
    begun: bool = False

    def heading(self, text: str) -> Delta:
        """The question of a part, above its answer."""
        gap = "\n\n" if self.begun else ""
        self.begun, self.markers.limit = False, None
        return Delta(f"{gap}{text}\n\n")

    def sentence(self, lead: Sequence[Line], line: Line) -> list[Delta]:
        """A sentence that passed; before the first one what leads the answer. Nothing where no citation is left."""
        pieces = [] if self.begun else [self._piece(each) for each in lead]
        self.begun = self.begun or bool(pieces)
        if self.markers.admit(line):
            pieces.append(self._piece(line))
            self.begun = True
        return pieces

    def _piece(self, line: Line) -> Delta:
        self.markers.admit(line)
        return Delta(f"{' ' if self.begun else ''}{written(line, self.markers)}")
