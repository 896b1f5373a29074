"""Sending by SMTP: over TLS or not at all, and every way in which a server can refuse or be lost."""

# ruff: noqa: PLR0917 - fixtures come by position

from __future__ import annotations

import json
import platform
import socket
import ssl
import time
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path

import pytest
import trustme

from delivery.conftest import Go, Serve
from delivery.smtp_server import PASSWORD, TLS_FROM_THE_START, USER, Server
from wfhdesk.adapters.mail import smtp
from wfhdesk.adapters.mail.connection import Credentials, LoginRefusedError, Parcel
from wfhdesk.adapters.mail.connection import Server as Reached
from wfhdesk.domain.delivery import NotSent, UnknownOutcome
from wfhdesk.domain.errors import DeskError

pytestmark = TLS_FROM_THE_START
Ready = Callable[..., None]
States = Callable[[], list[str]]

LONG = b"x" * 990
PARCEL = Parcel(
    b"Subject: dots\r\n\r\n.\r\n..two\r\n.one\n" + LONG + b"\r\nend.",
    "<1@wfh.test>",
    "ana@wfh.test",
    ("boss@wfh.test", "nobody@wfh.test"),
)
RIGHT = Credentials(PASSWORD)


def reached(server: Server, ca_file: str, **changed: str) -> Reached:
    return Reached("127.0.0.1", server.port, server.security, USER, ca_file)._replace(**changed)  # type: ignore[arg-type]


def nothing() -> None: ...


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_message_arrives_byte_for_byte_with_its_dots_and_long_lines(
    serve: Serve, ca_file: str, security: str
) -> None:
    server = serve(security)
    handed_over: list[int] = []
    outcome = smtp.send(PARCEL, reached(server, ca_file), RIGHT, lambda: handed_over.append(len(server.sink.messages)))
    assert outcome.refused == {}
    assert handed_over == [0], "said once, before anything arrived"
    (arrived,) = server.sink.messages
    assert arrived.content == b"Subject: dots\r\n\r\n.\r\n..two\r\n.one\r\n" + LONG + b"\r\nend.\r\n"
    assert (arrived.mail_from, arrived.rcpt_tos) == ("ana@wfh.test", list(PARCEL.recipients))
    assert server.sink.steps[-1] == "QUIT"


