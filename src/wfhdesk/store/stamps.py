"""Stamps that never run backwards, and the ids made of them."""

from __future__ import annotations

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LENGTH = 10
_ID_EPOCH = 1_577_836_800_000_000
"""2020-01-01 in microseconds: ten digits of base 36 last from then until 2135."""


def next_stamp(clock: int, highest: int) -> int:
    """Return a stamp: the clock's microseconds, or the highest stamp seen plus one where the clock is behind it."""
    return max(clock, highest + 1, _ID_EPOCH)


def document_id(stamp: int, device: str) -> str:
    """Return the id of a document first written at `stamp` on `device`: at most 12 letters and digits.

    The fastest digit comes first, so that a few characters tell ids apart that were made one after the other.
    """
    rest, digits = stamp - _ID_EPOCH, ""
    for _place in range(_LENGTH):
        rest, digit = divmod(rest, 36)
        digits += _DIGITS[digit]
    return digits + device[:2]
