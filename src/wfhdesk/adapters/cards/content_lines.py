"""The lines of vCards, from bytes: each card alone, unfolded and decoded, what is too big left out.

Sources: RFC 6350 section 3.2 and 3.3, RFC 2425 section 5.8.1, vCard 2.1 section 2.1.3 (folding) and 2.1.5 (encodings).
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

_PHYSICAL = re.compile(rb"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_BEGIN = re.compile(rb"(?:\xef\xbb\xbf)?BEGIN[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_END = re.compile(rb"END[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_AGENT = re.compile(rb"(?:[\w-]+\.)?AGENT\b", re.IGNORECASE)
_IS_2_1 = re.compile(rb"VERSION[ \t]*:[ \t]*2\.1[ \t]*", re.IGNORECASE)
_PRINTABLE = re.compile(rb"[;=,\"]QUOTED-PRINTABLE\b", re.IGNORECASE)
_CHARSET = re.compile(rb";[ \t]*CHARSET[ \t]*=[ \t]*\"?([\w.:-]{1,40})", re.IGNORECASE)
_DROPPED = re.compile(rb"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE|X-MS-TNEF)\b", re.IGNORECASE)
_TOKEN = r"[A-Za-z0-9_-]+"
_TEXT = r'(?:"[^"]*"|[^";:,]*)'
_WORDS = rf"{_TEXT}(?:,{_TEXT})*"
_HEAD = re.compile(rf"(?:{_TOKEN}\.)?(?P<name>{_TOKEN})(?P<parameters>(?:;{_TOKEN}(?:={_WORDS})?)*):")
"""A line up to its value (RFC 6350, section 3.3); in vCard 2.1 a parameter may be a word without a name."""
_PARAMETER = re.compile(rf";({_TOKEN})(?:=({_WORDS}))?")
_WORD = re.compile(r'"([^"]*)"|([^",]+)')
_LONGEST_HEAD = 1_000
_LONGEST_VALUE = 64 * 1024
"""Bytes of one value that are read; what we keep of any is far less."""
_MOST_LINES = 2_000
_MOST_PHYSICAL = 500_000
"""Lines of one card that are read; a folded photo of ten megabytes has 140,000."""


class ContentLine(NamedTuple):
    """One line of a card: its name in capitals, the words of its parameters by their names, and its value, still escaped.

    Words without a name, as vCard 2.1 has them, stand under `TYPE`.
    """

    name: str
    parameters: dict[str, tuple[str, ...]]
    value: str

    def words(self, name: str) -> list[str]:
        """Return the words of a parameter in small letters; `TYPE="work,voice"` has two (RFC 6350 section 5.6)."""
        return [word.strip() for text in self.parameters.get(name, ()) for word in text.lower().split(",")]


class RawCard(NamedTuple):
    """A card as it was found: the number of its first line, its lines, its version, whether it has an end."""

    number: int
    lines: list[ContentLine]
    is_2_1: bool
    is_whole: bool


def raw_cards(data: bytes) -> Iterator[RawCard]:
    """Return the cards of a file one by one. What stands between cards, and lines that are none, is passed over."""
    gathered: list[bytes] | None = None
    begun, within = 0, 0
    for number, line in _physical_lines(_as_utf_8(data)):
        if _BEGIN.fullmatch(line):
            if gathered and _AGENT.match(gathered[-1]):
                within += 1
                continue
            if gathered is not None:
                yield _raw_card(begun, gathered, is_whole=False)
            gathered, begun, within = [], number, 0
        elif gathered is not None and _END.fullmatch(line):
            if within:
                within -= 1
                continue
            yield _raw_card(begun, gathered, is_whole=True)
            gathered = None
        elif gathered is not None and not within and len(gathered) < _MOST_PHYSICAL:
            gathered.append(line)
    if gathered is not None:
        yield _raw_card(begun, gathered, is_whole=False)


def _as_utf_8(data: bytes) -> bytes:
    """Return a file in UTF-8 where its byte order mark says that it is in UTF-16 (RFC 2781)."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace").encode("utf-8", "replace")
    return data


def _physical_lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    number, start, end = 1, 0, len(data)
    while start < end:
        found = _PHYSICAL.match(data, start)
        assert found
        yield number, found[1]
        number, start = number + 1, found.end()


def _raw_card(number: int, physical: list[bytes], *, is_whole: bool) -> RawCard:
    is_2_1 = any(_IS_2_1.fullmatch(line) for line in physical)
    found = (content_line(line) for line in _unfolded(physical, is_2_1=is_2_1))
    return RawCard(number, list(islice(filter(None, found), _MOST_LINES)), is_2_1, is_whole)


def _unfolded(physical: list[bytes], *, is_2_1: bool) -> Iterator[bytes]:
    """Return the logical lines that are wanted. In vCard 2.1 a fold stands before a space that belongs to the text."""
    parts: list[bytes] = []
    is_soft = is_dropped = False
    for line in physical:
        if is_soft:
            parts.append(line)
        elif line[:1] in (b" ", b"\t"):
            if not is_dropped:
                parts.append(line if is_2_1 else line[1:])
        else:
            if parts:
                yield b"".join(parts)
            is_dropped = bool(_DROPPED.match(line[:80]))
            parts = [line] if line and not is_dropped else []
        is_soft = bool(parts) and parts[-1].endswith(b"=") and bool(_PRINTABLE.search(parts[0][:_LONGEST_HEAD]))
        if is_soft:
            parts[-1] = parts[-1][:-1]
    if parts:
        yield b"".join(parts)


def content_line(line: bytes) -> ContentLine | None:
    """Return a logical line, decoded and bounded; None for what is none."""
    start = line[: 4 * _LONGEST_HEAD].decode("utf-8", "replace")
    found = _HEAD.match(start[:_LONGEST_HEAD])
    if not found:
        return None
    words: dict[str, tuple[str, ...]] = {}
    for name, said in _PARAMETER.findall(found["parameters"]):
        known, texts = (name.upper(), _WORD.findall(said)) if said else ("TYPE", [("", name)])
        words[known] = (*words.get(known, ()), *(quoted or text for quoted, text in texts))
    head = found[0].encode()
    return ContentLine(found["name"].upper(), words, _decoded(_cut(line[len(head) :]), head))


def _cut(value: bytes) -> bytes:
    """Return as much of a value as is read, no letter of UTF-8 cut."""
    end = _LONGEST_VALUE
    while len(value) > end > _LONGEST_VALUE - 4 and value[end] & 0xC0 == 0x80:
        end -= 1
    return value[:end]


def _decoded(value: bytes, head: bytes) -> str:
    """Return a value by the character set that its line names, else as UTF-8, else as Windows' Latin-1."""
    if _PRINTABLE.search(head):
        value = quopri.decodestring(value)
    named = _CHARSET.search(head)
    for charset in (named[1].decode() if named else "", "utf-8", "cp1252"):
        try:
            if charset:
                return str(value, charset)
        except (LookupError, ValueError):
            continue
    return value.decode("latin-1")
