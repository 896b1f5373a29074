"""Passwords and tokens: where they are looked for, in which order, and that they end up nowhere else."""

# ruff: noqa: PLR0917 - fixtures come by position

from __future__ import annotations

import os
import shlex
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from delivery.conftest import WFHDESK, Configure, Go, Serve, Start
from delivery.imap_server import Mailbox
from delivery.smtp_server import PASSWORD, TLS_FROM_THE_START, TOKEN, USER, Server
from delivery.terminal import talk
from wfhdesk.adapters import secrets
from wfhdesk.adapters.mail import imap, smtp
from wfhdesk.adapters.mail.connection import Credentials, LoginRefusedError, Parcel
from wfhdesk.adapters.mail.connection import Server as Reached
from wfhdesk.desk.desk import open_desk
from wfhdesk.domain.errors import DeskError

pytestmark = TLS_FROM_THE_START
Ready = Callable[..., None]
States = Callable[[], list[str]]
PARCEL = Parcel(b"Message-ID: <1@wfh.test>\r\n\r\nb\r\n", "<1@wfh.test>", "ana@wfh.test", ("boss@wfh.test",))


def prints(text: str) -> str:
    """Return a command that prints a text."""
    return shlex.join([sys.executable, "-c", f"print({text!r})"])


@pytest.fixture
def keyring_with(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[dict[str, str]], None]]:
    """Put a keyring in memory in place of the system's."""
    import keyring
    from keyring.backend import KeyringBackend

    class InMemory(KeyringBackend):
        priority = 5
        kept: dict[tuple[str, str], str]

        def get_password(self, service: str, username: str) -> str | None:
            return self.kept.get((service, username))

        def set_password(self, service: str, username: str, password: str) -> None:
            self.kept[service, username] = password

        def delete_password(self, service: str, username: str) -> None:
            del self.kept[service, username]

    before = keyring.core._keyring_backend

    def keyring_with(kept: dict[str, str]) -> None:
        backend = InMemory()  # type: ignore[no-untyped-call]
        backend.kept = {("wfhdesk", name): secret for name, secret in kept.items()}
        keyring.set_keyring(backend)

    yield keyring_with
    keyring.core._keyring_backend = before


@pytest.mark.parametrize("what", ["mail", "imap"])
def test_a_secret_is_looked_for_in_order(
    configure: Configure, monkeypatch: pytest.MonkeyPatch, folder: Path, what: str,
    keyring_with: Callable[[dict[str, str]], None],
) -> None:  # fmt: skip
    variable = {"mail": "WFHDESK_SMTP_PASSWORD", "imap": "WFHDESK_IMAP_PASSWORD"}[what]
    other = {"mail": "WFHDESK_IMAP_PASSWORD", "imap": "WFHDESK_SMTP_PASSWORD"}[what]
    monkeypatch.setenv(variable, "of the environment")
    monkeypatch.setenv(other, "of the other")
    token, asked_for = {"token_command": prints("a token")}, {"password_command": prints("of a command\nmore")}
    keyring_with({f"{what}:{USER}": "of the keyring"})

    def found(*sections: dict[str, str]) -> Credentials:
        merged: dict[str, dict[str, object]] = {}
        for section, values in zip(("mail", what), sections, strict=False):
            merged[section] = {**merged.get(section, {}), **values}
        configure(**merged)
        passwords = open_desk(str(folder)).passwords
        passwords.ask = lambda question: f"typed at {question}"
        return passwords.credentials(what, USER)

    assert found(token, asked_for) == Credentials("of the environment")
    monkeypatch.delenv(variable)
    assert found(token, asked_for) == Credentials("of a command")
    assert found(token) == Credentials("a token", is_token=True)
    assert found() == Credentials("of the keyring")
    keyring_with({})
    assert found() == Credentials(f"typed at Password of {USER}: ")


def test_a_command_that_gives_no_password_is_told_of_without_what_it_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets, "_COMMAND_PATIENCE", 0.5)
    for words, told in (
        (["sh", "-c", "echo half-a-secret; exit 3"], "exit code 3"),
        (["sh", "-c", "echo half-a-secret; exec sleep 20"], "in time"),
        (["true"], "exit code 0"),
        (["/no/such/program"], "could not be started"),
    ):
        with pytest.raises(DeskError, match=told) as problem:
            secrets.from_command(words)
        assert "half-a-secret" not in "".join(traceback.format_exception(problem.value))


