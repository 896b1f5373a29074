"""The form of a built message: its headers, its parts, its lines."""

from __future__ import annotations

import getpass
import socket
from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from adapters.letters import (
    DRAFT_HEADERS,
    a_draft,
    a_letter,
    blocks,
    crude_header,
    crude_headers,
    everything_in,
    header_names,
    html_part,
    parsed,
    plain_part,
)
from wfhdesk.adapters.mail.message import LONGEST_HEADER, build, draft, proven
from wfhdesk.domain.errors import DeskError, WrongInput

TEXT = "Hi Petra,\n\n## Outcomes\n\n- **Crème brûlée is back.** Cooked it. *(kitchen)*\n"

# What people have in names and news: accents, quotes, signs that mean something in a header, long and short words.
NAMES = ["Ana", "Ána", "o'neil", "日本", "A.", "überraschungsfeier", "crème", "naïve,", "résumé;", "😀", "x.y", "a_b"]
SIGNS = ["“quoted”", '"quoted"', "(16–20", "Nov):", "?", "=", "·", "€5", "<x>", "a@b", "[x]", "100%", "-"]
ADDRESS = "https://example.org/a/very/long/path/without/any/space/in/it/at/all/so/it/cannot/be/folded"
WORDS = st.sampled_from([*NAMES, *SIGNS, ADDRESS])
LINES = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)


def test_a_draft_has_these_headers_and_no_other() -> None:
    assert header_names(a_draft(TEXT)) == DRAFT_HEADERS


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ({"from"}, {"sender": ("Ana Lima", "")}),
        ({"from"}, {"sender": ("", "")}),
        ({"to"}, {"to": []}),
        ({"cc"}, {"cc": []}),
        ({"from", "to", "cc"}, {"sender": ("", ""), "to": [], "cc": []}),
    ],
)
def test_a_draft_may_have_no_sender_and_no_recipient_yet(missing: set[str], said: dict[str, Any]) -> None:
    assert header_names(a_draft(TEXT, **said)) == [name for name in DRAFT_HEADERS if name not in missing]


def test_the_headers_say_what_was_meant() -> None:
    data = a_draft(TEXT, subject="Ana · week 47: guide shipped")
    assert crude_header(data, "x-unsent") == "1"
    assert crude_header(data, "mime-version") == "1.0"
    assert crude_header(data, "subject") == "Ana · week 47: guide shipped"
    assert crude_header(data, "from") == "Ana Lima <ana@example.org>"
    assert crude_header(data, "to") == "petra@example.org"
    assert crude_header(data, "cc") == "priya@example.org"


def test_only_a_draft_is_marked_as_not_sent() -> None:
    assert "X-Unsent" not in build(a_letter(TEXT))


def test_plain_text_comes_first_and_html_last() -> None:
    message = parsed(a_draft(TEXT))
    assert message.get_content_type() == "multipart/alternative"
    kinds = [part.get_content_type() for part in message.iter_parts()]
    assert kinds == ["text/plain", "text/html"]
    for part in message.iter_parts():
        assert part["Content-Transfer-Encoding"] == "quoted-printable"
        assert part.get_content_charset() == "utf-8"
        assert part.get_content_disposition() is None


def test_both_parts_say_the_same() -> None:
    data = a_draft(TEXT)
    assert plain_part(data) == TEXT
    assert blocks(html_part(data))[1:] == ["Hi Petra,", "Outcomes", "Crème brûlée is back. Cooked it. (kitchen)"]


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp"), exclude_characters="\\"), max_size=400
)


@given(TEXTS, LINES, LINES)
@example("a" * 300 + " " + "é" * 300 + " .", "x", "x")
@example(".\n..\nFrom me\n-- \n trailing  ", "x", "x")
@settings(max_examples=150)
def test_every_line_is_ascii_ends_with_crlf_and_is_short(text: str, subject: str, name: str) -> None:
    data = a_draft(text + "\n", subject=subject, sender=(name, "ana@example.org"))
    lines = data.decode("ascii").split("\r\n")
    assert not any("\r" in line or "\n" in line for line in lines)
    assert max(map(len, lines)) <= 76
    assert plain_part(data) == text + "\n"


