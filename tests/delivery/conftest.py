"""What the tests of delivery share: servers, a desk that knows them, and wfhdesk in this process or in one of its own."""

from __future__ import annotations

import json
import os
import signal
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import trustme

from delivery.imap_server import Mailbox
from delivery.smtp_server import PASSWORD, USER, Server
from wfhdesk.cli.main import main

WFHDESK = (sys.executable, "-m", "wfhdesk")


class Said(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


Go = Callable[..., Said]
Serve = Callable[..., Server]
Start = Callable[..., "subprocess.Popen[str]"]
Configure = Callable[..., None]


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="session")
def ca_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


@pytest.fixture(scope="session")
def server_context(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


@pytest.fixture
def serve(server_context: ssl.SSLContext) -> Iterator[Serve]:
    """Start a mail server; more settings of aiosmtpd's may follow."""
    with ExitStack() as started:

        def serve(security: str = "starttls", **settings: Any) -> Server:
            server = Server(security, server_context, **settings)
            server.start()
            started.callback(server.stop)
            return server

        yield serve


@pytest.fixture
def mailbox(server_context: ssl.SSLContext) -> Iterator[Mailbox]:
    box = Mailbox(server_context)
    yield box
    box.close()


@pytest.fixture(autouse=True)
def _nobody_else_answers(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no keyring, browser or clipboard of the machine take part, and no display."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WFHDESK_DIR", str(folder))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


@pytest.fixture
def configure(folder: Path, ca_file: str) -> Configure:
    """Write the settings: who one is, and the servers given; more settings as `mail={"command": ...}`."""

    def configure(server: Server | None = None, box: Mailbox | None = None, **sections: dict[str, object]) -> None:
        settings: dict[str, dict[str, object]] = {
            "me": {"name": "Ana", "email": "ana@wfh.test", "timezone": "Europe/Amsterdam"},
            "supervisor": {"email": "boss@wfh.test"},
            "mail": {"host": "127.0.0.1", "user": USER, "ca_file": ca_file},
            "imap": {},
        }
        if server:
            settings["mail"] |= {"port": server.port, "security": server.security}
        if box:
            settings["imap"] |= {"host": "127.0.0.1", "port": box.port, "security": "tls", "ca_file": ca_file}
        for section, values in sections.items():
            settings[section] = {**settings.get(section, {}), **values}
        folder.mkdir(exist_ok=True)
        (folder / "config.toml").write_text(_toml(settings), encoding="utf-8")

    return configure


def _toml(settings: dict[str, dict[str, object]]) -> str:
    lines = []
    for section, values in settings.items():
        lines.append(f"[{section}]")
        lines += [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values.items()]
    return "\n".join(lines) + "\n"


@pytest.fixture
def password(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("WFHDESK_SMTP_PASSWORD", PASSWORD)
    monkeypatch.setenv("WFHDESK_IMAP_PASSWORD", PASSWORD)
    return PASSWORD


@pytest.fixture
def go(capfd: pytest.CaptureFixture[str]) -> Go:
    """Run a command in this process, which is quicker than one of its own; nobody is at a terminal."""

    def go(*arguments: str) -> Said:
        capfd.readouterr()
        code = main(arguments)
        sys.stdout.flush()
        return Said(code, *capfd.readouterr())

    return go


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a command in a process of its own, with no terminal at all, and leave it running."""
    with ExitStack() as running:

        def start(*arguments: str, **environment: str) -> subprocess.Popen[str]:
            process = subprocess.Popen(
                [*WFHDESK, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                env={**os.environ, "PYTHONUTF8": "1", **environment},
                start_new_session=True,
                preexec_fn=_hears_ctrl_c,  # noqa: PLW1509 - one system call
            )
            running.enter_context(process)
            running.callback(process.kill)
            return process

        yield start


def _hears_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell has its background jobs ignore it, and children inherit that


@pytest.fixture
def states(go: Go) -> Callable[[], list[str]]:
    """Return the states of the updates there are."""
    return lambda: [update["state"] for update in json.loads(go("update", "list", "--json").out)]


@pytest.fixture
def ready(configure: Configure, go: Go, password: str) -> Callable[..., None]:
    """Prepare a desk with something to tell that was printed already, and the servers to tell it by."""

    def ready(server: Server | None = None, box: Mailbox | None = None, **sections: dict[str, object]) -> None:
        configure(server, box, **sections)
        assert go("log", "Wrote the onboarding guide => new people start in a day").code == 0
        assert go("update").code == 0

    return ready
