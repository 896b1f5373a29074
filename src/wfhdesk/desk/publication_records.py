"""What is remembered of publications: the places in the desk, and, in this device's own state, what was written there."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any, NamedTuple
from unicodedata import category
from uuid import UUID

from wfhdesk.adapters import config_file
from wfhdesk.adapters.files import plain_file
from wfhdesk.desk.records import Doc, Unreadable, moment
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.plaintext import one_line
from wfhdesk.domain.publications import FORMS, Publication
from wfhdesk.domain.published import Published
from wfhdesk.domain.sharing import LEVELS, SHOWN, Shared
from wfhdesk.language import gettext as _

_FOLDER = "published"
_MISTAKES = (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError, RecursionError)
"""What comes of reading a file that is damaged, or was never ours."""
_UNFIT = ("Cc", "Cs", "Zl", "Zp")
"""Kinds of signs in Unicode: controls, halves of signs (bytes that are no UTF-8), breaks between lines and paragraphs."""


class Revised(NamedTuple):
    """How often a part of a VAVAILABILITY was changed, when last, and the digest of what it said then; none once it went."""

    sequence: int
    modified: datetime
    digest: str


class Memory(NamedTuple):
    """What a publication held when it was written last, and its level; `is_lost` where nothing is known of an older one."""

    events: list[Published]
    parts: dict[str, Revised]
    level: str = ""
    is_lost: bool = False


def publication_doc(one: Publication) -> Doc:
    """Return the document of a publication; what is empty is not stored."""
    return {name: value for name, value in one._asdict().items() if value and name != "id"}


def publication_of(doc: Mapping[str, Any], doc_id: str) -> Publication:
    """Return the publication of a document. Raises Unreadable."""
    try:
        texts: dict[str, Any] = {name: one_line(doc[name]) for name in ("form", "level", "space", "device")}
        texts["target"] = fit_path(doc["target"])
        UUID(texts["space"])
    except (KeyError, ValueError, TypeError, AttributeError, WrongInput) as problem:
        raise Unreadable(doc_id) from problem
    if texts["form"] not in FORMS or texts["level"] not in LEVELS:
        raise Unreadable(doc_id)
    flags: dict[str, Any] = {name: doc.get(name) is True for name in ("outside", "kept", "withdrawn")}
    return Publication(id=doc_id, **texts, **flags)


def fit_path(path: str) -> str:
    """Return a path as it is, two spaces in it and all. Raises WrongInput for signs that no line of text can hold."""
    if any(category(sign) in _UNFIT for sign in path):
        raise WrongInput(_("The name of “{path}” holds signs that can't be shown.").format(path=one_line(path)))
    return path


def remembered(state_folder: str, doc_id: str) -> Memory:
    """Return what was written for a publication; a lost memory where there is no sound file of it."""
    try:
        found = json.loads(plain_file(_path(state_folder, doc_id)) or b"")
        events = [_published(one) for one in found["events"]]
        parts = {key: Revised(int(one[0]), moment(one[1]), str(one[2])) for key, one in found["parts"].items()}
        return Memory(events, parts, str(found["level"]))
    except (DeskError, *_MISTAKES):
        return Memory([], {}, is_lost=True)


def remember(state_folder: str, doc_id: str, memory: Memory) -> None:
    """Keep what was written for a publication. Raises DeskError."""
    found = {
        "level": memory.level,
        "events": [_listed(one) for one in memory.events],
        "parts": {key: [one.sequence, one.modified.isoformat(), one.digest] for key, one in memory.parts.items()},
    }
    config_file.write(_path(state_folder, doc_id), json.dumps(found, ensure_ascii=False, indent=0) + "\n")


def _path(state_folder: str, doc_id: str) -> str:
    return os.path.join(state_folder, _FOLDER, f"{doc_id}.json")


def _listed(one: Published) -> list[Any]:
    event = one.event
    return [
        *(one.uid, one.sequence, one.created.isoformat(), one.modified.isoformat(), one.cancelled),
        *(event.key, event.start.isoformat(), event.end.isoformat(), event.summary, event.shown, event.location),
    ]


def forget(state_folder: str, doc_id: str) -> None:
    """Forget what was written for a publication that isn't one any more."""
    for path in (_path(state_folder, doc_id), _waiting(state_folder, doc_id)):
        with suppress(OSError):
            os.unlink(path)


def _published(found: list[Any]) -> Published:
    uid, sequence, created, modified, cancelled, key, start, end, summary, shown, location = found
    event = Shared(str(key), _time(start), _time(end), str(summary), str(shown), str(location))
    if event.is_whole_days != (not isinstance(event.end, datetime)) or event.shown not in SHOWN:
        raise ValueError(key)
    return Published(str(UUID(uid)), int(sequence), moment(created), moment(modified), event, cancelled is True)


def _time(text: str) -> date:
    return moment(text) if "T" in text else date.fromisoformat(text)


def remembers_waiting(state_folder: str, doc_id: str) -> bool:
    """Return whether what was written for a publication still has to be carried to where others see it."""
    return os.path.exists(_waiting(state_folder, doc_id))


def remember_waiting(state_folder: str, doc_id: str, *, is_waiting: bool) -> None:
    """Remember whether that is so. Raises DeskError."""
    path = _waiting(state_folder, doc_id)
    if is_waiting:
        config_file.write(path, "")
    else:
        with suppress(FileNotFoundError):
            os.unlink(path)


def _waiting(state_folder: str, doc_id: str) -> str:
    return f"{_path(state_folder, doc_id)}.waits"
