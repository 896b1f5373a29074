"""Files in a message: their bytes come back as they were, their names can't become anything else."""

from __future__ import annotations

import re
from collections.abc import Callable
from email.message import EmailMessage
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.hostile import HOSTILE
from adapters.letters import DRAFT_HEADERS, a_draft, a_letter, header_names, parsed
from wfhdesk.adapters.mail.message import build, draft, proven
from wfhdesk.domain.attachments import LARGEST, Attachment, clean_name
from wfhdesk.domain.errors import DeskError, WrongInput

TEXT = "Hi Petra,\n\nThe report is attached.\n"
PDF = Attachment("report.pdf", "application/pdf", bytes(range(256)) * 40)


def files(data: bytes) -> list[Attachment]:
    """Read the files of a message as the email package does."""
    found = []
    for part in parsed(data).iter_attachments():
        payload = part.get_payload(decode=True)
        assert isinstance(payload, bytes)
        assert part.get_content_disposition() == "attachment"
        found.append(Attachment(part.get_filename() or "", part.get_content_type(), payload))
    return found


def crude_name(data: bytes) -> str:
    """Return the name of the one file as it stands in the bytes, put together by hand (RFC 2183, RFC 2231)."""
    (said,) = re.findall(rb"Content-Disposition: attachment;((?:\s+[^\r\n]+\r\n)+|[^\r\n]+\r\n)", data)
    found = re.findall(r'filename(\*?)(?:(\d+)(\*?))?="?([^";\r\n]*(?:;[^"\r\n]*(?="))?)"?', said.decode("ascii"))
    pieces = [unquote_to_bytes(piece) if first or coded else piece.encode() for first, _n, coded, piece in found]
    return b"".join(pieces).removeprefix(b"utf-8''").decode()


def body_of(data: bytes, kind: str) -> str:
    part = parsed(data).get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_what_is_attached_is_read_back_byte_for_byte() -> None:
    table = Attachment("trend.md", "text/markdown", "één – twee\r\n".encode())
    data = a_draft(TEXT, attachments=[PDF, table])
    assert files(data) == [PDF, table]
    assert body_of(data, "plain") == TEXT
    assert "The report is attached." in body_of(data, "html")


def test_the_text_comes_first_in_both_its_forms_and_then_the_files() -> None:
    data = a_draft(TEXT, attachments=[PDF])
    kinds = [part.get_content_type() for part in parsed(data).walk()]
    assert kinds == ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf"]
    assert header_names(data) == DRAFT_HEADERS


def test_a_message_without_files_is_what_it_always_was() -> None:
    assert parsed(a_draft(TEXT)).get_content_type() == "multipart/alternative"


@given(st.binary(max_size=3_000))
@settings(max_examples=60)
def test_any_bytes_come_back_and_every_line_is_short_and_ascii(content: bytes) -> None:
    data = a_draft(TEXT, attachments=[PDF._replace(data=content)])
    assert files(data)[0].data == content
    lines = data.decode("ascii").split("\r\n")
    assert not any("\r" in line or "\n" in line for line in lines)
    assert max(map(len, lines)) <= 76


@pytest.mark.parametrize(
    "name", [*HOSTILE.values(), *(f"{name}.pdf" for name in HOSTILE.values()), "../x.pdf", "é" * 300]
)
def test_a_hostile_name_stays_a_name(name: str) -> None:
    data = a_draft(TEXT, attachments=[PDF._replace(name=name)])
    assert [file.name for file in files(data)] == [clean_name(name)]
    assert header_names(data) == DRAFT_HEADERS
    heads = re.findall(
        rb"(?m)^([A-Za-z-]+):", data.partition(b"Content-Type: application/pdf")[2].partition(b"\r\n\r\n")[0]
    )
    assert {head.lower() for head in heads} <= {b"content-transfer-encoding", b"content-disposition", b"mime-version"}
    assert max(map(len, data.split(b"\r\n"))) <= 76


@pytest.mark.parametrize(
    "name",
    [
        "report.pdf",
        "Werkplekcheck – één überraschung, naïve café über Zürich.pdf",
        "日本.pdf",
        "a, b; c.pdf",
        "😀" * 20,
    ],
)
def test_a_name_is_written_as_other_readers_read_it(name: str) -> None:
    assert crude_name(a_draft(TEXT, attachments=[PDF._replace(name=name)])) == name


@given(st.text(st.characters(codec="utf-8"), max_size=150))
@settings(max_examples=100)
def test_any_name_reads_back(name: str) -> None:
    assert [file.name for file in files(a_draft(attachments=[PDF._replace(name=name)]))] == [clean_name(name)]


def test_a_type_that_is_none_never_stands_in_a_message() -> None:
    data = a_draft(TEXT, attachments=[PDF._replace(type="multipart/mixed"), PDF._replace(type="a/b\r\nBcc: x@y.z")])
    assert [file.type for file in files(data)] == ["application/octet-stream"] * 2
    assert b"Bcc" not in data


def test_a_file_alone_is_a_message_too() -> None:
    assert files(a_draft("", attachments=[PDF])) == [PDF]


def test_what_no_server_would_take_is_refused() -> None:
    with pytest.raises(WrongInput, match="a mail carries at most 10 MB"):
        a_draft(TEXT, attachments=[PDF._replace(data=bytes(LARGEST)), PDF])


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda data: data.replace(b"AAECAwQF", b"AAECAwQG", 1),
        lambda data: data.replace(b"report.pdf", b"report.exe"),
        lambda data: data.replace(b'attachment; filename="report.pdf"', b"attachment"),
        lambda data: data.replace(b"Content-Disposition: attachment", b"Content-Disposition: inline"),
        lambda data: data.replace(b"application/pdf", b"application/x-sh"),
        lambda data: data.replace(b"The report", b"No report", 1),
    ],
)
def test_a_file_that_reads_back_as_another_is_never_handed_out(
    monkeypatch: pytest.MonkeyPatch, spoilt: Callable[[bytes], bytes]
) -> None:
    letter = a_letter(TEXT, attachments=[PDF])
    data = proven(build(letter))
    assert spoilt(data) != data
    whole = EmailMessage.as_bytes
    monkeypatch.setattr(EmailMessage, "as_bytes", lambda self: spoilt(whole(self)))
    with pytest.raises(DeskError, match="didn't read back"):
        draft(letter)
