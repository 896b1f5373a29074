"""`--pipe`: the message on the stdin of a command, with no shell between."""

# ruff: noqa: PLR0917 - fixtures come by position

from __future__ import annotations

import shlex
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from delivery.conftest import Go
from wfhdesk.adapters.mail import command

Ready = Callable[..., None]
States = Callable[[], list[str]]
Script = Callable[[str], str]


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """Write a program and return how to call it."""

    def script(lines: str) -> str:
        path = tmp_path / "deliver it"
        path.write_text(f"#!/bin/sh\ncd {shlex.quote(str(tmp_path))}\n{lines}\n")
        path.chmod(0o755)
        return shlex.quote(str(path))

    return script


def test_a_command_gets_the_whole_message_with_the_systems_line_ends(
    ready: Ready, go: Go, script: Script, states: States, tmp_path: Path
) -> None:
    ready(mail={"command": script("cat > got") + " -t"})
    go("update", "--cc", "priya@wfh.test")
    text = go("update").out
    assert go("update", "--pipe", "--yes", "--cc", "priya@wfh.test").code == 0
    assert states() == ["sent"]
    data = (tmp_path / "got").read_bytes()
    assert b"\r" not in data
    message = message_from_bytes(data, policy=policy.default)
    assert (message["To"], message["Cc"], message["Bcc"]) == ("boss@wfh.test", "priya@wfh.test", None)
    assert (message["From"], message["X-Unsent"]) == ("Ana <ana@wfh.test>", None)
    assert message["Message-ID"].endswith("@wfh.test>")
    assert message["Date"]
    plain = message.get_body(("plain",))
    assert plain
    assert plain.get_content() == text


def test_words_with_signs_of_a_shell_reach_the_command_as_they_stand(
    ready: Ready, go: Go, script: Script, tmp_path: Path
) -> None:
    words = ["$(touch hit)", ";touch hit", "`touch hit`", "a b", "*", "-t"]
    noting = script("cat > /dev/null; printf '%s\\n' \"$@\" > argv")
    ready(mail={"command": f"{noting} {shlex.join(words)}"})
    assert go("update", "--pipe", "--yes").code == 0
    assert (tmp_path / "argv").read_text().splitlines() == words
    assert not (tmp_path / "hit").exists()


def test_a_command_that_fails_did_not_send_and_its_words_are_told_harmless(
    ready: Ready, go: Go, script: Script, states: States
) -> None:
    ready(mail={"command": script("cat > /dev/null; printf 'no \\033[31mroute\\n' >&2; exit 78")})
    sent = go("update", "--pipe", "--yes")
    assert sent.code == 1
    assert "ended with 78 (no [31mroute). Nothing was sent." in sent.err
    assert states() == ["failed"]
    assert "onboarding guide" in go("update").out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("/no/such/program", "There is no command /no/such/program. Nothing was sent."),
        ("", "No command is set"),
        ("msmtp 'oops", "mail.command can't be read"),
    ],
)
def test_a_command_that_is_none_leaves_no_record(ready: Ready, go: Go, states: States, words: str, told: str) -> None:
    ready(mail={"command": words})
    sent = go("update", "--pipe", "--yes")
    assert sent.code == 1
    assert told in sent.err
    assert states() == []


def test_a_command_that_the_system_cannot_run_failed(ready: Ready, go: Go, states: States, tmp_path: Path) -> None:
    (tmp_path / "odd").write_bytes(b"\x7fELF no program")
    (tmp_path / "odd").chmod(0o755)
    ready(mail={"command": str(tmp_path / "odd")})
    sent = go("update", "--pipe", "--yes")
    assert "could not be started" in sent.err
    assert (sent.code, states()) == (1, ["failed"])


@pytest.mark.parametrize("lines", ["cat > /dev/null; exec sleep 30", "cat > /dev/null; kill -9 $$"])
def test_a_command_that_does_not_end_by_itself_may_have_sent(
    ready: Ready, go: Go, script: Script, states: States, monkeypatch: pytest.MonkeyPatch, lines: str
) -> None:
    monkeypatch.setattr(command, "PATIENCE", 0.5)
    ready(mail={"command": script(lines)})
    sent = go("update", "--pipe", "--yes")
    assert sent.code == 1
    assert "may have gone out" in sent.err
    assert "wfhdesk update sent 1" in sent.err
    assert states() == ["unknown"]
    assert go("update", "--pipe", "--yes").code == 2


def test_a_command_may_leave_a_process_behind_that_delivers(
    ready: Ready, go: Go, script: Script, states: States, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "PATIENCE", 3)
    ready(mail={"command": script("cat > /dev/null; sleep 6 & exit 0")})
    assert go("update", "--pipe", "--yes").code == 0
    assert states() == ["sent"]


def test_a_command_that_reads_nothing_is_taken_at_its_word(ready: Ready, go: Go, states: States) -> None:
    ready(mail={"command": "true"})
    assert go("update", "--pipe", "--yes").code == 0
    assert states() == ["sent"]
