from __future__ import annotations

import re
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.hostile import HOSTILE, HOSTILE_ADDRESSES
from wfhdesk.adapters.cards import content_lines, csv_cards, vcards
from wfhdesk.domain.cards import Card, Unreadable
from wfhdesk.domain.people import LONGEST_NAME, LONGEST_TEXT, MOST, Person, checked
from wfhdesk.domain.plaintext import one_line

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def card(*lines: str) -> bytes:
    return "\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""]).encode("utf-8", "surrogatepass")


def all_read(data: bytes) -> list[Card | Unreadable]:
    found = list(vcards.read(data, "x.vcf"))
    for one in found:
        if isinstance(one, Card):
            is_harmless(one.person)
    return found


def is_harmless(person: Person) -> None:
    assert checked(person) == person
    assert len(person.name) <= LONGEST_NAME
    for field, value in person._asdict().items():
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str):
                assert not _UNSEEN.search(text.replace("\n", "") if field == "notes" else text), field
                assert len(text) <= LONGEST_TEXT


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_texts_that_want_to_be_something_else_become_plain(text: str) -> None:
    for name in ("FN", "NICKNAME", "ORG", "TITLE", "NOTE", "TEL", "UID", "X-WFHDESK-TOPICS", "X-WFHDESK-HOURS"):
        raw = text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")
        found = all_read(card("FN:Ana Lima", f"{name}:{raw}", "EMAIL:ana@example.org"))
        assert [one.person.emails for one in found if isinstance(one, Card)] == [("ana@example.org",)]


@pytest.mark.parametrize("text", HOSTILE_ADDRESSES.values(), ids=HOSTILE_ADDRESSES)
def test_an_address_that_is_none_is_left_out(text: str) -> None:
    (found,) = all_read(card("FN:Ana Lima", f"EMAIL:{text}".replace("\n", "\\n").replace("\r", "\\n")))
    assert isinstance(found, Card)
    assert found.person.emails in ((), (one_line(text).strip("<> "),))


def test_a_name_of_a_megabyte_is_no_name() -> None:
    (found,) = all_read(card("FN:" + "A" * 1_000_000))
    assert isinstance(found, Unreadable)
    (found,) = all_read(card("FN:" + "A" * 1_000_000, "N:Lima;Ana"))
    assert isinstance(found, Card)
    assert found.person.name == "Ana Lima"


@pytest.mark.parametrize("end", ["\r\n ", "\r\n"])
def test_a_photo_of_ten_megabytes_is_passed_over(end: str) -> None:
    picture = end.join(["QUJD" * 19] * 140_000)
    data = (
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Ana\r\nPHOTO;ENCODING=BASE64:\r\n "
        + picture.encode()
        + b"\r\n\r\nTITLE:Guide\r\n"
    )
    tracemalloc.start()
    (found,) = all_read(data + b"END:VCARD\r\n")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(found, Card)
    assert found.person.role == "Guide"
    assert peak < 4 * len(data)


def test_what_goes_on_for_ever_is_bounded() -> None:
    (found,) = all_read(
        card(
            "FN:Ana",
            "NOTE:" + "very long " * 100_000,
            "UID:" + "u" * 300,
            "NICKNAME:" + ",".join(f"n{number}" for number in range(5_000)),
            *(f"EMAIL:a{number}@example.org" for number in range(5_000)),
        )
    )
    assert isinstance(found, Card)
    assert len(found.person.notes) == LONGEST_TEXT
    assert found.person.uid == ""
    assert len(found.person.nicknames) == len(found.person.emails) == MOST


def test_a_line_without_a_colon_is_none_however_many_commas_it_has() -> None:
    """An expression that tries every way to split 60 of them goes on for ever."""
    commas = b"TEL;TYPE=" + b",".join([b"a"] * 60)
    for line in (commas, commas + b'"', b"TEL;" + b"A=;" * 200):
        assert content_lines.content_line(line) is None
    found = content_lines.content_line(commas + b':"1')
    assert found is not None
    assert found.words("TYPE") == ["a"] * 60
    assert content_lines.content_line(b"A" * 5_000_000) is None


@pytest.mark.parametrize(
    "kind", ["x" * 40_000, ";" * 40_000, '"' * 40_000, "\\" * 40_000, "A.A." * 9_000, "," * 40_000]
)
def test_long_runs_of_one_sign_are_read_in_one_go(kind: str) -> None:
    all_read(card("FN:Ana", kind, f"TEL;TYPE={kind}:1", f"N:{kind}", f"NICKNAME:{kind}", f"BDAY:{kind}", f"TZ:{kind}"))


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading(data: bytes) -> None:
    all_read(b"BEGIN:VCARD\nFN:Ana\n" + data + b"\nEND:VCARD\n")
    all_read(data)
    for one in csv_cards.read(b"Name,E-mail\n" + data, "x.csv"):
        if isinstance(one, Card):
            is_harmless(one.person)


def test_a_place_shows_no_escapes() -> None:
    (found,) = vcards.read(b"BEGIN:VCARD\nFN:Ana\nEND:VCARD", one_line("\x1b[2Jx.vcf"))
    assert found.place == "[2Jx.vcf:1"
