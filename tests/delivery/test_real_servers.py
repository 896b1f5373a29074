"""A week of work as a mail at a real Postfix, read back from a real Dovecot; and drafts in a real mailbox."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import trustme

from delivery.conftest import WFHDESK, Configure, Go
from delivery.real_mail import LARGEST, RealMail, what_is_missing
from delivery.terminal import talk
from wfhdesk.adapters.mail.markdown import to_html, to_plain
from wfhdesk.desk.delivery import Delivery

States = Callable[[], list[str]]
DRAFTS = "Entw&APw-rfe"


@pytest.fixture(scope="session")
def servers(authority: trustme.CA) -> Iterator[RealMail]:
    if missing := what_is_missing():
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(missing)
    folder = Path(tempfile.mkdtemp(prefix="wfh", dir="/tmp"))  # pytest's own folders are closed to Postfix
    folder.chmod(0o755)
    running = RealMail(folder, authority)
    try:
        running.start()
        yield running
    finally:  # whatever did not start, or was interrupted: nothing of it may stay behind
        running.stop()
        shutil.rmtree(folder)


@pytest.fixture(params=["starttls", "tls"])
def real(servers: RealMail, request: pytest.FixtureRequest, configure: Configure, password: str) -> RealMail:
    """A desk that knows the real servers, once by STARTTLS and once by TLS from the first byte."""
    smtp, imap_port = {
        "starttls": (servers.ports.smtp, servers.ports.imap),
        "tls": (servers.ports.smtps, servers.ports.imaps),
    }[request.param]
    where = {"host": "127.0.0.1", "security": request.param, "ca_file": str(servers.folder / "ca.pem")}
    configure(mail={**where, "port": smtp}, imap={**where, "port": imap_port})
    servers.empty()
    return servers


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_week_with_a_promise_moved_and_a_late_entry_arrives_and_is_told_once(
    real: RealMail, go: Go, states: States, language: str
) -> None:
    today = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
    wednesday = (today - timedelta(days=today.weekday() + 5)).isoformat()
    go("config", "set", "supervisor.language", language)
    go("log", "--on", wednesday, "--kind", "plan", "Migrate the wiki, pagina’s & “quotes”")
    go("log", "--on", wednesday, "Wrote the onboarding guide — für alle => new people start in a day")
    go("update", "--period", "last", "week")
    assert go("update", "--period", "last", "week", "--send", "--yes").code == 0
    (promise,) = [line for line in go("update", "promises").out.splitlines() if "wiki" in line]
    assert go("update", "promises", "moved", promise.split()[0], "--why", "the server came late").code == 0
    go("log", "--on", wednesday, "Held the training of which nobody thought")
    go("log", "Fixed the printer")
    text = go("update").out
    assert go("update", "--send", "--yes").code == 0
    first, second = real.messages("boss", wait_for=2)
    assert states() == ["sent", "sent"]
    assert _plain(second) == to_plain(text)
    assert _html(second) == to_html(text, str(second["Subject"]), language)
    for word in ("printer", "training", "wiki", "the server came late"):
        assert word in _plain(second)
    late = _plain(second).partition({"en": "Also, from the week of", "nl": "Nog uit de week van"}[language])[2]
    assert "training" in late, _plain(second)
    assert "onboarding" in _plain(first)
    assert "onboarding" not in _plain(second)
    assert [message["Message-ID"].endswith("@wfh.test>") for message in (first, second)] == [True, True]
    assert "Bcc" not in second
    for word in ("printer", "training", "onboarding"):
        assert word not in go("update").out, "the next one tells nothing twice"
    assert len(real.messages("boss")) == 2


def _plain(message: object) -> str:
    return _part(message, "plain")


def _html(message: object) -> str:
    return _part(message, "html")


def _part(message: object, kind: str) -> str:
    content = message.get_body((kind,)).get_content()  # type: ignore[attr-defined]
    return str(content).replace("\r\n", "\n")


def test_a_draft_is_kept_once_in_the_marked_folder_though_another_is_called_drafts(
    real: RealMail, go: Go, states: States, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = real.folders("ana")
    go("log", "Wrote the onboarding guide")
    text = go("update").out
    with monkeypatch.context() as crashing:
        crashing.setattr(Delivery, "_export", lambda *_arguments: (_ for _ in ()).throw(KeyboardInterrupt))
        assert go("update", "--draft", "--yes").code == 130
    assert states() == []
    kept = go("update", "--draft", "--yes")
    assert kept.code == 0, kept.err
    assert "Update 1 is in Entwürfe." in kept.err
    assert states() == ["exported"]
    (draft,) = real.messages("ana", DRAFTS)
    assert _plain(draft) == to_plain(text)
    assert draft["X-Unsent"] is None
    assert r"\\Draft" in real.flags("ana", DRAFTS)
    assert real.messages("ana", "Drafts") == real.messages("boss") == []
    assert real.folders("ana") == before


@pytest.mark.parametrize("way", ["--send", "--draft"])
def test_a_wrong_password_is_told_and_nothing_is_recorded(
    real: RealMail, go: Go, states: States, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    for name in ("WFHDESK_SMTP_PASSWORD", "WFHDESK_IMAP_PASSWORD"):
        monkeypatch.setenv(name, "falsch-555")
    go("log", "Wrote the onboarding guide")
    go("update")
    refused = go("update", way, "--yes")
    assert refused.code == 1
    assert "127.0.0.1 refused ana@wfh.test or the password" in refused.err
    assert "falsch-555" not in refused.err
    assert states() == []
    assert real.messages("boss") == real.messages("ana", DRAFTS) == []


def test_a_message_that_is_too_large_is_refused_before_its_text_travels(real: RealMail, go: Go, states: States) -> None:
    go("log", "Wrote it => " + "a very long result " * (LARGEST // 120))
    for number in range(8):
        go("log", f"{number} " + "word " * (LARGEST // 60))
    go("update")
    refused = go("update", "--send", "--yes")
    assert refused.code == 1
    assert "Message size exceeds fixed limit" in refused.err
    assert states() == []


def test_a_recipient_whom_the_server_does_not_know_is_named_and_the_other_gets_it(
    real: RealMail, go: Go, states: States
) -> None:
    go("log", "Wrote the onboarding guide")
    both = ("--to", "boss@wfh.test", "nobody@wfh.test")
    go("update", *both)
    sent = go("update", "--send", "--yes", *both)
    assert sent.code == 1
    assert "not to everybody: nobody@wfh.test: 5.1.1" in sent.err
    assert states() == ["sent"]
    assert len(real.messages("boss", wait_for=1)) == 1
    go("log", "Fixed the printer")
    go("update", "--to", "nobody@wfh.test")
    refused = go("update", "--send", "--yes", "--to", "nobody@wfh.test")
    assert "refused every recipient" in refused.err
    assert states() == ["sent"]


def test_config_mail_asks_tries_the_login_and_tells_of_a_wrong_password(
    servers: RealMail, configure: Configure, go: Go, folder: Path
) -> None:
    from delivery.smtp_server import PASSWORD

    ca = {"ca_file": str(servers.folder / "ca.pem")}
    configure(mail={"host": "", "user": "", **ca}, imap=ca)
    asked = [
        ("mail.host []: ", "127.0.0.1\n"),
        ("mail.security [starttls]: ", "none\n"),
        ("mail.security [starttls]: ", "\n"),
        ("mail.port []: ", f"{servers.ports.smtp}\n"),
        ("mail.user []: ", "ana@wfh.test\n"),
        ("Password of ana@wfh.test: ", f"{PASSWORD}\n"),
        ("Keep the password in the keyring? [y/N] ", "y\n"),
        ("imap.host []: ", "127.0.0.1\n"),
        ("imap.security [tls]: ", "\n"),
        ("imap.port []: ", f"{servers.ports.imaps}\n"),
        ("imap.user []: ", "\n"),
        ("Password of ana@wfh.test: ", "wrong-4242\n"),
    ]
    seen = talk([*WFHDESK, "config", "mail"], asked, os.environ)
    assert seen.code == 1
    assert seen.text.count("It works.") == 1
    assert "can't be “none”" in seen.text
    assert "has no keyring that keeps a password secret" in seen.text
    assert "refused ana@wfh.test or the password" in seen.text
    assert PASSWORD not in seen.text
    assert "wrong-4242" not in seen.text
    good = [(question, "\n") for question, _answer in asked[:2]] + [
        ("mail.port [", "\n"),
        ("mail.user [", "\n"),
        ("Password of ana@wfh.test: ", f"{PASSWORD}\n"),
        ("[y/N] ", "n\n"),
        ("imap.host [", "\n"),
        ("imap.security [", "\n"),
        ("imap.port [", "\n"),
        ("imap.user [", "\n"),
        ("Password of ana@wfh.test: ", f"{PASSWORD}\n"),
        ("[y/N] ", "n\n"),
    ]
    good[0] = ("mail.host [127.0.0.1]: ", "\n")
    seen = talk([*WFHDESK, "config", "mail"], good, os.environ)
    assert (seen.code, seen.text.count("It works.")) == (0, 2)
    assert PASSWORD not in (folder / "config.toml").read_text()
    assert go("config", "get", "mail.port").out == f"{servers.ports.smtp}\n"
