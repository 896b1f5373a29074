from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adapters.hostile import HOSTILE
from wfhdesk import language
from wfhdesk.domain.attachments import (
    LARGEST,
    LONGEST_NAME,
    UNKNOWN_TYPE,
    Attachment,
    attached_told,
    check_size,
    clean_name,
    shown_size,
)
from wfhdesk.domain.errors import WrongInput


@pytest.mark.parametrize(
    "name", ["report.pdf", "Werkplekcheck – één.pdf", "日本.md", "it's (a) [test] & more.html", ".x"]
)
def test_an_ordinary_name_stays(name: str) -> None:
    assert clean_name(name) == name.removeprefix(".")


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\system.pdf", "system.pdf"),
        ("a\r\nBcc: spy@evil.example.pdf", "a Bcc- spy@evil.example.pdf"),
        ("report\u202efdp.exe", "reportfdp.exe"),
        ('say "so"?.pdf', "say -so-.pdf"),
        ("50%.pdf", "50-.pdf"),
        ("CON.pdf", "CON-.pdf"),
        ("nul", "nul-"),
        ("Console.pdf", "Console.pdf"),
        ("...", "attachment"),
        ("/", "attachment"),
        ("", "attachment"),
        ("report.pdf. . ", "report.pdf"),
        (".pdf", "pdf"),
    ],
)
def test_a_name_that_leads_elsewhere_or_hides_something_is_made_harmless(name: str, clean: str) -> None:
    assert clean_name(name) == clean


def test_a_long_name_is_cut_and_keeps_its_ending() -> None:
    for letter in ("x", "é", "😀"):
        cut = clean_name(letter * 500 + ".pdf")
        assert cut.endswith(f"{letter}.pdf")
        assert LONGEST_NAME - 4 < len(cut.encode()) <= LONGEST_NAME


@given(st.text(max_size=300) | st.sampled_from(list(HOSTILE.values())))
@example("CON.con.pdf")
@example("a" * 200 + " .pdf")
@example("." + "x" * 300)
def test_whatever_a_file_is_called_its_name_is_one(name: str) -> None:
    clean = clean_name(name)
    assert clean == clean_name(clean)
    assert clean.strip(". ") == clean
    assert not any(letter < " " or "\x7f" <= letter < "\xa0" or "\ud800" <= letter < "\ue000" for letter in clean)
    assert not set(clean) & set('/\\:*?"<>|%\u202e\u2028')
    assert 0 < len(clean.encode()) <= LONGEST_NAME


@pytest.mark.parametrize("wrong", ["", "pdf", "multipart/mixed", "message/rfc822", "text/x\r\nBcc: a@b.c", 'a/b; x="'])
def test_a_type_that_is_none_or_means_something_to_a_mail_is_unknown(wrong: str) -> None:
    assert Attachment("a", wrong, b"").clean.type == UNKNOWN_TYPE
    assert Attachment("a", "application/pdf", b"").clean.type == "application/pdf"


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1_000, "1 kB"),
        (1_001, "2 kB"),
        (999_000, "999 kB"),
        (999_001, "1 MB"),
        (2_300_000, "2.3 MB"),
        (2_300_001, "2.4 MB"),
    ],
)
def test_a_size_is_told_rounded_up(size: int, told: str) -> None:
    assert shown_size(size) == told
    with language.spoken("nl"):
        assert shown_size(size) == told.replace(".", ",")


def test_the_files_of_a_mail_are_bounded_together() -> None:
    half = Attachment("a.pdf", "application/pdf", bytes(LARGEST // 2))
    check_size([half, half])
    with pytest.raises(WrongInput, match=r"What is attached is 10\.1 MB, and a mail carries at most 10 MB"):
        check_size([half, half, half._replace(data=b"x")])


def test_what_is_attached_is_told_by_the_name_it_leaves_under() -> None:
    files = [Attachment("../report.pdf", "application/pdf", bytes(84_000)), Attachment("b.md", "text/markdown", b"x")]
    assert attached_told(files) == "Attached: report.pdf (84 kB), b.md (1 bytes)"
