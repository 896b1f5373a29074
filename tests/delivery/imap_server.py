"""A mailbox (IMAP over TLS) that does as it is told: as many commands as keeping a draft takes, and its dangers."""

from __future__ import annotations

import re
import socket
import ssl
import threading
from base64 import b64decode
from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO

from delivery.smtp_server import PASSWORD, TOKEN, USER

DRAFTS = rb'(\HasNoChildren \Drafts) "/" "Drafts"'


class Mailbox:
    """A server on a free port of 127.0.0.1; what it keeps and does is set from outside."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self.capabilities = "IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2"
        self.listed = [DRAFTS]
        self.listed_when_asked: list[bytes] | None = None
        self.kept: list[bytes] = []
        self.commands: list[str] = []
        self.answers: dict[str, str] = {}
        self.at: dict[str, Callable[[], None]] = {}
        self.secrets: list[str] = []
        self._context = context
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join(5)

    def _serve(self) -> None:
        while True:
            try:
                plain, _address = self._listening.accept()
            except OSError:
                return
            with suppress(OSError), self._context.wrap_socket(plain, server_side=True) as connection:
                connection.settimeout(10)
                with connection.makefile("rwb") as stream:
                    self._talk(stream)  # type: ignore[arg-type]

    def _talk(self, stream: BinaryIO) -> None:
        self._say(stream, "* OK ready")
        while line := stream.readline().decode():
            tag, _space, rest = line.strip().partition(" ")
            name = rest.split(" ")[0].upper()
            self.commands.append(rest)
            done = self._do(stream, name, rest)
            if name in self.at:
                self.at[name]()
            self._say(stream, f"{tag} {self.answers.get(name, done)}")
            if name == "LOGOUT":
                return

    def _do(self, stream: BinaryIO, name: str, rest: str) -> str:
        if name == "CAPABILITY":
            self._say(stream, f"* CAPABILITY {self.capabilities}")
        elif name == "AUTHENTICATE":
            return self._check(stream, rest.split()[1])
        elif name == "LOGIN":
            self.secrets.append(rest.removeprefix("LOGIN "))
        elif name == "LIST":
            self._list(stream, asked="SPECIAL-USE" in rest)
        elif name == "SEARCH":
            wanted = re.search("<.*>", rest)
            assert wanted
            found = [str(place) for place, kept in enumerate(self.kept, 1) if wanted[0].encode() in kept]
            self._say(stream, f"* SEARCH {' '.join(found)}".rstrip())
        elif name == "APPEND":
            return self._keep(stream, rest)
        return "OK done"

    def _check(self, stream: BinaryIO, mechanism: str) -> str:
        self._say(stream, "+ ")
        answer = b64decode(stream.readline()).decode()
        self.secrets.append(answer)
        right = f"\0{USER}\0{PASSWORD}" if mechanism == "PLAIN" else f"user={USER}\x01auth=Bearer {TOKEN}\x01\x01"
        if answer == right:
            return "OK welcome"
        if mechanism == "XOAUTH2":
            self._say(stream, "+ eyJzdGF0dXMiOiI0MDAifQ==")
            assert stream.readline() == b"\r\n", "a refusal is answered with nothing"
        return f"NO [AUTHENTICATIONFAILED] not with {answer.split(chr(0))[-1]}"  # a server that repeats the secret

    def _list(self, stream: BinaryIO, *, asked: bool) -> None:
        rows = self.listed_when_asked if asked and self.listed_when_asked is not None else self.listed
        for row in rows:
            stream.write(b"* LIST " + row + b"\r\n")
        stream.flush()

    def _keep(self, stream: BinaryIO, rest: str) -> str:
        length = re.search(r"\{(\d+)\}$", rest)
        assert length
        if "APPEND" in self.answers:
            return ""
        self._say(stream, "+ go on")
        self.kept.append(stream.read(int(length[1])))
        stream.readline()
        return "OK [APPENDUID 1 1] kept"

    @staticmethod
    def _say(stream: BinaryIO, text: str) -> None:
        stream.write(text.encode() + b"\r\n")
        stream.flush()
