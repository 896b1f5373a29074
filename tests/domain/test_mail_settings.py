"""Mail settings that don't fit together."""

from __future__ import annotations

import pytest

from wfhdesk.domain.mail_settings import Misfit, misfits

NOTHING = {
    **{f"{what}.{name}": "" for what in ("mail", "imap") for name in ("host", "port", "user", "ca_file")},
    **dict.fromkeys(("mail.password_command", "mail.token_command", "mail.command", "imap.password_command"), ""),
    "mail.security": "starttls",
    "imap.security": "tls",
    "me.email": "",
    "publish.command": "",
}
SENDING = {"me.email": "ana@example.org", "mail.host": "smtp.example.org", "mail.user": "ana"}


def found(**more: str) -> list[Misfit]:
    return misfits({**NOTHING, **{key.replace("__", "."): value for key, value in more.items()}})


def with_sending(**more: str) -> list[Misfit]:
    return misfits({**NOTHING, **SENDING, **{key.replace("__", "."): value for key, value in more.items()}})


def test_nothing_set_is_fine() -> None:
    assert found() == []


def test_what_is_asked_for_by_config_mail_fits() -> None:
    assert with_sending() == []
    assert with_sending(imap__host="imap.example.org") == []


@pytest.mark.parametrize(
    ("key", "port", "security", "usual"),
    [
        ("mail", "465", "starttls", "tls"),
        ("mail", "587", "tls", "starttls"),
        ("imap", "993", "starttls", "tls"),
        ("imap", "143", "tls", "starttls"),
    ],
)
def test_a_port_that_is_secured_otherwise_is_told(key: str, port: str, security: str, usual: str) -> None:
    more = {f"{key}__port": port, f"{key}__security": security, "imap__host": "imap.example.org"}
    (one,) = with_sending(**more)
    assert one.stops
    assert one.advice == f"wfhdesk config set {key}.security {usual}"
    assert with_sending(**{**more, f"{key}__security": usual}) == []
    assert with_sending(**{**more, f"{key}__port": "2525"}) == []


@pytest.mark.parametrize("key", ["mail__host", "mail__command", "imap__host"])
def test_a_way_to_send_without_a_sender_is_told(key: str) -> None:
    (one,) = found(**{key: "msmtp"}, imap__user="ana" if key == "imap__host" else "")
    assert one.stops
    assert "me.email" in one.text


def test_a_mailbox_of_nobody_is_told() -> None:
    mailbox = {"me__email": "ana@example.org", "imap__host": "imap.example.org"}
    (one,) = found(**mailbox)
    assert one.stops
    assert "imap.user" in one.text
    assert found(**mailbox, imap__user="ana") == []
    assert found(**mailbox, mail__user="ana") == []


@pytest.mark.parametrize(
    "key", ["mail__port", "mail__user", "mail__password_command", "mail__token_command", "imap__user", "imap__ca_file"]
)
def test_what_counts_for_nothing_without_a_host_is_a_note(key: str) -> None:
    (one,) = found(**{key: "1"})
    assert not one.stops
    assert key.replace("__", ".") in one.text


def test_the_user_and_token_of_mail_count_for_the_mailbox_too() -> None:
    mailbox = {"me__email": "ana@example.org", "imap__host": "imap.example.org", "mail__user": "ana"}
    assert found(**mailbox, mail__token_command="token") == []
    (one,) = found(**mailbox, mail__port="587")
    assert "mail.port is set" in one.text


def test_a_token_that_a_password_passes_over_is_a_note() -> None:
    (one,) = with_sending(mail__password_command="pass", mail__token_command="token")
    assert not one.stops
    assert with_sending(mail__token_command="token") == []
