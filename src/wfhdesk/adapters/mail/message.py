"""One built message for every way out, its headers closed against whatever a text may carry.

The order of the parts is that of RFC 2046 section 5.1.4: the plainest first. Python's own check of header values can't be
relied on (CVE-2024-6923), so every value is cleaned, and the bytes are read again and compared before anybody gets them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from email.header import Header, decode_header, make_header
from email.headerregistry import Address, AddressHeader
from email.message import EmailMessage, Message
from email.policy import EmailPolicy
from email.utils import getaddresses
from typing import NamedTuple

from wfhdesk.adapters.mail.connection import Parcel
from wfhdesk.adapters.mail.markdown import to_html, to_plain
from wfhdesk.domain.addresses import checked_address
from wfhdesk.domain.attachments import Attachment, check_size
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.plaintext import one_line
from wfhdesk.language import gettext as _

LONGEST_HEADER = 200
"""Characters of a subject or a name."""

_LONGEST_LINE = 76
"""Characters of a line: RFC 2045 section 6.7 for quoted-printable, RFC 2047 section 2 for encoded words."""

_SKIPPED = "content-type"
"""Its boundary is made while writing."""


class Letter(NamedTuple):
    """What a message is made of. `sender` is a name and an address, either of which may be empty in a draft."""

    subject: str
    text: str
    language: str
    sender: tuple[str, str] = ("", "")
    to: Sequence[str] = ()
    cc: Sequence[str] = ()
    attachments: Sequence[Attachment] = ()


class _Policy(EmailPolicy):
    """How a message is written: as the library does, but for texts and addresses in headers.

    Where these take more than a line, Python 3.11 and early 3.12 lose or double spaces between encoded words
    (cpython gh-92081) and put quotes or commas inside them (CVE-2025-1795): an ordinary subject reads back as another.
    """

    def fold_binary(self, name: str, value: str) -> bytes:
        if isinstance(value, AddressHeader):
            folded = ",\r\n ".join(_mailbox(name, address) for address in value.addresses)
        elif name == "Subject":
            folded = value if _fits(name, value) else _encoded(name, value)
        else:
            return super().fold_binary(name, value)
        return f"{name}: {folded}\r\n".encode("ascii")


def _mailbox(name: str, address: Address) -> str:
    whole = str(address)
    if not address.display_name or _fits(name, whole):
        return whole
    return f"{_encoded(name, address.display_name)}\r\n <{address.addr_spec}>"


def _fits(name: str, text: str) -> bool:
    return text.isascii() and len(f"{name}: {text}") <= _LONGEST_LINE


def _encoded(name: str, text: str) -> str:
    """Return a text as encoded words (RFC 2047), as many lines as it takes."""
    return Header(text, "utf-8", header_name=name, maxlinelen=_LONGEST_LINE).encode(linesep="\r\n")


def draft(letter: Letter) -> bytes:
    """Return a message that mail programs open for sending.

    It has `X-Unsent: 1` and neither Date nor Message-ID, which the program that sends it adds. Raises WrongInput for an
    unsound address, DeskError where the bytes don't read back as what was meant.
    """
    message = build(letter)
    message["X-Unsent"] = "1"
    return proven(message)


def parcel(letter: Letter, message_id: str, moment: datetime) -> Parcel:
    """Return a message that wfhdesk itself carries: dated, with the Message-ID that the update keeps."""
    message = build(letter)
    message["Date"] = moment
    message["Message-ID"] = message_id
    return Parcel(proven(message), message_id, letter.sender[1], tuple(dict.fromkeys((*letter.to, *letter.cc))))


def check_complete(letter: Letter) -> None:
    """Raise WrongInput for a letter that nobody sends or nobody gets."""
    if not letter.sender[1]:
        raise WrongInput(_("Nobody sends it yet: wfhdesk config set me.email you@example.org"))
    if not letter.to:
        raise WrongInput(_("Nobody gets it yet: name somebody with --to, or in the settings."))


def build(letter: Letter) -> EmailMessage:
    """Return the message of a letter, whatever way it goes. Raises WrongInput for an unsound address, or files too large.

    What is attached makes it multipart/mixed, the text in both its forms first (RFC 2046 section 5.1.3).
    """
    check_size(letter.attachments)
    message = EmailMessage(policy=_Policy(linesep="\r\n", max_line_length=_LONGEST_LINE))
    message["Subject"] = clean_header(letter.subject)
    if letter.sender[1]:
        message["From"] = _address(*letter.sender)
    for header, addresses in (("To", letter.to), ("Cc", letter.cc)):
        if addresses:
            message[header] = [_address("", address) for address in addresses]
    message.set_content(to_plain(letter.text), cte="quoted-printable")
    html = to_html(letter.text, clean_header(letter.subject), letter.language)
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    for one in letter.attachments:
        _attach(message, one.clean)
    return message


def _attach(message: EmailMessage, file: Attachment) -> None:
    """Add a file in base64; a name that isn't plain ASCII is written as RFC 2231 says."""
    maintype, subtype = file.type.split("/")
    params = {"charset": "utf-8"} if maintype == "text" else None
    message.add_attachment(file.data, maintype=maintype, subtype=subtype, filename=file.name, params=params)


