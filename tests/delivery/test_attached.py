"""A report with its file by every way that carries one: what arrives is what was attached, byte for byte."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from delivery.conftest import Configure, Go, Serve
from delivery.imap_server import Mailbox
from delivery.smtp_server import TLS_FROM_THE_START
from desk import told_runs
from desk.told_runs import CHECK, PDF, ToldRuns
from tui.desk_driver import DeskDriver, open_app
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.drafts import Draft, Wishes
from wfhdesk.domain.attachments import Attachment
from wfhdesk.domain.delivery import NotSent
from wfhdesk.domain.updates import REPORT
from wfhdesk.tui.modals import dialog

pytestmark = TLS_FROM_THE_START
OpenAgain = Callable[[], Desk]

DOTS = PDF._replace(name="Werkplek – één.pdf", data=b".\r\n..\r\n" * 40_000 + bytes(range(256)))
"""A file of some size with lines that a careless program would stuff twice, under a name that isn't plain."""


@pytest.fixture(autouse=True)
def runs(monkeypatch: pytest.MonkeyPatch) -> ToldRuns:
    runs = told_runs.use(monkeypatch)
    runs.known[CHECK] = runs.known[CHECK]._replace(attachments=(DOTS,))
    return runs


def drafted(desk: Desk) -> Draft:
    return desk.updates.draft(REPORT, Wishes(run=CHECK))


def read(data: bytes) -> tuple[EmailMessage, list[Attachment]]:
    """Return a message as a mail program reads it, and its files."""
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    files = []
    for part in message.iter_attachments():
        payload = part.get_payload(decode=True)
        assert isinstance(payload, bytes)
        files.append(Attachment(part.get_filename() or "", part.get_content_type(), payload))
    return message, files


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_server_gets_the_file_as_it_is(
    configure: Configure, serve: Serve, open_again: OpenAgain, password: str, security: str
) -> None:
    server = serve(security)
    configure(server)
    desk = open_again()
    draft = drafted(desk)
    assert desk.delivery.send(draft).update.state == "sent"
    (arrived,) = server.sink.messages
    assert isinstance(arrived.content, bytes)
    message, files = read(arrived.content)
    assert files == [DOTS]
    assert (message["Subject"], message["To"]) == (draft.subject, "boss@wfh.test")
    plain = message.get_body(("plain",))
    assert plain is not None
    assert "isn't the assessment that an employer makes" in plain.get_content()
    (update,) = open_again().updates.all()
    assert (update.kind, update.way, update.run, update.attached) == (REPORT, "smtp", CHECK, (DOTS.name,))


def test_a_server_that_takes_less_refuses_it_and_nothing_is_sent(
    configure: Configure, serve: Serve, open_again: OpenAgain, password: str
) -> None:
    server = serve(data_size_limit=100_000)
    configure(server)
    desk = open_again()
    with pytest.raises(NotSent, match=r"The server refused the message \(.*size.*\)\. Nothing was sent\."):
        desk.delivery.send(drafted(desk))
    assert server.sink.messages == []
    assert open_again().updates.all() == []


def test_the_drafts_of_a_mailbox_hold_the_file_and_hold_it_once(
    configure: Configure, mailbox: Mailbox, open_again: OpenAgain, password: str
) -> None:
    configure(box=mailbox)
    desk = open_again()
    draft = drafted(desk)
    desk.delivery.keep_draft(draft)
    assert read(mailbox.kept[0])[1] == [DOTS]
    desk.care.undo()
    desk.delivery.keep_draft(draft)
    assert len(mailbox.kept) == 1, "the same message is there already"
    desk.care.undo()
    other = draft._replace(attachments=(DOTS._replace(data=DOTS.data + b"."),))
    desk.delivery.keep_draft(other)
    assert len(mailbox.kept) == 2, "with another file it is another message"
    assert read(mailbox.kept[1])[1] == list(other.attachments)


def test_a_command_gets_the_file_on_its_stdin(configure: Configure, open_again: OpenAgain, tmp_path: Path) -> None:
    script = tmp_path / "deliver it"
    script.write_text(f"#!/bin/sh\ncat > {shlex.quote(str(tmp_path))}/got\n")
    script.chmod(0o755)
    configure(mail={"command": shlex.quote(str(script))})
    desk = open_again()
    assert desk.delivery.pipe(drafted(desk)).update.state == "sent"
    assert read((tmp_path / "got").read_bytes())[1] == [DOTS]


def test_what_went_out_is_told_with_its_file_and_the_file_is_no_kind_to_write(
    configure: Configure, open_again: OpenAgain, go: Go, tmp_path: Path
) -> None:
    configure()
    desk = open_again()
    desk.updates.export(drafted(desk), "eml", str(tmp_path / "report.eml"))
    assert go("update", "list").out.split()[:3] == ["1", "report", "exported"]
    assert f"Attached: {DOTS.name}" in go("update", "show", "1").err
    for kind in ("report", "accident"):
        refused = go("update", "--kind", kind)
        assert refused.code == 2
        assert f"“{kind}” can't be --kind" in refused.err


async def test_from_the_app_it_arrives_with_the_file_that_was_shown(
    configure: Configure,
    serve: Serve,
    open_again: OpenAgain,
    password: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dialog, "UNREAD", 0.0)
    server = serve()
    configure(server)
    async with open_app(open_again()) as me:
        me.app.open_update(REPORT, run=CHECK)
        await me.sees_soon("Self-assessment report", "Attached: Werkplek – één.pdf (281 kB)")
        await _sends(me)
    (mail,) = server.sink.messages
    assert isinstance(mail.content, bytes)
    assert read(mail.content)[1] == [DOTS]


async def _sends(me: DeskDriver) -> None:
    await me.presses("f9")
    await me.sees_soon("A last look", "Attached: Werkplek – één.pdf (281 kB)", "Send it now, by 127.0.0.1")
    await me.presses(*["down"] * 4, "enter")
    await me.is_told("The report was sent.")
