"""The clipboard and `mailto:`, with programs that note what they were given in place of the real ones."""

# ruff: noqa: PLR0917 - fixtures come by position

from __future__ import annotations

import base64
import os
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from delivery.conftest import WFHDESK, Go, Start
from delivery.terminal import talk
from wfhdesk.adapters.mail import mailto

Ready = Callable[..., None]
States = Callable[[], list[str]]
Noted = Callable[[], dict[str, str]]
Programs = Callable[..., Noted]


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """Put programs first on the path that note their words and their stdin, and end with `code`; return the notes."""
    notes = tmp_path / "notes"
    monkeypatch.setattr("webbrowser._tryorder", None)  # it looks for programs once

    def programs(*names: str, code: int = 0) -> Noted:
        notes.mkdir(exist_ok=True)
        for name in names:
            path = tmp_path / "bin" / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(
                f'#!/bin/sh\n/bin/cat > {notes}/$$.stdin\nprintf "%s" "{name} $*" > {notes}/$$.words\nexit {code}\n'
            )
            path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}")
        return lambda: {path.read_text(): path.with_suffix(".stdin").read_text() for path in notes.glob("*.words")}

    return programs


@pytest.mark.parametrize(
    ("display", "rich", "plain"),
    [
        ("WAYLAND_DISPLAY", "wl-copy --type text/html", "wl-copy --primary"),
        ("DISPLAY", "xclip -selection clipboard -t text/html", "xclip -selection primary"),
    ],
)
def test_html_goes_on_the_clipboard_and_the_text_into_the_other_selection(
    ready: Ready, go: Go, states: States, programs: Programs, monkeypatch: pytest.MonkeyPatch,
    display: str, rich: str, plain: str,
) -> None:  # fmt: skip
    ready()
    monkeypatch.setenv(display, ":0")
    notes = programs("wl-copy", "xclip")
    text = go("update").out
    copied = go("update", "--copy")
    assert copied.code == 0
    assert f"Update 1 is on the clipboard (by {rich.split(maxsplit=1)[0]})" in copied.err
    assert notes().keys() == {rich, plain}
    assert notes()[plain] == text
    page = notes()[rich]
    assert page.startswith("<!DOCTYPE html>")
    assert "onboarding guide" in page
    assert states() == ["exported"]


def test_xsel_holds_the_text_only(ready: Ready, go: Go, programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    ready()
    monkeypatch.setenv("DISPLAY", ":0")
    notes = programs("xsel")
    assert go("update", "--copy").code == 0
    assert list(notes()) == ["xsel --clipboard --input"]
    assert "onboarding guide" in notes()["xsel --clipboard --input"]


@pytest.mark.parametrize("there", [(), ("xclip",)])
def test_without_a_clipboard_one_is_told_what_to_do_and_nothing_is_recorded(
    ready: Ready, start: Start, states: States, programs: Programs, monkeypatch: pytest.MonkeyPatch,
    there: tuple[str, ...],
) -> None:  # fmt: skip
    ready()
    monkeypatch.setenv("DISPLAY", ":0")
    programs("nothing", *there, code=1)
    process = start("update", "--copy")
    _out, said = process.communicate(timeout=20)
    assert process.returncode == 1
    assert "No clipboard can be reached from here; write a file instead: wfhdesk update --eml FILE" in said
    assert states() == []


def test_a_terminal_is_asked_to_copy_where_no_program_can(ready: Ready, go: Go, programs: Programs) -> None:
    ready()
    text = go("update").out
    programs("nothing")
    seen = talk([*WFHDESK, "update", "--copy"], [], os.environ)
    assert seen.code == 0
    copied = re.search(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", seen.text)
    assert copied
    assert base64.b64decode(copied[1]).decode() == text


# --- mailto -------------------------------------------------------------------------------------------------------

HARD = "50% für Ana & Bo? #1 = + “ja”\nnächste Zeile"


def decoded(address: str) -> dict[str, str]:
    """Read an address as RFC 6068 says: percent signs only, no plus for a space."""
    parts = urlsplit(address)
    assert parts.scheme == "mailto"
    fields = {"to": unquote(parts.path)}
    for field in parts.query.split("&"):
        name, _is, value = field.partition("=")
        fields[name] = unquote(value, errors="strict")
    return fields


def test_an_address_reads_back_as_what_it_was_made_of() -> None:
    made = mailto.address(
        ["a+b@x.test", "c&d?e@x.test"], ["e@x.test", "f@x.test"], HARD.split("\n", maxsplit=1)[0], HARD
    )
    assert made is not None
    assert made.isascii()
    assert not re.search(r"[\s+#]", made)
    assert "%20" in made
    assert "nl%0D%0A".replace("nl", "") in made
    assert decoded(made) == {
        "to": "a+b@x.test,c&d?e@x.test",
        "cc": "e@x.test,f@x.test",
        "subject": HARD.split("\n", maxsplit=1)[0],
        "body": HARD.replace("\n", "\r\n"),
    }


def test_an_address_is_never_longer_than_1800_characters() -> None:
    fits = mailto.address(["a@x.test"], [], "s", "b" * (1_800 - len("mailto:a@x.test?subject=s&body=")))
    assert fits is not None
    assert len(fits) == 1_800
    assert mailto.address(["a@x.test"], [], "s", "b" * (1_801 - len("mailto:a@x.test?subject=s&body="))) is None
    assert mailto.address(["a@x.test"], [], "s", "é" * 300) is None, "as it travels, not as it was typed"


def test_a_mail_program_opens_with_the_update(
    ready: Ready, go: Go, states: States, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready()
    text, subject = go("update").out, go("update").err.split(" · ")
    notes = programs("mailer")
    monkeypatch.setenv("BROWSER", "mailer")
    opened = go("update", "--mailto")
    assert (opened.code, opened.out) == (0, "")
    (words,) = notes()
    fields = decoded(words.removeprefix("mailer "))
    assert fields["to"] == "boss@wfh.test"
    assert fields["subject"].startswith(subject[0])
    assert fields["body"] == text.replace("\n", "\r\n")
    assert states() == ["exported"]


@pytest.mark.parametrize("broken", [False, True])
def test_where_no_mail_program_opens_the_address_is_printed_and_nothing_recorded(
    ready: Ready, go: Go, states: States, programs: Programs, monkeypatch: pytest.MonkeyPatch, broken: bool
) -> None:
    ready()
    programs("mailer", code=3)
    monkeypatch.setenv("BROWSER", "mailer" if broken else "no-such-program")
    opened = go("update", "--mailto")
    assert opened.code == 1
    assert "No mail program opened, so nothing was recorded" in opened.err
    assert decoded(opened.out.strip())["to"] == "boss@wfh.test"
    assert states() == []


def test_a_long_text_goes_to_the_clipboard_and_the_mail_says_so(
    ready: Ready, go: Go, states: States, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready()
    for number in range(20):
        go("log", f"Wrote chapter {number} of a guide that is long enough to be too long for an address => it is read")
    notes = programs("mailer", "xclip")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("BROWSER", "mailer")
    assert go("update", "--mailto").code == 0
    (mail,) = [words for words in notes() if words.startswith("mailer")]
    assert decoded(mail.removeprefix("mailer "))["body"] == "(The update is on the clipboard: paste it here.)"
    assert "chapter 19" in notes()["xclip -selection primary"]
    assert states() == ["exported"]
