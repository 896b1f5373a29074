"""wfhdesk killed or stopped at each step of a sending: it never says what isn't so, and never sends twice."""

# ruff: noqa: PLR0917 - fixtures come by position

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from delivery.conftest import Go, Serve, Start
from delivery.imap_server import Mailbox
from delivery.smtp_server import Victim
from wfhdesk.desk.delivery import Delivery

Ready = Callable[..., None]
States = Callable[[], list[str]]


@pytest.mark.parametrize("step", ["EHLO", "AUTH", "MAIL", "RCPT", "DATA"])
def test_killed_before_the_text_left_nothing_went_out_and_it_can_be_sent(
    serve: Serve, ready: Ready, go: Go, start: Start, states: States, step: str
) -> None:
    server, victim = serve(), Victim()
    ready(server)
    server.sink.at[step] = victim.gets(signal.SIGKILL)
    process = start("update", "--send", "--yes")
    victim.pid = process.pid
    assert process.wait(20) == -signal.SIGKILL
    server.sink.at.clear()
    assert (states(), server.sink.messages) == ([], [])
    assert go("update", "--send", "--yes").code == 0
    assert (states(), len(server.sink.messages)) == (["sent"], 1)


@pytest.mark.parametrize("step", ["TEXT", "QUIT"])
def test_killed_after_the_text_left_it_is_unknown_and_never_sent_again(
    serve: Serve, ready: Ready, go: Go, start: Start, states: States, step: str
) -> None:
    server, victim = serve(), Victim()
    ready(server)
    server.sink.at[step] = victim.gets(signal.SIGKILL)
    process = start("update", "--send", "--yes")
    victim.pid = process.pid
    assert process.wait(20) == -signal.SIGKILL
    server.sink.at.clear()
    assert states() == ["unknown"]
    for _time in range(2):
        again = go("update", "--send", "--yes")
        assert again.code == 2
        assert "Did it go out? wfhdesk update sent 1" in again.err
    assert len(server.sink.messages) == 1


def test_killed_while_the_text_travels_it_is_unknown(
    serve: Serve, ready: Ready, go: Go, start: Start, states: States, folder: Path
) -> None:
    server = serve()
    ready(server)

    def once_it_is_recorded() -> None:
        until = time.monotonic() + 10
        while b'"sending"' not in b"".join(path.read_bytes() for path in folder.rglob("*.jsonl")):
            assert time.monotonic() < until, "nothing is recorded before the text leaves"
            time.sleep(0.002)
        process.kill()

    server.sink.slow = 5
    process = start("update", "--send", "--yes")
    once_it_is_recorded()
    process.wait(20)
    assert states() == ["unknown"]
    assert go("update", "--send", "--yes").code == 2
    assert len(server.sink.messages) <= 1


def test_a_draft_whose_record_was_lost_in_a_crash_is_appended_once(
    mailbox: Mailbox, ready: Ready, go: Go, start: Start, states: States
) -> None:
    ready(box=mailbox)
    victim = Victim()
    mailbox.at["APPEND"] = victim.gets(signal.SIGKILL)
    process = start("update", "--draft", "--yes")
    victim.pid = process.pid
    assert process.wait(20) == -signal.SIGKILL
    mailbox.at.clear()
    assert (states(), len(mailbox.kept)) == ([], 1)
    again = go("update", "--draft", "--yes")
    assert again.code == 0, again.err
    assert (states(), len(mailbox.kept)) == (["exported"], 1)


@pytest.mark.parametrize("way", ["--send", "--draft", "--pipe"])
def test_two_at_once_let_out_one_message(
    serve: Serve, mailbox: Mailbox, ready: Ready, start: Start, states: States, tmp_path: Path, way: str
) -> None:
    server = serve()
    arrived = tmp_path / "arrived"
    script = tmp_path / "deliver"
    script.write_text(f"#!/bin/sh\nsleep 0.7\necho >> {arrived}\n")
    script.chmod(0o755)
    ready(server, mailbox, mail={"command": str(script)})
    server.sink.slow = 0.7
    mailbox.at["APPEND"] = lambda: time.sleep(0.7)
    both = [start("update", way, "--yes") for _number in range(2)]
    codes = sorted(process.wait(20) for process in both)
    assert codes[0] == 0
    assert codes[1] in (1, 2), "busy, or told to look again, or nothing left to tell"
    assert states() == ["exported" if way == "--draft" else "sent"]
    count = {"--send": len(server.sink.messages), "--draft": len(mailbox.kept)}
    assert count.get(way, arrived.read_text().count("\n") if arrived.exists() else 0) == 1


@pytest.mark.parametrize(
    ("step", "code", "known", "told"),
    [
        ("MAIL", 130, [], "Nothing is recorded as gone out"),
        ("TEXT", 130, ["unknown"], "Update 1 is unknown. Did it go out? wfhdesk update sent 1"),
        ("QUIT", 0, ["sent"], "Update 1 was sent."),
    ],
)
def test_ctrl_c_stops_at_once_and_leaves_what_is_so(
    serve: Serve, ready: Ready, start: Start, states: States, step: str, code: int, known: list[str], told: str
) -> None:
    server, victim = serve(), Victim()
    ready(server)
    server.sink.at[step] = victim.gets(signal.SIGINT, pause=4)
    process = start("update", "--send", "--yes")
    victim.pid = process.pid
    _out, said = process.communicate(timeout=20)
    assert process.returncode == code, said
    assert told in said
    assert "Traceback" not in said
    assert states() == known


def test_ctrl_c_while_the_record_is_kept_leaves_none(
    serve: Serve, ready: Ready, go: Go, states: States, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wfhdesk.store.storage import LinesStorage

    server = serve()
    ready(server)

    def interrupted(*_arguments: object) -> None:
        monkeypatch.setattr(LinesStorage, "_commit", commit)
        raise KeyboardInterrupt

    commit = LinesStorage._commit
    monkeypatch.setattr(LinesStorage, "_commit", interrupted)
    stopped = go("update", "--send", "--yes")
    assert stopped.code == 130
    assert "Nothing is recorded as gone out" in stopped.err
    assert (states(), server.sink.messages) == ([], [])


def test_a_record_that_is_lost_after_the_draft_was_appended_does_not_append_it_again(
    mailbox: Mailbox, ready: Ready, go: Go, states: States, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(box=mailbox)
    with monkeypatch.context() as patched:
        patched.setattr(Delivery, "_export", lambda *_arguments: (_ for _ in ()).throw(KeyboardInterrupt))
        assert go("update", "--draft", "--yes").code == 130
    assert go("update", "--draft", "--yes").code == 0
    assert (states(), len(mailbox.kept)) == (["exported"], 1)