def test_the_greeting_carries_no_host_name(serve: Serve, ca_file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getfqdn", lambda _name="": "secret-laptop.example")
    monkeypatch.setattr(socket, "gethostname", lambda: "secret-laptop")
    server = serve()
    smtp.send(PARCEL, reached(server, ca_file), RIGHT, nothing)
    assert server.sink.hello == "[127.0.0.1]"
    assert b"secret-laptop" not in server.sink.raw


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_server_with_an_unknown_certificate_gets_nothing(serve: Serve, tmp_path: Path, security: str) -> None:
    trustme.CA().cert_pem.write_to_path(str(tmp_path / "other.pem"))
    server = serve(security)
    with pytest.raises(DeskError, match=r"certificate of 127.0.0.1:.* can't be trusted.*Nothing was sent"):
        smtp.send(PARCEL, reached(server, str(tmp_path / "other.pem")), RIGHT, pytest.fail)
    assert not {"AUTH", "MAIL", "DATA"} & set(server.sink.steps)


def test_a_certificate_for_another_host_is_refused(serve: Serve, ca_file: str, server_context: ssl.SSLContext) -> None:
    server = serve("tls")
    with pytest.raises(DeskError, match="can't be trusted"):
        smtp.send(PARCEL, reached(server, ca_file, host="localhost"), RIGHT, pytest.fail)
    assert server.sink.steps == []


def test_a_server_without_starttls_gets_neither_password_nor_text_although_it_would_take_both(
    serve: Serve, ca_file: str
) -> None:
    server = serve("none")
    with pytest.raises(DeskError, match="offers no encryption"):
        smtp.send(PARCEL, reached(server, ca_file), RIGHT, pytest.fail)
    assert b"AUTH" not in server.sink.raw
    assert server.sink.steps[0] == "EHLO"
    assert not {"AUTH", "MAIL", "RCPT", "DATA"} & set(server.sink.steps)
    assert bytes(server.sink.raw).lower().startswith(b"ehlo [127.0.0.1]\r\n")
    assert len(server.sink.raw) < 40


def test_a_server_that_fails_at_starttls_gets_nothing_in_clear_text(serve: Serve, ca_file: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        got = _pretends_to_know_starttls(listening)
        server = Reached("127.0.0.1", listening.getsockname()[1], "starttls", USER, ca_file)
        with pytest.raises(DeskError, match=r"can't be reached .*not today"):
            smtp.send(PARCEL, server, RIGHT, pytest.fail)
        assert b"AUTH" not in got()
        assert b"MAIL" not in got()


def _pretends_to_know_starttls(listening: socket.socket) -> Callable[[], bytes]:
    from threading import Thread

    got = bytearray()

    def serve() -> None:
        client, _address = listening.accept()
        with client:
            client.sendall(b"220 hello\r\n")
            for answer in (b"250-hello\r\n250-AUTH PLAIN\r\n250 STARTTLS\r\n", b"454 not today\r\n"):
                got.extend(client.recv(1000))
                client.sendall(answer)
            while part := client.recv(1000):
                got.extend(part)

    thread = Thread(target=serve, daemon=True)
    thread.start()

    def after() -> bytes:
        thread.join(5)
        return bytes(got)

    return after


@pytest.mark.parametrize("credentials", [Credentials("wrong"), Credentials("wrong-é")])
@pytest.mark.parametrize("offered", ["PLAIN", "LOGIN"])
def test_a_wrong_password_is_tried_once_and_told_without_it(
    serve: Serve, ca_file: str, credentials: Credentials, offered: str
) -> None:
    server = serve(auth_exclude_mechanism=[{"PLAIN": "LOGIN", "LOGIN": "PLAIN"}[offered]])
    with pytest.raises(LoginRefusedError, match=r"refused ana@wfh.test or the password") as refused:
        smtp.send(PARCEL, reached(server, ca_file), credentials, pytest.fail)
    assert credentials.secret not in str(refused.value)
    assert server.sink.steps.count("AUTH") == 1
    assert server.sink.messages == []


def test_a_password_goes_by_login_too(serve: Serve, ca_file: str) -> None:
    server = serve(auth_exclude_mechanism=["PLAIN"])
    smtp.send(PARCEL, reached(server, ca_file), RIGHT, nothing)
    assert len(server.sink.messages) == 1


def test_a_server_that_offers_no_login_is_told_of_and_gets_nothing(serve: Serve, ca_file: str) -> None:
    server = serve(auth_exclude_mechanism=["PLAIN", "LOGIN"])
    with pytest.raises(NotSent, match="offers no login"):
        smtp.send(PARCEL, reached(server, ca_file), RIGHT, pytest.fail)
    assert "AUTH" not in server.sink.steps


def test_a_closed_port_and_a_host_that_cannot_be_are_told_of(ca_file: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    for host, reason in (("127.0.0.1", "refused"), ("a..b", "label"), (64 * "a" + ".test", "label")):
        with pytest.raises(DeskError, match=f"can't be reached .*{reason}.*Nothing was sent"):
            smtp.send(PARCEL, Reached(host, port, "tls", USER, ca_file), RIGHT, pytest.fail)


def test_a_file_of_certificates_that_holds_none_is_told_of(serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "empty.pem").write_text("no certificate\n")
    for name in ("empty.pem", "missing.pem"):
        with pytest.raises(DeskError, match=f"{name} holds no certificates"):
            smtp.send(PARCEL, reached(serve(), str(tmp_path / name)), RIGHT, pytest.fail)


def test_an_answer_that_is_none_leaves_it_unknown_whether_the_message_went_out(serve: Serve, ca_file: str) -> None:
    server = serve()
    server.sink.answers["TEXT"] = "what?"
    with pytest.raises(UnknownOutcome, match="may have gone out"):
        smtp.send(PARCEL, reached(server, ca_file), RIGHT, nothing)


def test_a_record_that_cannot_be_kept_stops_the_text_at_once(serve: Serve, ca_file: str) -> None:
    server = serve()

    def refuse() -> None:
        raise DeskError("the disk is full")

    began = time.monotonic()
    with pytest.raises(DeskError, match="the disk is full"):
        smtp.send(PARCEL, reached(server, ca_file), RIGHT, refuse)
    assert time.monotonic() - began < 5, "it waited for an answer to a farewell that the server takes for text"
    assert server.sink.messages == []


# --- what the desk makes of it ------------------------------------------------------------------------------------


def test_an_update_is_sent_and_recorded_word_for_word(serve: Serve, ready: Ready, go: Go, states: States) -> None:
    server = serve()
    ready(server)
    text = go("update").out
    sent = go("update", "--send", "--yes")
    assert (sent.code, sent.out) == (0, "")
    assert sent.err.endswith("Update 1 was sent.\n")
    assert states() == ["sent"]
    assert go("update", "show", "1").out == text
    assert go("update", "--send", "--yes").code == 2
    assert len(server.sink.messages) == 1


def test_a_message_has_the_senders_domain_and_no_host_name_and_no_blind_copy(
    serve: Serve, ready: Ready, go: Go
) -> None:
    server = serve("tls")
    ready(server)
    assert go("update", "--cc", "priya@wfh.test").code == 0
    assert go("update", "--send", "--yes", "--cc", "priya@wfh.test").code == 0
    (arrived,) = server.sink.messages
    assert isinstance(arrived.content, bytes)
    message = message_from_bytes(arrived.content, policy=policy.default)
    (record,) = json.loads(go("update", "list", "--json").out)
    assert message["Message-ID"] == record["message_id"]
    assert message["Message-ID"].endswith("@wfh.test>")
    assert platform.node().encode() not in arrived.content
    assert sorted(name.lower() for name in message) == sorted(
        ["subject", "from", "to", "cc", "mime-version", "content-type", "date", "message-id"]
    )
    assert arrived.rcpt_tos == ["boss@wfh.test", "priya@wfh.test"]


def test_each_update_has_one_message_id_and_no_two_have_the_same(serve: Serve, ready: Ready, go: Go) -> None:
    server = serve()
    ready(server)
    server.sink.answers["RCPT"] = "450 4.7.1 greylisted, come again"
    assert go("update", "--send", "--yes").code == 1
    del server.sink.answers["RCPT"]
    server.sink.answers["TEXT"] = "451 4.3.0 try again later"
    assert go("update", "--send", "--yes").code == 1
    del server.sink.answers["TEXT"]
    go("update")
    assert go("update", "--send", "--yes").code == 0
    first, second = json.loads(go("update", "list", "--json").out)
    assert (first["state"], second["state"]) == ("failed", "sent")
    assert first["message_id"] != second["message_id"]


def test_a_refused_recipient_is_named_and_recorded_while_the_others_get_it(serve: Serve, ready: Ready, go: Go) -> None:
    server = serve()
    server.sink.answers["gone@wfh.test"] = "550 5.1.1 no such user"
    ready(server)
    both = ("--to", "boss@wfh.test", "gone@wfh.test")
    go("update", *both)
    sent = go("update", "--send", "--yes", *both)
    assert sent.code == 1
    assert "went out, but not to everybody: gone@wfh.test: 5.1.1 no such user" in sent.err
    (record,) = json.loads(go("update", "list", "--json").out)
    assert (record["state"], record["refused"]) == ("sent", ["gone@wfh.test"])
    assert [message.rcpt_tos for message in server.sink.messages] == [["boss@wfh.test"]]


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"RCPT": "550 5.1.1 no such user"}, "every recipient (boss@wfh.test: 5.1.1 no such user). Nothing was sent."),
        ({"RCPT": "450 4.7.1 greylisted"}, "every recipient (boss@wfh.test: 4.7.1 greylisted). Nothing was sent."),
        ({"MAIL": "530 5.7.0 log in first"}, "refused the message (5.7.0 log in first). Nothing was sent."),
        ({"MAIL": "552 5.3.4 too large"}, "refused the message (5.3.4 too large). Nothing was sent."),
    ],
)
def test_what_was_refused_before_the_text_leaves_no_record(
    serve: Serve, ready: Ready, go: Go, states: States, answers: dict[str, str], told: str
) -> None:
    server = serve()
    ready(server)
    server.sink.answers.update(answers)
    sent = go("update", "--send", "--yes")
    assert sent.code == 1
    assert told in sent.err
    assert states() == []
    assert "DATA" not in server.sink.steps
    server.sink.answers.clear()
    assert go("update", "--send", "--yes").code == 0, "the same text may be tried again"


