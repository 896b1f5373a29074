"""Files that a message carries: their names made harmless, their sizes bounded and told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from wfhdesk.domain.counts import shown_number
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.plaintext import one_line
from wfhdesk.language import gettext as _

LARGEST = 10_000_000
"""Bytes that the files of one message may have together: in base64 they take a third more, and many servers stop at 20 MB."""
LONGEST_NAME = 120
"""Bytes of a file's name in UTF-8; every file system takes 255, and the folder it is saved in may add to it."""
UNKNOWN_TYPE = "application/octet-stream"

_TYPE = re.compile(r"(?:application|audio|font|image|text|video)/[a-z0-9][a-z0-9.+-]{0,60}")
_NOT_IN_NAMES = re.compile(r'[<>:"|?*%]+')
"""Signs that Windows takes in no name of a file, and one that some mail programs decode."""
_OF_THE_SYSTEM = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)")
_LONGEST_ENDING = 12
_USUAL_NAME = "attachment"


class Attachment(NamedTuple):
    """A file that goes along with a message: its name, its type (RFC 2046, such as `application/pdf`), its bytes."""

    name: str
    type: str
    data: bytes

    @property
    def clean(self) -> Attachment:
        """The same file under a name and a type that can't be anything else than that."""
        return self._replace(name=clean_name(self.name), type=self.type if _TYPE.fullmatch(self.type) else UNKNOWN_TYPE)


def clean_name(name: str) -> str:
    """Return a name of a file that is one everywhere: one line, no path, nothing hidden, bounded.

    Whoever saves it must not be led into another folder (RFC 2183 section 2.3), or to a device of Windows.
    """
    last = re.split(r"[/\\]", one_line(name))[-1]
    bare = _NOT_IN_NAMES.sub("-", last).strip(". ")
    bare = _OF_THE_SYSTEM.sub(lambda found: f"{found[0]}-", bare, count=1) if _OF_THE_SYSTEM.match(bare) else bare
    stem, dot, ending = bare.rpartition(".")
    if not stem or len(ending.encode()) > _LONGEST_ENDING:
        stem, dot, ending = bare, "", ""
    room = LONGEST_NAME - len(f"{dot}{ending}".encode())
    cut = stem.encode()[:room].decode("utf-8", "ignore").rstrip(". ")
    return f"{cut or _USUAL_NAME}{dot}{ending}"


def check_size(attachments: Sequence[Attachment]) -> None:
    """Raise WrongInput for files that are too large together for a mail."""
    if (whole := sum(len(one.data) for one in attachments)) > LARGEST:
        raise WrongInput(
            _("What is attached is {size}, and a mail carries at most {most}; leave something out of it.").format(
                size=shown_size(whole), most=shown_size(LARGEST)
            )
        )


def shown_size(size: int) -> str:
    """Return a number of bytes for a person, rounded up: `84 kB`, `2.3 MB`."""
    if size < 1_000:
        return _("{n} bytes").format(n=size)
    if size <= 999_000:
        return _("{n} kB").format(n=-(-size // 1_000))
    tenths = -(-size // 100_000)
    return _("{n} MB").format(n=shown_number(tenths / 10 if tenths % 10 else tenths // 10))


def shown_files(attachments: Sequence[Attachment]) -> str:
    """Return files by name and size: `report.pdf (84 kB), report.md (3 kB)`."""
    return ", ".join(f"{one.clean.name} ({shown_size(len(one.data))})" for one in attachments)


def attached_told(attachments: Sequence[Attachment]) -> str:
    """Return what to say of files that go along."""
    return _("Attached: {files}").format(files=shown_files(attachments))
