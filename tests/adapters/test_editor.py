"""The person's own editor."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from wfhdesk.adapters import editor
from wfhdesk.domain.errors import DeskError

Script = Callable[[str], str]


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Script:
    """Write a shell script that an editor can be, in a folder of its own; temporary files go into another."""
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(drafts))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)

    def script(body: str) -> str:
        path = tmp_path / "an editor"
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o700)
        return f"'{path}'"

    return script


def test_a_text_comes_back_as_it_was_left(script: Script, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    monkeypatch.setenv("EDITOR", script(f'cp "$1" {seen}; ls -l "$1" | cut -c1-10 > {seen}.mode; echo "más" >> "$1"'))
    assert editor.edited("first 🎉\n", suffix=".toml") == "first 🎉\nmás\n"
    assert seen.read_text() == "first 🎉\n"
    assert seen.with_suffix(".mode").read_text() == "-rw-------\n"
    assert list((tmp_path / "drafts").iterdir()) == []


def test_visual_comes_before_editor_and_may_have_options(script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "false")
    monkeypatch.setenv("VISUAL", script('test "$1" = -w && echo waited > "$2"') + " -w")
    assert editor.edited("x") == "waited\n"


def test_the_file_has_the_ending_that_was_asked_for(script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", script('basename "$1" > "$1"'))
    assert editor.edited("", suffix=".toml").endswith(".toml\n")
    assert editor.edited("").endswith(".txt\n")


def test_a_byte_order_mark_is_taken_off(script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", script("printf '\\357\\273\\277a\\r\\nb\\n' > \"$1\""))
    assert editor.edited("x") == "a\nb\n"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("exit 1", "ended with an error; nothing was changed."),
        ("kill -9 $$", "ended with an error; nothing was changed."),
        ('rm "$1"', "What the editor left can't be read"),
        ("printf 'caf\\351' > \"$1\"", "What the editor left can't be read"),
    ],
)
def test_an_editor_that_goes_wrong_is_told_in_a_sentence(
    script: Script, monkeypatch: pytest.MonkeyPatch, body: str, why: str
) -> None:
    monkeypatch.setenv("EDITOR", script(body))
    with pytest.raises(DeskError, match=why) as said:
        editor.edited("x")
    assert str(said.value).count("\n") == 0


def test_nothing_is_left_behind_where_the_editor_goes_wrong(
    script: Script, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("EDITOR", script("exit 1"))
    with pytest.raises(DeskError):
        editor.edited("secret")
    assert list((tmp_path / "drafts").iterdir()) == []


@pytest.mark.parametrize("command", ["/no/such/editor", "'unclosed", " ", "/"])
def test_an_editor_that_isnt_there_is_told_in_a_sentence(
    script: Script, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    del script
    monkeypatch.setenv("EDITOR", command)
    with pytest.raises(DeskError, match="could not be started; set EDITOR to the one you use"):
        editor.edited("x")
