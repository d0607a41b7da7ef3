"""Numbers the citations of sentences as they pass, so that a streamed sentence reads as the published one will."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.compose.draft import Line
from assistant.publish import MAX_CITATIONS, Markers, written
from assistant.streaming import Delta


@dataclass(slots=True)
class Live:
    """The text streamed so far; ``begun`` says whether there is any."""

    markers: Markers = field(default_factory=lambda: Markers(MAX_CITATIONS))
    begun: bool = False
    _heading: str = ""
    _in_part: bool = False

    def part(self, heading: str) -> None:
        """The next sentences belong to a further question; its heading is shown with the first of them."""
        self._heading, self._in_part, self.markers.limit = heading, False, None

    def sentence(self, lead: Sequence[Line], line: Line) -> list[Delta]:
        """A sentence that passed, after what leads its answer; nothing where no citation is left."""
        pieces = [] if self._in_part else [self._piece(each) for each in lead]
        if self.markers.admit(line):
            pieces.append(self._piece(line))
        return pieces

    def _piece(self, line: Line) -> Delta:
        self.markers.admit(line)
        before = " " if self._in_part else ("\n\n" if self.begun else "")
        if self._heading:
            before, self._heading = f"{before}{self._heading}\n\n", ""
        self.begun = self._in_part = True
        return Delta(before + written(line, self.markers))
