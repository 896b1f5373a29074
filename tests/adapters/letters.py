"""What tests of mail share: messages and pages read by code that has nothing in common with the code that wrote them."""

from __future__ import annotations

import base64
import quopri
import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Any, NamedTuple

from wfhdesk.adapters.mail.message import Letter, draft

ANA = ("Ana Lima", "ana@example.org")
DRAFT_HEADERS = ["cc", "content-type", "from", "mime-version", "subject", "to", "x-unsent"]
"""All that the head of a draft holds, in order of the alphabet."""

_WORD = re.compile(r"=\?([^?]+)\?([bq])\?([^?]*)\?=", re.IGNORECASE)


# --- messages -------------------------------------------------------------------------------------------------------


def a_letter(text: str = "Hi,\n", **said: Any) -> Letter:
    """Return a letter that is complete, but for what the test says otherwise."""
    whole = Letter("News", text, "en", ANA, ["petra@example.org"], ["priya@example.org"])
    return whole._replace(**said)


def a_draft(text: str = "Hi,\n", **said: Any) -> bytes:
    return draft(a_letter(text, **said))


def crude_headers(data: bytes) -> list[tuple[str, str]]:
    """Return the headers up to the first empty line: a line that begins with a space goes on, any other begins one."""
    head, _empty, _body = data.partition(b"\r\n\r\n")
    found: list[tuple[str, str]] = []
    for line in head.decode("ascii").split("\r\n"):
        if line[:1] in (" ", "\t"):
            name, value = found.pop()
            found.append((name, f"{value}\n{line}"))
        else:
            name, _colon, value = line.partition(":")
            found.append((name.lower(), value.removeprefix(" ")))
    return found


def crude_header(data: bytes, name: str) -> str:
    """Return the text of the one header of a name, its encoded words decoded by hand (RFC 2047)."""
    (raw,) = [value for header, value in crude_headers(data) if header == name]
    raw = re.sub(r"\?=\s+=\?", "?==?", raw)  # white space between two encoded words is none
    return _WORD.sub(_decoded_word, raw.replace("\n", ""))


def _decoded_word(word: re.Match[str]) -> str:
    data = word[3].encode("ascii")
    raw = base64.b64decode(data) if word[2] in "bB" else quopri.decodestring(data.replace(b"_", b" "))
    return raw.decode(word[1])


def parsed(data: bytes) -> EmailMessage:
    """Return a message as the email package reads it, today's policy."""
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def header_names(data: bytes) -> list[str]:
    """Return the names of all headers, sorted; the email package and the crude reader have to agree."""
    crude = sorted(name for name, _value in crude_headers(data))
    assert crude == sorted(name.lower() for name in parsed(data))
    return crude


def plain_part(data: bytes) -> str:
    return _part(data, 0, "text/plain")


def html_part(data: bytes) -> str:
    return _part(data, 1, "text/html")


def _part(data: bytes, place: int, kind: str) -> str:
    part = list(parsed(data).iter_parts())[place]
    assert isinstance(part, EmailMessage)
    assert part.get_content_type() == kind
    return str(part.get_content()).replace("\r\n", "\n")


def without_boundary(data: bytes) -> bytes:
    """Return a message with the boundary of its parts, which is random, made the same every time."""
    return data.replace(str(parsed(data).get_boundary()).encode("ascii"), b"BOUNDARY")


def everything_in(data: bytes) -> str:
    """Return all that can be got out of a message: its bytes, its headers and its parts, decoded."""
    raw = data.decode("ascii")
    heads = [crude_header(data, name) for name in set(header_names(data))]
    return "\n".join([raw, raw.replace("=\r\n", ""), *heads, plain_part(data), html_part(data)])


# --- pages ----------------------------------------------------------------------------------------------------------


class Tag(NamedTuple):
    """A tag that opens something, with its attributes."""

    name: str
    attributes: dict[str, str | None]


class _Reader(HTMLParser):
    _BLOCKS = ("p", "li", "h1", "h2", "h3", "td", "title")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []
        self.blocks: list[str] = []
        self.comments: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(tag, dict(attrs)))
        if tag in self._BLOCKS:
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._BLOCKS:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if not self.blocks:
            self.blocks.append("")
        self.blocks[-1] += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def tags(page: str) -> list[Tag]:
    return _read(page).tags


def blocks(page: str) -> list[str]:
    """Return the texts of a page as a reader sees them: one a paragraph, point or heading."""
    return [text for block in _read(page).blocks if (text := block.strip("\n"))]


def _read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert not reader.comments
    return reader