def test_a_message_larger_than_the_server_takes_is_refused_by_its_size(
    serve: Serve, ready: Ready, go: Go, states: States
) -> None:
    server = serve(data_size_limit=500)
    ready(server)
    sent = go("update", "--send", "--yes")
    assert sent.code == 1
    assert "refused the message" in sent.err
    assert "size" in sent.err
    assert (states(), server.sink.messages) == ([], [])


def test_what_is_refused_after_the_text_failed_and_is_told_again(
    serve: Serve, ready: Ready, go: Go, states: States
) -> None:
    server = serve()
    ready(server)
    before = go("update").out
    server.sink.answers["TEXT"] = "554 5.7.1 looks like spam"
    sent = go("update", "--send", "--yes")
    assert sent.code == 1
    assert "refused the message (5.7.1 looks like spam). Nothing was sent." in sent.err
    assert states() == ["failed"]
    assert go("update").out == before
    assert go("update", "unsent", "1").code == 2, "it is settled"


@pytest.mark.parametrize("case", ["reset", "slow"])
def test_a_connection_lost_after_the_text_leaves_it_unknown(
    serve: Serve, ready: Ready, go: Go, states: States, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    server = serve()
    ready(server)
    if case == "reset":
        server.sink.breaks_at = "DATA"
    else:
        server.sink.slow = 3
        monkeypatch.setattr(smtp, "PATIENCE", 0.5)
    began = time.monotonic()
    sent = go("update", "--send", "--yes")
    assert time.monotonic() - began < 2.5
    assert sent.code == 1
    assert "it may have gone out" in sent.err
    assert "wfhdesk update sent 1, or: wfhdesk update unsent 1" in sent.err
    assert states() == ["unknown"]
    server.sink.breaks_at = ""
    again = go("update", "--send", "--yes")
    assert again.code == 2
    assert len(server.sink.messages) == (1 if case == "slow" else 0)


def test_a_server_that_hangs_before_the_text_leaves_no_record(
    serve: Serve, ready: Ready, go: Go, states: States, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve()
    ready(server)
    monkeypatch.setattr(smtp, "PATIENCE", 0.4)
    server.sink.at["MAIL"] = lambda: time.sleep(1.5)
    sent = go("update", "--send", "--yes")
    assert (sent.code, states()) == (1, [])
    assert "broke off" in sent.err
    assert "Nothing was sent" in sent.err


def test_a_server_that_hangs_at_the_farewell_changes_nothing(
    serve: Serve, ready: Ready, go: Go, states: States, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve()
    ready(server)
    monkeypatch.setattr(smtp, "FAREWELL", 0.3)
    server.sink.at["QUIT"] = lambda: time.sleep(1.5)
    began = time.monotonic()
    assert go("update", "--send", "--yes").code == 0
    assert time.monotonic() - began < 1.5
    assert states() == ["sent"]
