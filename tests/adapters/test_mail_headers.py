"""No text becomes a header: the corpus of hostile texts, through every field of a letter that reaches the head."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.hostile import HOSTILE, HOSTILE_ADDRESSES
from adapters.letters import DRAFT_HEADERS, a_draft, crude_header, crude_headers, header_names, html_part, parsed
from wfhdesk.adapters.mail.message import LONGEST_HEADER, clean_header
from wfhdesk.domain.addresses import checked_address, problem_with
from wfhdesk.domain.errors import WrongInput

hostile = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
hostile_address = pytest.mark.parametrize("address", HOSTILE_ADDRESSES.values(), ids=HOSTILE_ADDRESSES)

HIDDEN = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
SIGNS = '=?utf-8qQbB_0AaD\r\n \x85\u2028\x1b\u202e\ud800é:,;<>@"\\()'
texts = st.text(st.characters(), max_size=60) | st.text(SIGNS, max_size=60)


def assert_one_clean_value(value: str) -> None:
    assert not any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") or sign in HIDDEN for sign in value)
    assert value == " ".join(value.split())
    assert "=?" not in value
    assert len(value) <= LONGEST_HEADER


def assert_untouched(data: bytes) -> None:
    """Everything in the head stands as it would with harmless texts; no line of it is another header's."""
    assert header_names(data) == DRAFT_HEADERS
    head = data.partition(b"\r\n\r\n")[0].decode("ascii")
    assert not re.search(r"[^\x20-\x7e\r\n]", head)
    assert not re.search(r"\r(?!\n)|(?<!\r)\n", head)
    assert [line for line in head.split("\r\n") if not line.strip()] == []
    assert not re.search(r"(?im)^(b?cc|to|date|message-id|reply-to|sender): ?.*(spy|a@b)", head)
    message = parsed(data)
    assert [[who.addr_spec for who in message[name].addresses] for name in ("from", "to", "cc")] == [
        ["ana@example.org"],
        ["petra@example.org"],
        ["priya@example.org"],
    ]
    assert crude_header(data, "x-unsent") == "1"
    assert len(list(message.iter_parts())) == 2


@hostile
def test_a_subject_stays_a_subject(text: str) -> None:
    data = a_draft(subject=text)
    assert_untouched(data)
    value = crude_header(data, "subject")
    assert_one_clean_value(value)
    assert parsed(data)["subject"] == value == clean_header(text)


@hostile
def test_a_name_stays_a_name(text: str) -> None:
    data = a_draft(sender=(text, "ana@example.org"))
    assert_untouched(data)
    ((name, raw),) = [(name, raw) for name, raw in crude_headers(data) if name == "from"]
    assert name == "from"
    assert raw.endswith(("\n <ana@example.org>", " <ana@example.org>", "ana@example.org"))
    assert_one_clean_value(crude_header(data, "from").removesuffix("<ana@example.org>").strip().strip('"'))


@hostile
def test_a_text_stays_in_its_part(text: str) -> None:
    data = a_draft(text.encode("utf-8", "replace").decode())
    assert_untouched(data)
    assert "<script" not in html_part(data)


@given(texts, texts)
@settings(max_examples=300)
def test_no_subject_and_no_name_reaches_another_header(subject: str, name: str) -> None:
    data = a_draft(subject=subject, sender=(name, "ana@example.org"))
    assert_untouched(data)
    assert_one_clean_value(crude_header(data, "subject"))


@given(texts)
@settings(max_examples=300)
def test_a_clean_header_stays_as_it_is(text: str) -> None:
    value = clean_header(text)
    assert_one_clean_value(value)
    assert clean_header(value) == value


@hostile_address
def test_an_unsound_recipient_is_refused(address: str) -> None:
    with pytest.raises(WrongInput, match="is no e-mail address"):
        a_draft(to=["petra@example.org", address])
    with pytest.raises(WrongInput, match="is no e-mail address"):
        a_draft(cc=[address, "priya@example.org"])


@hostile_address
def test_an_unsound_sender_is_refused(address: str) -> None:
    if address:
        with pytest.raises(WrongInput, match="is no e-mail address"):
            a_draft(sender=("Ana", address))
    else:
        assert "from" not in header_names(a_draft(sender=("Ana", address)))


@hostile_address
def test_the_refusal_of_an_address_is_harmless_itself(address: str) -> None:
    with pytest.raises(WrongInput) as refused:
        checked_address(address)
    said = str(refused.value)
    assert not any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") or sign in HIDDEN for sign in said)
    assert len(said) < 200


@pytest.mark.parametrize(
    "address",
    [
        "ana@example.org",
        "Ana.Lima+desk@mail.example.org",
        "o'neil@example.org",
        "ana@localhost",
        "x@xn--exmple-qta.org",
        "a-@b.c",
        "!#$%&'*+/=^_`{|}~-@b.c",
        "a?=@b.c",
        "1@2.3",
    ],
)
def test_a_sound_address_is_taken_as_it_is(address: str) -> None:
    assert problem_with(address) == ""
    data = a_draft(sender=("Ana", address), to=[address, "x@y.z"], cc=[address])
    assert crude_header(data, "from") == f"Ana <{address}>"
    assert crude_header(data, "to") == f"{address}, x@y.z"
    assert crude_header(data, "cc") == address


@given(st.text(max_size=20) | st.text('ab@.-"\r\n \\<>,;:()[]é=?_', max_size=20))
@settings(max_examples=500)
def test_an_address_that_is_taken_can_hurt_nothing(address: str) -> None:
    if not problem_with(address):
        assert re.fullmatch(r"[!-~]+", address)
        assert address.count("@") == 1
        assert not set(address) & set('"\\<>(),:;[] ')
        assert not address.startswith("-")
        assert "=?" not in address