def clean_header(text: str) -> str:
    """Return a text that can only ever be one header's value.

    Controls and line breaks go, `=?` loses its meaning (an encoded word could hold a line break), and length is capped.
    """
    return re.sub(r"=(?=\?)", "= ", one_line(text))[:LONGEST_HEADER].rstrip()


def proven(message: EmailMessage) -> bytes:
    """Return a message's bytes, read back and compared: the same headers, no other ones, the same texts and files."""
    from email import message_from_bytes, policy

    data = message.as_bytes()
    again = message_from_bytes(data, policy=policy.default)
    assert isinstance(again, EmailMessage)
    crude = message_from_bytes(data)
    are_headers_right = _read(crude) == _meant(message) and not again.defects
    are_files_right = _files(crude) == _files(again) == _files(message)
    if not are_headers_right or not are_files_right or _texts(again) != _texts(message):
        raise DeskError(_("The message didn't read back as it was written, so it was not kept. Please report this."))
    return data


def _address(name: str, address: str) -> Address:
    return Address(clean_header(name), addr_spec=checked_address(address))


def _meant(message: EmailMessage) -> list[tuple[str, object]]:
    return [(name.lower(), _value(value)) for name, value in message.items() if name.lower() != _SKIPPED]


def _value(value: object) -> object:
    if isinstance(value, AddressHeader):
        return [(address.display_name, address.addr_spec) for address in value.addresses]
    return str(value)


def _read(message: Message) -> list[tuple[str, object]]:
    """Return the headers as they stand in the bytes, read by other code of the library's than the one that made them."""
    found: list[tuple[str, object]] = []
    for name, raw in message.items():
        if name.lower() in ("from", "to", "cc"):
            found.append((name.lower(), [(_decoded(said), address) for said, address in getaddresses([raw])]))
        elif name.lower() != _SKIPPED:
            found.append((name.lower(), _decoded(raw)))
    return found


def _decoded(raw: str) -> str:
    return str(make_header(decode_header(raw)))


def _texts(message: EmailMessage) -> list[tuple[str, str]]:
    parts = [part for part in message.walk() if not part.is_multipart() and not _is_file(part)]
    return [(part.get_content_type(), part.get_content().replace("\r\n", "\n")) for part in parts]


def _files(message: Message) -> list[tuple[str, str | None, str | None, object]]:
    parts = [part for part in message.walk() if not part.is_multipart() and _is_file(part)]
    return [
        (part.get_content_type(), part.get_content_disposition(), part.get_filename(), part.get_payload(decode=True))
        for part in parts
    ]


def _is_file(part: Message) -> bool:
    return part.get_content_maintype() != "text" or bool(part.get_filename())
