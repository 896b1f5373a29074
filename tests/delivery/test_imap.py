r"""Drafts by IMAP: the folder that the server marks, whatever it is called, and a server that refuses or breaks off."""

from __future__ import annotations

import time
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path

import pytest
import trustme

from delivery.conftest import Go
from delivery.imap_server import DRAFTS, Mailbox
from delivery.smtp_server import PASSWORD, USER
from wfhdesk.adapters.mail import imap
from wfhdesk.adapters.mail.connection import Credentials, LoginRefusedError, Parcel, Server
from wfhdesk.domain.delivery import NotSent
from wfhdesk.domain.errors import DeskError

Ready = Callable[..., None]
States = Callable[[], list[str]]
PARCEL = Parcel(b"Message-ID: <1@wfh.test>\r\nSubject: a\r\n\r\nb\r\n", "<1@wfh.test>", "ana@wfh.test", ("b@wfh.test",))

GMAIL_IN_GERMAN = [
    rb'(\HasNoChildren) "/" "INBOX"',
    rb'(\HasChildren \Noselect) "/" "[Gmail]"',
    rb'(\All \HasNoChildren) "/" "[Gmail]/Alle Nachrichten"',
    rb'(\Drafts \HasNoChildren) "/" "[Gmail]/Entw&APw-rfe"',
    rb'(\HasNoChildren \Sent) "/" "[Gmail]/Gesendet"',
]


@pytest.mark.parametrize(
    ("rows", "name", "shown"),
    [
        (GMAIL_IN_GERMAN, b"[Gmail]/Entw&APw-rfe", "[Gmail]/Entwürfe"),
        ([rb'(\drafts) NIL Drafts'], b"Drafts", "Drafts"),
        ([rb'() "." Drafts', rb'(\HasNoChildren \DRAFTS) "." INBOX.Concepten'], b"INBOX.Concepten", "INBOX.Concepten"),
        ([(rb'(\Drafts) "/" {6}', b"Drafts"), b""], b"Drafts", "Drafts"),
        ([(rb'(\Drafts) "/" {9}', b'"odd" one'), b""], b'"odd" one', '"odd" one'),
        ([rb'(\Drafts) "\\" "a\\b \"c\""'], rb'a\b "c"', r'a\b "c"'),
        ([rb'(\Drafts) "/" "Tom &- Jerry"'], b"Tom &- Jerry", "Tom & Jerry"),
        ([rb'(\Drafts) "/" "&ZeVnLIqe-/&U,BTFw-"'], b"&ZeVnLIqe-/&U,BTFw-", "日本語/台北"),
        ([rb'(\Drafts) "/" "&A-"'], b"&A-", "&A-"),
        ([b"(\\Drafts) \"/\" \"Entw\xc3\xbcrfe\""], "Entwürfe".encode(), "Entwürfe"),
    ],
)  # fmt: skip
def test_the_folder_of_drafts_is_found_by_its_mark(rows: list[object], name: bytes, shown: str) -> None:
    assert imap.drafts_among(rows) == name
    assert imap.shown_name(name) == shown


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [None],
        [b"nonsense"],
        [rb'(\HasNoChildren) "/" "Drafts"', rb'(\HasNoChildren) "/" "\Drafts"'],
        [rb'(\Drafts \Noselect) "/" "Drafts"'],
        [(rb'(\Drafts) "/" {8}', b"a\r\nb DEL"), b""],
    ],
)
def test_no_folder_is_guessed(rows: list[object]) -> None:
    assert imap.drafts_among(rows) is None


def reached(mailbox: Mailbox, ca_file: str, port: int = 0) -> Server:
    return Server("127.0.0.1", port or mailbox.port, "tls", USER, ca_file)


RIGHT = Credentials(PASSWORD)


def test_a_mailbox_without_a_marked_folder_is_told_of_and_left_alone(
    mailbox: Mailbox, ready: Ready, go: Go, states: States
) -> None:
    mailbox.listed = [rb'(\HasNoChildren) "/" "Drafts"']
    ready(box=mailbox)
    refused = go("update", "--draft", "--yes")
    assert refused.code == 1
    assert "marks no folder as the one for drafts; use --eml instead. No draft was kept." in refused.err
    assert (mailbox.kept, states()) == ([], [])
    assert not [line for line in mailbox.commands if line.startswith(("CREATE", "APPEND", "SUBSCRIBE"))]


def test_a_mailbox_that_marks_folders_only_when_asked_is_asked(mailbox: Mailbox, ca_file: str) -> None:
    mailbox.capabilities += " SPECIAL-USE LIST-EXTENDED"
    mailbox.listed, mailbox.listed_when_asked = (
        [rb'() "/" "Drafts"', rb'() "/" "Concepten"'],
        [rb'(\Drafts) "/" "Concepten"'],
    )
    assert imap.keep_draft(PARCEL, reached(mailbox, ca_file), RIGHT) == "Concepten"
    assert len(mailbox.kept) == 1


