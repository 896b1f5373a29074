"""`wfhdesk doctor --online` logs in to real servers, and only then; nothing is sent by it, and no password is told."""

# ruff: noqa: PLR0917 - fixtures come by position

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from delivery.conftest import WFHDESK, Configure, Go, Serve
from delivery.imap_server import Mailbox
from delivery.smtp_server import PASSWORD, USER
from delivery.terminal import talk


def mail_in(out: str) -> list[tuple[str, str]]:
    return [(one["state"], one["text"]) for one in json.loads(out) if one["subject"] == "mail"]


def test_both_servers_are_logged_in_to_when_asked(
    serve: Serve, mailbox: Mailbox, configure: Configure, go: Go, password: str, folder: Path
) -> None:
    server = serve()
    configure(server, mailbox)
    done = go("doctor", "--online", "--json")
    assert mail_in(done.out) == [("ok", "127.0.0.1: it works.")] * 2
    assert done.err == "Logging in to your mail servers; nothing is sent by this.\n"
    assert server.sink.messages == []
    folder.chmod(0o700)
    told = go("doctor", "--online")
    assert told.out.splitlines()[-3:] == ["127.0.0.1: it works.", "127.0.0.1: it works.", "All is well."]
    assert password not in told.out + told.err + done.out


@pytest.mark.usefixtures("password")
def test_no_server_is_reached_by_itself(configure: Configure, go: Go) -> None:
    configure(mail={"port": 1})  # where nobody answers
    assert mail_in(go("doctor", "--json").out) == [("ok", "What is set fits together: 127.0.0.1.")]
    ((state, text),) = mail_in(go("doctor", "--online", "--json").out)
    assert state == "problem"
    assert "can't be reached" in text


def test_a_refused_password_is_a_problem_and_the_other_subjects_are_told(
    serve: Serve, configure: Configure, go: Go, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(serve())
    folder.chmod(0o700)
    monkeypatch.setenv("WFHDESK_SMTP_PASSWORD", f"not {PASSWORD}")
    done = go("doctor", "--online", "--json")
    assert done.code == 1
    ((state, text),) = mail_in(done.out)
    assert state == "problem"
    assert text.startswith("127.0.0.1: ")
    assert PASSWORD not in done.out + done.err
    assert len(json.loads(done.out)) == 15


def test_at_a_terminal_a_password_that_lies_nowhere_is_asked_for(serve: Serve, configure: Configure) -> None:
    server = serve()
    configure(server)
    asked = [(f"Password of {USER}: ", f"{PASSWORD}\n")]
    seen = talk([*WFHDESK, "doctor", "--online"], asked, os.environ)
    assert "127.0.0.1: it works." in seen.text
    assert PASSWORD not in seen.text
    assert server.sink.messages == []
