"""`--yes`: without a terminal only a text leaves that somebody had in front of them, unchanged, for the same people."""

# ruff: noqa: PLR0917 - fixtures come by position

from __future__ import annotations

import os
from pathlib import Path

import pytest

from delivery.conftest import WFHDESK, Configure, Go, Serve
from delivery.imap_server import Mailbox
from delivery.smtp_server import Server
from delivery.terminal import talk

WAYS = ("--send", "--draft", "--pipe")


class Out:
    """Where an update may arrive."""

    def __init__(self, server: Server, mailbox: Mailbox, piped: Path) -> None:
        self._server = server
        self._mailbox = mailbox
        self._piped = piped

    def arrived(self) -> int:
        return len(self._server.sink.messages) + len(self._mailbox.kept) + self._piped.exists()

    def was_tried(self) -> bool:
        return bool(self._server.sink.steps or self._mailbox.commands or self._piped.exists())


@pytest.fixture
def out(serve: Serve, mailbox: Mailbox, configure: Configure, tmp_path: Path, go: Go, password: str) -> Out:
    piped, script = tmp_path / "piped", tmp_path / "deliver"
    script.write_text(f'#!/bin/sh\ncat > "{piped}"\n')
    script.chmod(0o755)
    server = serve()
    configure(server, mailbox, mail={"command": str(script)})
    go("log", "Wrote the onboarding guide")
    return Out(server, mailbox, piped)


@pytest.mark.parametrize("way", WAYS)
def test_without_a_terminal_nothing_leaves_without_yes(out: Out, go: Go, way: str) -> None:
    go("update")
    refused = go("update", way)
    assert refused.code == 2
    assert "needs --yes" in refused.err
    assert not out.was_tried()


@pytest.mark.parametrize("way", WAYS)
def test_a_text_that_was_never_printed_does_not_leave(out: Out, go: Go, way: str) -> None:
    refused = go("update", way, "--yes")
    assert refused.code == 2
    assert "Print it first" in refused.err
    assert not out.was_tried()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("printed", [(), ("--json",)])
def test_a_text_that_was_printed_leaves(out: Out, go: Go, way: str, printed: tuple[str, ...]) -> None:
    go("update", *printed)
    assert go("update", way, "--yes").code == 0
    assert out.arrived() == 1


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "changed", [("--to", "rival@wfh.test"), ("--cc", "rival@wfh.test"), ("--lang", "nl"), ("--kind", "weekly-team")]
)
def test_a_text_for_others_or_in_other_words_does_not_leave(
    out: Out, go: Go, way: str, changed: tuple[str, str]
) -> None:
    go("update")
    assert go("update", way, "--yes", *changed).code == 2
    assert not out.was_tried()


@pytest.mark.parametrize("way", WAYS)
def test_a_text_that_changed_since_it_was_printed_does_not_leave(out: Out, go: Go, way: str) -> None:
    go("update")
    go("log", "Fixed the printer")
    assert go("update", way, "--yes").code == 2
    assert not out.was_tried()
    go("undo")
    assert go("update", way, "--yes").code == 0, "it is as it was printed again"


def test_another_sender_is_a_change_too(out: Out, go: Go) -> None:
    go("update")
    go("config", "set", "me.email", "other@wfh.test")
    assert go("update", "--send", "--yes").code == 2
    assert not out.was_tried()


def test_at_a_terminal_one_sees_the_text_and_is_asked(out: Out, go: Go) -> None:
    question = "Send this to boss@wfh.test? [y/N] "
    declined = talk([*WFHDESK, "update", "--send"], [(question, "\n")], os.environ)
    assert declined.code == 1
    assert declined.text.index("onboarding guide") < declined.text.index(question)
    assert "Nothing was sent." in declined.text
    assert not out.was_tried()
    assert talk([*WFHDESK, "update", "--send"], [(question, "y\n")], os.environ).code == 0
    assert out.arrived() == 1


def test_nothing_to_tell_is_not_sent(configure: Configure, serve: Serve, go: Go, password: str) -> None:
    server = serve()
    configure(server)
    go("update")
    refused = go("update", "--send", "--yes")
    assert refused.code == 2
    assert "nothing to tell" in refused.err
    assert server.sink.steps == []