def test_even_the_longest_addresses_stay_under_the_limit_of_a_line() -> None:
    label = "d" * 60
    longest = f"{'a' * 64}@{label}.{label}.{label}.{label}.example"
    data = a_draft(TEXT, sender=("Ana " * 40, longest), to=[longest] * 3, cc=[f"p{i}@{label}.org" for i in range(60)])
    assert max(len(line) for line in data.split(b"\r\n")) < 998
    assert [address.addr_spec for address in parsed(data)["to"].addresses] == [longest] * 3
    assert len(parsed(data)["cc"].addresses) == 60


@given(LINES)
@example(
    "Ana · week 47 (16–20 Nov): één überraschung naïve café über Zürich, größer 日本 und überall, 2 decisions wanted"
)
@example("week 47&:a,@b||b(b*?bweek[!a=@)#}cAna_:=week=-`<@@[*a;\\Ana.-*}.c.;^{'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
@settings(max_examples=200)
def test_any_subject_is_encoded_and_reads_back(subject: str) -> None:
    data = a_draft(subject=subject)
    meant = subject.replace("=?", "= ?")[:LONGEST_HEADER].rstrip()
    assert crude_header(data, "subject") == meant
    assert parsed(data)["subject"] == meant


@given(LINES)
@example("$aaaaaaaaaaaaaaaaaaaaaaaaa$Ana<%|aaaaaaaaaaaaaaaaaaaaaaaaa")
@example("Lima, Ána")
@example("Maria-Fernanda Gonçalves dos Santos e Silva de Albuquerque")
@settings(max_examples=200)
def test_any_name_is_encoded_and_reads_back(name: str) -> None:
    data = a_draft(sender=(name, "ana@example.org"))
    written = crude_header(data, "from").removesuffix(" <ana@example.org>")
    meant = name.replace("=?", "= ?")[:LONGEST_HEADER].rstrip()
    assert written in (meant, '"' + meant.replace("\\", "\\\\").replace('"', '\\"') + '"')
    (sender,) = parsed(data)["from"].addresses
    assert sender.addr_spec == "ana@example.org"


def test_a_header_of_more_than_a_line_is_made_of_whole_encoded_words() -> None:
    data = a_draft(subject="é" * 200)
    (raw,) = [value for name, value in crude_headers(data) if name == "subject"]
    assert raw.count("\n") > 5
    assert all(len(word.strip()) <= 75 and word.strip().endswith("?=") for word in raw.split("\n"))


def test_nothing_tells_the_machine_or_its_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: "anas-laptop")
    monkeypatch.setattr(socket, "getfqdn", lambda _name="": "anas-laptop.lan")
    monkeypatch.setattr(getpass, "getuser", lambda: "alima77")
    said = everything_in(a_draft(TEXT)).casefold()
    for secret in ("anas-laptop", "alima77", "localhost", "wfhdesk", "python", "mailer", "user-agent", "message-id"):
        assert secret not in said


def test_an_address_that_is_none_is_refused_wherever_it_stands() -> None:
    wrong: list[dict[str, Any]] = [{"sender": ("Ana", "nobody")}, {"to": ["nobody"]}, {"cc": ["a@b.c", "nobody"]}]
    for said in wrong:
        with pytest.raises(WrongInput, match="nobody"):
            a_draft(TEXT, **said)


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda data: data.replace(b"X-Unsent: 1", b"X-Unsent: 1\r\nBcc: spy@example.org"),
        lambda data: data.replace(b"To: petra@example.org", b"To: spy@example.org"),
        lambda data: data.replace(b"Subject: News", b"Subject: Olds"),
        lambda data: data.replace(b"Hi Petra", b"Hi Peter", 1),
        lambda data: data.replace(b"Cooked it", b"Cooked=20it", 3).replace(b"Outcomes", b"Income"),
    ],
)
def test_bytes_that_say_something_else_than_was_meant_are_never_handed_out(
    monkeypatch: pytest.MonkeyPatch, spoilt: Callable[[bytes], bytes]
) -> None:
    whole = build(a_letter(TEXT))
    whole["X-Unsent"] = "1"
    data = whole.as_bytes()
    assert proven(whole) == data
    assert spoilt(data) != data
    monkeypatch.setattr(EmailMessage, "as_bytes", lambda self: spoilt(data))
    with pytest.raises(DeskError, match="didn't read back"):
        draft(a_letter(TEXT))
