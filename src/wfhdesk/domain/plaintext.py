"""Text from outside, made harmless: no terminal escapes, no hidden direction marks, one line, bounded.

Sources: ECMA-48 (C0 and C1 control functions), Unicode UAX #9 (explicit direction marks), UAX #14 (U+2028, U+2029).
"""

from __future__ import annotations

LONGEST_LINE = 4_000
"""Characters in one typed line; more is a document, not an entry."""

_BREAKS = "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"
_HIDDEN = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_CLEANED: dict[int, str | None] = {
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), *map(ord, _HIDDEN)]),
    **{ord(mark): " " for mark in _BREAKS},
}


def one_line(text: str) -> str:
    """Return `text` as one clean line: controls gone, every run of white space one space, ends trimmed.

    Bytes that Python could not decode in the terminal's locale (PEP 383) are read as UTF-8; what is no UTF-8 becomes
    the replacement character. A letter and its loose accent become one sign (Unicode UAX #15, NFC), else a name would end
    before the accent.
    """
    if text.isascii():
        if text.isprintable() and "  " not in text and text == text.strip():
            return text  # as nearly every one is: the rest costs ten times as much
    else:
        import unicodedata

        text = unicodedata.normalize("NFC", _decodable(text).translate(_CLEANED))
    return " ".join(text.translate(_CLEANED).split())


def placed(text: str) -> list[tuple[str, int, int]]:
    """Return the letters of `one_line(text)`, each with where it stands in `text`: from, and until.

    Bytes that Python could not decode are not read here, so with them the letters differ.
    """
    letters: list[tuple[str, int, int]] = []
    for composed, start, end in _composed(text):
        for letter in composed:
            if not letter.isspace():
                letters.append((letter, start, end))
            elif letters and letters[-1][0] == " ":
                letters[-1] = (" ", letters[-1][1], end)
            elif letters:
                letters.append((" ", start, end))
    return letters[:-1] if letters and letters[-1][0] == " " else letters


def _composed(text: str) -> list[tuple[str, int, int]]:
    """Return the clean letters of a text, each together with the loose accents behind it."""
    from unicodedata import combining, normalize

    groups: list[tuple[str, int, int]] = []
    for place, letter in enumerate(text):
        clean = letter.translate(_CLEANED)
        if not clean:
            continue
        before, start, _end = groups[-1] if groups else ("", place, place)
        joined = normalize("NFC", before + clean)
        if before and not clean.isascii() and (combining(clean) or joined != before + normalize("NFC", clean)):
            groups[-1] = (joined, start, place + 1)
        else:
            groups.append((normalize("NFC", clean), place, place + 1))
    return groups


def _decodable(text: str) -> str:
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:  # a surrogate that stands for no byte, as JSON can hold one
        return text.encode("utf-8", "replace").decode("utf-8")


def several_lines(text: str) -> str:
    """Return `text` with its line breaks kept, and every other control, hidden mark and end of white space gone."""
    if text.isascii() and text.replace("\n", "").isprintable() and " \n" not in text and not text.endswith(" "):
        return text  # as in `one_line`
    lines = (text if text.isascii() else _decodable(text)).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.translate(_CLEANED).rstrip() for line in lines)


def shortened(text: str, width: int = 60) -> str:
    """Return `text` cut to at most `width` characters, for a message that quotes it."""
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"