def test_a_draft_is_kept_once_flagged_as_one_with_its_message_id(
    mailbox: Mailbox, ready: Ready, go: Go, states: States
) -> None:
    mailbox.listed = GMAIL_IN_GERMAN
    ready(box=mailbox)
    kept = go("update", "--draft", "--yes")
    assert kept.code == 0
    assert "Update 1 is in [Gmail]/Entwürfe." in kept.err
    (append,) = [line for line in mailbox.commands if line.startswith("APPEND")]
    assert append.startswith(r'APPEND "[Gmail]/Entw&APw-rfe" (\Draft \Seen) "')
    message = message_from_bytes(mailbox.kept[0], policy=policy.default)
    assert message["Message-ID"].endswith("@wfh.test>")
    assert message["X-Unsent"] is None
    assert states() == ["exported"]
    assert mailbox.commands[-1] == "LOGOUT"


def test_the_same_message_is_not_kept_twice(mailbox: Mailbox, ca_file: str) -> None:
    for _time in range(2):
        imap.keep_draft(PARCEL, reached(mailbox, ca_file), RIGHT)
    assert len(mailbox.kept) == 1
    imap.keep_draft(
        PARCEL._replace(data=PARCEL.data.replace(b"<1@", b"<2@"), message_id="<2@wfh.test>"),
        reached(mailbox, ca_file),
        RIGHT,
    )
    assert len(mailbox.kept) == 2


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"APPEND": "NO [OVERQUOTA] the mailbox is full"}, "refused the draft .*the mailbox is full"),
        ({"EXAMINE": "NO not this one"}, "refused the draft .*not this one"),
        ({"SEARCH": "NO not now"}, "refused the draft .*not now"),
        ({"SEARCH": "BAD what"}, "broke off .*what"),
        ({"LIST": "BAD what"}, "broke off .*what"),
    ],
)
def test_a_mailbox_that_refuses_is_told_of_and_nothing_is_kept(
    mailbox: Mailbox, ca_file: str, answers: dict[str, str], told: str
) -> None:
    mailbox.answers.update(answers)
    with pytest.raises(NotSent, match=told):
        imap.keep_draft(PARCEL, reached(mailbox, ca_file), RIGHT)
    assert mailbox.kept == []


@pytest.mark.parametrize("credentials", [Credentials("wrong-é-77"), Credentials("expired-token", is_token=True)])
def test_a_refused_login_is_told_without_the_secret_even_where_the_server_repeats_it(
    mailbox: Mailbox, ca_file: str, credentials: Credentials
) -> None:
    with pytest.raises(
        LoginRefusedError, match=r"refused ana@wfh.test or the password .*AUTHENTICATIONFAILED"
    ) as refused:
        imap.keep_draft(PARCEL, reached(mailbox, ca_file), credentials)
    assert credentials.secret not in str(refused.value)
    assert mailbox.kept == []


def test_a_mailbox_without_plain_is_logged_in_to_with_quotes(mailbox: Mailbox, ca_file: str) -> None:
    mailbox.capabilities = "IMAP4rev1"
    server = reached(mailbox, ca_file)._replace(user='odd "user" \\')
    imap.keep_draft(PARCEL, server, Credentials('pass "word" \\'))
    assert mailbox.secrets == [r'"odd \"user\" \\" "pass \"word\" \\"']
    for secret in ("pässword", "two\r\nlines"):
        with pytest.raises(DeskError, match="plain ASCII"):
            imap.keep_draft(PARCEL, server, Credentials(secret))
    assert len(mailbox.secrets) == 1


def test_a_mailbox_that_hangs_is_given_up(mailbox: Mailbox, ca_file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imap, "PATIENCE", 0.4)
    mailbox.at["LIST"] = lambda: time.sleep(1)
    with pytest.raises(NotSent, match=r"broke off .*timed out"):
        imap.keep_draft(PARCEL, reached(mailbox, ca_file), RIGHT)


def test_an_unknown_certificate_and_a_closed_port_are_told_of(mailbox: Mailbox, ca_file: str, tmp_path: Path) -> None:
    trustme.CA().cert_pem.write_to_path(str(tmp_path / "other.pem"))
    with pytest.raises(DeskError, match="can't be trusted"):
        imap.keep_draft(PARCEL, reached(mailbox, str(tmp_path / "other.pem")), RIGHT)
    mailbox.close()
    with pytest.raises(DeskError, match=r"can't be reached .*refused"):
        imap.keep_draft(PARCEL, reached(mailbox, ca_file), RIGHT)
    assert (mailbox.commands, mailbox.secrets) == ([], [])


def test_drafts_are_the_marked_folder_by_default(mailbox: Mailbox, ca_file: str) -> None:
    assert mailbox.listed == [DRAFTS]
    assert imap.keep_draft(PARCEL, reached(mailbox, ca_file), RIGHT) == "Drafts"
