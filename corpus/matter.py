"""What stands before the first unit and after the last: title block, covering letter, imprint."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.cleaning import ends_sentence
from corpus.model import ClauseKind
from corpus.numbering import heading_like
from corpus.outline import Block, Role
from corpus.phrases import (
    ADDRESSEE_WORDS,
    ADOPTION_LINE,
    ATTACHMENT_ENTRY,
    ATTACHMENT_LIST,
    CLOSED_NOTE,
    DATE_LINE,
    ORGANISATION,
    PRINT_LINE,
)

_LONGEST_TITLE = 80
_LONGEST_SIGNATURE = 60
_LONGEST_ADDRESS = 250


def split_front(blocks: Sequence[Block]) -> list[tuple[ClauseKind, list[Block]]]:
    """The blocks before the first unit as head, notice and preamble, each only if it exists.

    A letter is a notice when it carries something: it is signed, or the title of what it
    carries follows it. That title opens the preamble. An announcement (公告) is addressed to
    nobody; it is one when it is signed and such a title follows.
    """
    address = next((i for i, block in enumerate(blocks) if _is_address(block.text)), None)
    head_end = _head_end(blocks) if address is None else address
    notice_end = _announcement_end(blocks, head_end) if address is None else _notice_end(blocks, address)
    parts = [(ClauseKind.HEAD, blocks[:head_end]), (ClauseKind.NOTICE, blocks[head_end:notice_end]),
             (ClauseKind.PREAMBLE, blocks[notice_end:])]
    return [(kind, list(members)) for kind, members in parts if members]


def back_length(blocks: Sequence[Block]) -> int:
    """How many blocks at the end of an instrument's last unit are its imprint."""
    length = 0
    while length < len(blocks) - 1 and _is_back(blocks[-1 - length]):
        length += 1
    while length and ATTACHMENT_ENTRY.match(blocks[-length].text):
        length -= 1
    return length


def _is_address(text: str) -> bool:
    stripped = text.rstrip()
    if stripped.endswith(("：", ":")) and "。" not in stripped and len(stripped) <= _LONGEST_ADDRESS:
        return bool(ADDRESSEE_WORDS.search(stripped)) and not stripped.isascii()
    return stripped.startswith(("Dear ", "To whom", "To all "))


def _head_end(blocks: Sequence[Block]) -> int:
    for index, block in enumerate(blocks):
        if not _is_title_like(block.text):
            return index
    return len(blocks)


def _is_title_like(text: str) -> bool:
    if ADOPTION_LINE.match(text) or (text[0] in "（(" and text[-1] in "）)"):
        return True
    return not ends_sentence(text.rstrip(":：")) and len(text) <= (_LONGEST_TITLE if not text.isascii() else 200)


def _notice_end(blocks: Sequence[Block], address: int) -> int:
    signed = [i for i in range(address + 1, len(blocks)) if _is_signature_end(blocks[i].text)]
    if signed:
        return signed[-1] + 1
    for index in range(address + 2, len(blocks)):
        letter = blocks[index - 1].text
        if ends_sentence(letter) and heading_like(blocks[index].text, _LONGEST_TITLE):
            return index
    return address


def _announcement_end(blocks: Sequence[Block], head_end: int) -> int:
    for index in range(head_end + 1, len(blocks) - 1):
        said = any(ends_sentence(block.text) for block in blocks[head_end:index])
        if said and _is_signature_end(blocks[index].text) and heading_like(blocks[index + 1].text, _LONGEST_TITLE):
            return index + 1
    return head_end


def _is_signature_end(text: str) -> bool:
    return bool(len(text) <= _LONGEST_SIGNATURE and DATE_LINE.search(text) and "，" not in text) or bool(
        CLOSED_NOTE.match(text))


def _is_back(block: Block) -> bool:
    text = block.text
    if block.role is not Role.TEXT or len(text) > 200:
        return False
    return _opens_back(block) or bool(ATTACHMENT_LIST.match(text) or ATTACHMENT_ENTRY.match(text))


def _opens_back(block: Block) -> bool:
    text = block.text
    short = len(text) <= _LONGEST_SIGNATURE and not any(mark in text for mark in "，。；")
    dated = short and DATE_LINE.search(text)
    signed = short and ORGANISATION.search(text) and heading_like(text, _LONGEST_SIGNATURE)
    return bool(PRINT_LINE.match(text) or CLOSED_NOTE.match(text) or dated or signed)
