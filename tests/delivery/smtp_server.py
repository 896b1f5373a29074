"""A mail server (aiosmtpd) that does as it is told: it keeps what arrives, refuses, breaks off, waits, kills its client."""

from __future__ import annotations

import asyncio
import os
import signal
import ssl
import time
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword

USER = "ana@wfh.test"
PASSWORD = "geheim-Wörter-9137"
"""It is looked for in everything that wfhdesk writes; and not all of it is ASCII, as a person's may be."""
TOKEN = "ya29.token-8842-Zx"

# aiosmtpd warns of a login without STARTTLS, which is what a server with TLS from the first byte has.
TLS_FROM_THE_START = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS:UserWarning")


@dataclass
class Sink:
    """What the server does at each step, and what reached it."""

    messages: list[Envelope] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    raw: bytearray = field(default_factory=bytearray)
    hello: str = ""
    tokens: list[str] = field(default_factory=list)
    at: dict[str, Callable[[], None]] = field(default_factory=dict)
    """What to do at a step, before it is answered: EHLO, AUTH, MAIL, RCPT, DATA, TEXT (all of it arrived), QUIT."""
    answers: dict[str, str] = field(default_factory=dict)
    """What to answer at MAIL, TEXT, or to RCPT of an address."""
    breaks_at: str = ""
    """DATA: reset the connection in the midst of the text."""
    slow: float = 0.0
    """Seconds to wait with the answer to a text that has arrived."""

    async def reached(self, step: str) -> None:
        self.steps.append(step)
        if step in self.at:
            await asyncio.get_running_loop().run_in_executor(None, self.at[step])

    async def handle_MAIL(self, server: SMTP, session: Any, envelope: Envelope, address: str, options: Any) -> str:
        if "MAIL" not in self.answers:
            envelope.mail_from = address
        return self.answers.get("MAIL", "250 OK")

    async def handle_RCPT(self, server: SMTP, session: Any, envelope: Envelope, address: str, options: Any) -> str:
        if address in self.answers or "RCPT" in self.answers:
            return self.answers.get(address) or self.answers["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Envelope) -> str:
        if "TEXT" not in self.answers:
            self.messages.append(envelope)  # before the wait: delivered, though the answer may come too late
        await self.reached("TEXT")
        if self.slow:
            await asyncio.sleep(self.slow)
        return self.answers.get("TEXT", "250 2.0.0 queued")

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:
        self.tokens.append(b64decode(args[1]).decode())
        if self.tokens[-1] == f"user={USER}\x01auth=Bearer {TOKEN}\x01\x01":
            return AuthResult(success=True, auth_data=LoginPassword(USER.encode(), b""))
        await server.push("334 eyJzdGF0dXMiOiI0MDAifQ==")
        assert await server._reader.readline() == b"\r\n", "a refusal is answered with nothing"
        return AuthResult(success=False, handled=False)


def _is_ana(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    right = isinstance(data, LoginPassword) and data == LoginPassword(USER.encode(), PASSWORD.encode())
    return AuthResult(success=right, handled=right, auth_data=data)


class _Smtp(SMTP):
    event_handler: Sink

    def data_received(self, data: bytes) -> None:
        self.event_handler.raw += data
        super().data_received(data)

    async def smtp_EHLO(self, hostname: str) -> None:
        self.event_handler.hello = hostname
        await self.event_handler.reached("EHLO")
        await super().smtp_EHLO(hostname)

    async def smtp_AUTH(self, arg: str) -> None:
        await self.event_handler.reached("AUTH")
        await super().smtp_AUTH(arg)

    async def smtp_MAIL(self, arg: str | None) -> None:
        await self.event_handler.reached("MAIL")
        await super().smtp_MAIL(arg)

    async def smtp_RCPT(self, arg: str | None) -> None:
        await self.event_handler.reached("RCPT")
        await super().smtp_RCPT(arg)

    async def smtp_DATA(self, arg: str) -> None:
        await self.event_handler.reached("DATA")
        if self.event_handler.breaks_at == "DATA":
            await self.push("354 go on")
            await self._reader.readline()
            assert isinstance(self.transport, asyncio.WriteTransport)
            self.transport.abort()
            return
        await super().smtp_DATA(arg)

    async def smtp_QUIT(self, arg: str) -> None:
        await self.event_handler.reached("QUIT")
        await super().smtp_QUIT(arg)


class Server(Controller):
    """A server on a free port of 127.0.0.1; `security` is `starttls`, `tls`, or `none` for one that can't do either."""

    settings: ClassVar[dict[str, Any]] = {"authenticator": _is_ana, "auth_required": True, "enable_SMTPUTF8": False}

    def __init__(self, security: str, trusted: ssl.SSLContext, **changed: Any) -> None:
        self.sink = Sink()
        self.security = "starttls" if security == "none" else security
        settings = {**self.settings, **changed}
        if security == "starttls":
            settings |= {"tls_context": trusted, "require_starttls": True}
        else:
            settings["auth_require_tls"] = False  # its connection is secured already, or it would take anything
        implicit = trusted if security == "tls" else None
        super().__init__(self.sink, hostname="127.0.0.1", port=0, ssl_context=implicit, **settings)

    def factory(self) -> SMTP:
        return _Smtp(self.handler, **self.SMTP_kwargs)

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
        super()._trigger_server()  # type: ignore[no-untyped-call]
        self.sink.raw.clear()  # that was the controller's own look at it
        self.sink.steps.clear()


class Victim:
    """A client that the server sends a signal to."""

    def __init__(self) -> None:
        self.pid = 0

    def gets(self, number: signal.Signals, pause: float = 0.0) -> Callable[[], None]:
        def hit() -> None:
            until = time.monotonic() + 10
            while not self.pid and time.monotonic() < until:
                time.sleep(0.005)
            os.kill(self.pid, number)
            time.sleep(pause)

        return hit
