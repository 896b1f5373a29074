"""One built message for every way out, its headers closed against whatever a text may carry.

The order of the parts is that of RFC 2046 section 5.1.4: the plainest first. Python's own check of header values can't be
relied on (CVE-2024-6923), so every value is cleaned, and the bytes are read again and compared before anybody gets them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from email.message import EmailMessage
from typing import NamedTuple

from wfhdesk.adapters.mail.markdown import to_html, to_plain
from wfhdesk.domain.addresses import checked_address
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.plaintext import one_line
from wfhdesk.language import gettext as _

LONGEST_HEADER = 200
"""Characters of a subject or a name."""


class Letter(NamedTuple):
    """What a message is made of. `sender` is a name and an address, either of which may be empty in a draft."""

    subject: str
    text: str
    language: str
    sender: tuple[str, str] = ("", "")
    to: Sequence[str] = ()
    cc: Sequence[str] = ()


def draft(letter: Letter) -> bytes:
    """Return a message that mail programs open for sending.

    It has `X-Unsent: 1` and neither Date nor Message-ID, which the program that sends it adds. Raises WrongInput for an
    unsound address, DeskError where the bytes don't read back as what was meant.
    """
    message = build(letter)
    message["X-Unsent"] = "1"
    return proven(message)


def build(letter: Letter) -> EmailMessage:
    """Return the message of a letter, whatever way it goes. Raises WrongInput for an unsound address."""
    from email.policy import SMTP

    message = EmailMessage(policy=SMTP)
    message["Subject"] = clean_header(letter.subject)
    if letter.sender[1]:
        message["From"] = _address(*letter.sender)
    for header, addresses in (("To", letter.to), ("Cc", letter.cc)):
        if addresses:
            message[header] = [_address("", address) for address in addresses]
    message.set_content(to_plain(letter.text), cte="quoted-printable")
    html = to_html(letter.text, clean_header(letter.subject), letter.language)
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    return message


def clean_header(text: str) -> str:
    """Return a text that can only ever be one header's value.

    Controls and line breaks go, `=?` loses its meaning (an encoded word could hold a line break), and length is capped.
    """
    return re.sub(r"=(?=\?)", "= ", one_line(text))[:LONGEST_HEADER].rstrip()


def proven(message: EmailMessage) -> bytes:
    """Return a message's bytes, read back and compared: the same headers, no other ones, and the same texts."""
    from email import message_from_bytes, policy

    data = message.as_bytes()
    again = message_from_bytes(data, policy=policy.default)
    assert isinstance(again, EmailMessage)
    if _headers(again) != _headers(message) or again.defects or _texts(again) != _texts(message):
        raise DeskError(_("The message didn't read back as it was written, so it was not kept. Please report this."))
    return data


def _address(name: str, address: str) -> object:
    from email.headerregistry import Address

    return Address(clean_header(name), addr_spec=checked_address(address))


def _headers(message: EmailMessage) -> list[tuple[str, str]]:
    skipped = "content-type"  # the boundary is made while writing
    return [(name.lower(), str(value)) for name, value in message.items() if name.lower() != skipped]


def _texts(message: EmailMessage) -> list[tuple[str, str]]:
    parts = [part for part in message.walk() if not part.is_multipart()]
    return [(part.get_content_type(), part.get_content().replace("\r\n", "\n")) for part in parts]