@pytest.mark.parametrize("way", ["--send", "--draft"])
def test_a_token_logs_in_with_the_very_string_that_servers_expect(
    serve: Serve, mailbox: Mailbox, ready: Ready, go: Go, states: States, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    server = serve()
    ready(server, mailbox, mail={"token_command": prints(TOKEN)})
    monkeypatch.delenv("WFHDESK_SMTP_PASSWORD")
    monkeypatch.delenv("WFHDESK_IMAP_PASSWORD")
    sent = go("update", way, "--yes")
    assert sent.code == 0, sent.err
    expected = [f"user={USER}\x01auth=Bearer {TOKEN}\x01\x01"]
    assert (server.sink.tokens if way == "--send" else mailbox.secrets) == expected
    assert states() == ["sent" if way == "--send" else "exported"]


@pytest.mark.parametrize("way", ["--send", "--draft"])
def test_a_token_that_is_refused_is_told_without_it(
    serve: Serve, mailbox: Mailbox, ready: Ready, go: Go, states: States, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    ready(serve("tls"), mailbox, mail={"token_command": prints("expired-3311")})
    monkeypatch.delenv("WFHDESK_SMTP_PASSWORD")
    monkeypatch.delenv("WFHDESK_IMAP_PASSWORD")
    sent = go("update", way, "--yes")
    assert sent.code == 1
    assert "refused ana@wfh.test or the password" in sent.err
    assert "expired-3311" not in sent.err
    assert states() == []


def test_a_server_that_takes_no_tokens_gets_none(serve: Serve, ca_file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from delivery.smtp_server import Sink

    monkeypatch.delattr(Sink, "auth_XOAUTH2")
    server = serve()
    with pytest.raises(DeskError, match="offers no login"):
        smtp.try_login(Reached("127.0.0.1", server.port, "starttls", USER, ca_file), Credentials(TOKEN, is_token=True))
    assert "AUTH" not in server.sink.steps


def test_without_any_password_one_is_told_how_to_give_one(
    serve: Serve, mailbox: Mailbox, ready: Ready, go: Go, monkeypatch: pytest.MonkeyPatch,
    keyring_with: Callable[[dict[str, str]], None],
) -> None:  # fmt: skip
    ready(serve(), mailbox)
    monkeypatch.delenv("WFHDESK_SMTP_PASSWORD")
    assert "no keyring that keeps a password secret. Set WFHDESK_SMTP_PASSWORD" in go("update", "--send", "--yes").err
    keyring_with({})
    assert "no password for ana@wfh.test yet: wfhdesk password set mail" in go("update", "--send", "--yes").err
    monkeypatch.delenv("WFHDESK_IMAP_PASSWORD")
    assert "wfhdesk password set imap" in go("update", "--draft", "--yes").err


def test_a_password_typed_at_the_terminal_sends(serve: Serve, ready: Ready, monkeypatch: pytest.MonkeyPatch) -> None:
    server = serve()
    ready(server)
    monkeypatch.delenv("WFHDESK_SMTP_PASSWORD")
    answers = [("[y/N] ", "y\n"), (f"Password of {USER}: ", f"{PASSWORD}\n")]
    seen = talk([*WFHDESK, "update", "--send"], answers, os.environ)
    assert seen.code == 0
    assert PASSWORD not in seen.text
    assert len(server.sink.messages) == 1
    seen = talk([*WFHDESK, "password", "set", "mail"], [("Password of", "\x04")], os.environ)
    assert seen.code == 2
    assert "Nothing was typed." in seen.text


# --- the keyring --------------------------------------------------------------------------------------------------

_PLAINTEXT = """
from keyring.backend import KeyringBackend
class PlaintextKeyring(KeyringBackend):
    priority = .5
    def get_password(self, service, username): return "from a plain file"
    def set_password(self, service, username, password): open({kept!r}, "w").write(password)
"""
_OWN = "from keyrings.alt.file import PlaintextKeyring\nclass Mine(PlaintextKeyring): priority = 9\n"


@pytest.mark.parametrize(
    "backend",
    [
        "keyring.backends.fail.Keyring",
        "keyring.backends.null.Keyring",
        "keyrings.alt.file.PlaintextKeyring",
        "own.Mine",
    ],
)
def test_a_keyring_that_keeps_no_secret_is_refused(configure: Configure, tmp_path: Path, backend: str) -> None:
    modules, kept = tmp_path / "modules", tmp_path / "kept"
    (modules / "keyrings" / "alt").mkdir(parents=True)
    (modules / "keyrings" / "alt" / "file.py").write_text(_PLAINTEXT.format(kept=str(kept)))
    (modules / "own.py").write_text(_OWN)
    configure()
    environment = {
        **os.environ,
        "PYTHON_KEYRING_BACKEND": backend,
        "PYTHONPATH": f"{modules}:{os.environ.get('PYTHONPATH', '')}",
    }
    seen = talk([*WFHDESK, "password", "set", "mail"], [("Password of", "a-secret-12\n")], environment)
    assert seen.code == 1
    assert "has no keyring that keeps a password secret" in seen.text
    assert "wfhdesk config set mail.password_command" in seen.text
    assert "a-secret-12" not in seen.text
    assert not kept.exists()


@pytest.mark.parametrize("backend", ["no.such.Keyring", "nonsense"])
def test_a_keyring_that_cannot_be_loaded_is_told_of_in_a_sentence(
    configure: Configure, go: Go, start: Start, backend: str
) -> None:
    configure()
    process = start("password", "clear", "mail", PYTHON_KEYRING_BACKEND=backend)
    _out, said = process.communicate(timeout=20)
    assert process.returncode == 1
    assert said.startswith("wfhdesk: The keyring refused (")
    assert said.count("\n") == 1


def test_a_chain_is_used_by_the_member_that_keeps_a_secret(
    monkeypatch: pytest.MonkeyPatch, keyring_with: Callable[[dict[str, str]], None]
) -> None:
    import keyring
    from keyring.backends.fail import Keyring as Failing

    keyring_with({"mail:ana": "kept well"})
    sound = keyring.get_keyring()
    failing = Failing()  # type: ignore[no-untyped-call]
    chain = type("Chain", (), {"backends": [failing, sound], "get_password": pytest.fail})()
    monkeypatch.setattr(keyring, "get_keyring", lambda: chain)
    assert secrets.from_keyring("mail", "ana") == "kept well"
    chain.backends = []
    with pytest.raises(DeskError, match="no keyring that keeps"):
        secrets.from_keyring("mail", "ana")


@pytest.mark.parametrize("hangs_at", ["get_keyring", "get_password"])
def test_a_keyring_that_hangs_is_given_up_in_time(monkeypatch: pytest.MonkeyPatch, hangs_at: str) -> None:
    import keyring

    end = threading.Event()
    monkeypatch.setattr(secrets, "PATIENCE", 0.2)
    waits = lambda *_arguments: end.wait(20)  # noqa: E731
    monkeypatch.setattr(
        keyring, "get_keyring", waits if hangs_at == "get_keyring" else type("K", (), {hangs_at: waits})
    )
    began = time.monotonic()
    with pytest.raises(DeskError, match="did not answer within"):
        secrets.from_keyring("mail", "ana")
    end.set()
    assert time.monotonic() - began < 2


def test_any_error_of_a_keyrings_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring

    class Odd(Exception):
        pass

    def refuse(*_arguments: str) -> None:
        raise Odd

    monkeypatch.setattr(keyring, "get_keyring", type("K", (), {"set_password": refuse}))
    with pytest.raises(DeskError, match=r"The keyring refused \(Odd\)"):
        secrets.keep("mail", "ana", "a-secret")


def test_passwords_are_set_at_a_terminal_only(configure: Configure, go: Go) -> None:
    configure()
    refused = go("password", "set", "mail")
    assert refused.code == 2
    assert "only typed at a terminal" in refused.err
    assert go("password", "set", "mail", "a-secret-in-argv").code == 2
    configure(mail={"user": ""})
    assert "No user name is set: wfhdesk config set imap.user NAME" in go("password", "clear", "imap").err


# --- nothing secret anywhere --------------------------------------------------------------------------------------


@pytest.mark.parametrize("secret", ["geheim-Wörter-9137\udce9", "short-é-31"])
def test_no_error_of_a_login_holds_the_secret_nor_does_what_it_came_from(
    serve: Serve, mailbox: Mailbox, ca_file: str, secret: str
) -> None:
    secret = secret.encode("utf-8", "replace").decode()
    server = serve()
    where = Reached("127.0.0.1", server.port, "starttls", USER, ca_file)
    box = where._replace(port=mailbox.port, security="tls")
    for is_token in (False, True):
        credentials = Credentials(secret, is_token)
        for attempt in (
            lambda credentials=credentials: smtp.send(PARCEL, where, credentials, lambda: None),
            lambda credentials=credentials: imap.keep_draft(PARCEL, box, credentials),
        ):
            with pytest.raises(LoginRefusedError) as refused:
                attempt()
            assert secret not in "".join(traceback.format_exception(refused.value))
            assert secret not in repr(credentials) + str(credentials)
            assert secret not in "".join(map(repr, _chain(refused.value)))


def _chain(problem: BaseException | None) -> Iterator[object]:
    while problem is not None and not problem.__suppress_context__:
        yield from (problem, problem.args, vars(problem))
        problem = problem.__cause__ or problem.__context__


@pytest.mark.parametrize("right", [True, False])
@pytest.mark.parametrize("way", ["--send", "--draft", "--pipe"])
@pytest.mark.parametrize("by", ["environment", "password_command", "token_command"])
def test_no_output_no_file_and_no_command_line_holds_a_secret(
    serve: Serve, mailbox: Mailbox, ready: Ready, start: Start, folder: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, by: str, way: str, right: bool,
) -> None:  # fmt: skip
    secret = (TOKEN if by == "token_command" else PASSWORD) if right else "falsch-Wörter-777"
    (tmp_path / "secret").write_text(secret + "\n")
    command = f"cat {tmp_path / 'secret'}"
    sections: dict[str, dict[str, object]] = {"mail": {"command": "sleep 0.3"}}
    for name in ("WFHDESK_SMTP_PASSWORD", "WFHDESK_IMAP_PASSWORD"):
        monkeypatch.setenv(name, secret)
    if by != "environment":
        sections["mail"][by] = command
    if by == "password_command":
        sections["imap"] = {by: command}
    server = serve()
    ready(server, mailbox, **sections)
    if by != "environment":
        monkeypatch.delenv("WFHDESK_SMTP_PASSWORD")
        monkeypatch.delenv("WFHDESK_IMAP_PASSWORD")
    process = start("update", way, "--yes")
    lines = _command_lines_while_it_runs(process)
    said = "".join(process.communicate(timeout=20))
    assert process.returncode == (0 if right or way == "--pipe" else 1), said
    assert len(lines) >= 1
    home = Path(os.environ["HOME"])
    files = [path for place in (folder, home) for path in place.rglob("*") if path.is_file()]
    assert {"shown-updates", "config.toml"} <= {path.name for path in files}
    everything = said.encode() + b"\n".join(lines) + b"".join(path.read_bytes() for path in files)
    assert secret.encode() not in everything
    for part in ("Wörter", "token-8842"):
        assert part.encode() not in everything


def _command_lines_while_it_runs(process: object) -> set[bytes]:
    """Return the command lines of a process and its children, looked at again and again until it ends."""
    lines: set[bytes] = set()
    while process.poll() is None:  # type: ignore[attr-defined]
        pids = [process.pid]  # type: ignore[attr-defined]
        for pid in pids:
            try:
                lines.add(Path(f"/proc/{pid}/cmdline").read_bytes())
                for task in Path(f"/proc/{pid}/task").iterdir():
                    pids += map(int, (task / "children").read_text().split())
            except OSError:
                continue
        time.sleep(0.002)
    return lines


def test_the_look_at_command_lines_sees_children(start: Start) -> None:
    import subprocess

    with subprocess.Popen(["sh", "-c", "sleep 0.3; true"]) as process:
        assert b"sleep\x000.3\x00" in _command_lines_while_it_runs(process)


def test_a_refused_password_at_a_terminal_is_nowhere(
    serve: Server, ready: Ready, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    server = serve()  # type: ignore[operator]
    ready(server)
    monkeypatch.delenv("WFHDESK_SMTP_PASSWORD")
    answers = [("[y/N] ", "y\n"), (f"Password of {USER}: ", "falsch-9931\n")]
    seen = talk([*WFHDESK, "update", "--send"], answers, os.environ)
    assert seen.code == 1
    assert "falsch-9931" not in seen.text
    assert not any(b"falsch-9931" in path.read_bytes() for path in folder.rglob("*") if path.is_file())
