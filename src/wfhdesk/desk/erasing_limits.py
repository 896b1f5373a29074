"""What erasing a person leaves as it is: what went out, other devices, settings, files that are nobody's but the person's."""

from __future__ import annotations

import os
import shlex
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wfhdesk.desk.desk import Desk
from wfhdesk.desk.erasing_backups import Naming, staying_in_backups
from wfhdesk.desk.erasing_plan import ENTRIES, UPDATES, Plan
from wfhdesk.desk.prompt_answer import answer_paths
from wfhdesk.domain.delivery import shown_state
from wfhdesk.domain.erasing import can_mean_others, differences, is_in_another_case
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext
from wfhdesk.store.lines import parse_file_name

SENT, DEVICE, WINDOW, SETTING = "sent update", "device", "window", "setting"
FILE, CASE, MENTION, BACKUP, OUTSIDE = "file", "other case", "mention", "backup", "outside"
_LARGEST = 50_000_000
"""Bytes of a file that is looked into."""
_MOST = 5_000
"""Files that are looked into: a desk's folders hold a few dozen."""
_OF_VERSION_CONTROL = (".git", ".hg", ".svn", ".bzr")


class Staying(NamedTuple):
    """Something that goes on naming the person: what it is, where, and until when."""

    kind: str
    what: str
    where: str
    until: str


def staying(desk: Desk, plan: Plan, backups: Sequence[Naming] = ()) -> list[Staying]:
    """Return what goes on naming a person after they were erased; `backups` are those that name them now."""
    return [
        *_updates(desk, plan),
        *_devices(desk, plan),
        *_windows(desk, plan),
        *_settings(desk, plan),
        *_paths_published(desk, plan),
        *_files(desk, plan),
        *_texts(desk, plan),
        *(Staying(BACKUP, *one) for one in staying_in_backups(desk, backups)),
        Staying(
            OUTSIDE,
            _("what left this desk: mails, files that you exported or published, calendars that others read"),
            _("with those who have it"),
            _("until they delete it; nobody here can know"),
        ),
        Staying(
            OUTSIDE,
            _("backups that you or your system made, and exports; wfhdesk's own are written anew"),
            _("where they are kept"),
            _("until their date"),
        ),
    ]


def _updates(desk: Desk, plan: Plan) -> Iterator[Staying]:
    found = [(doc_id, doc) for doc_id, doc in desk.db.table(UPDATES).shown().items() if doc_id in plan.went_out]
    for _id, doc in sorted(found, key=lambda one: str(one[1].get("made", ""))):
        if differences(doc, plan.said(UPDATES, doc)):
            what = _("update {number} of {day}, {state}: {subject}").format(
                number=doc.get("number"),
                day=doc.get("day"),
                state=shown_state(str(doc.get("state"))),
                subject=shortened(one_line(str(doc.get("subject", "")))),
            )
            yield Staying(
                SENT,
                what,
                _("wfhdesk update show {number}").format(number=doc.get("number")),
                _("it says what went out"),
            )


def _devices(desk: Desk, plan: Plan) -> Iterator[Staying]:
    """Yield the devices whose lines name the person."""
    mine, found = desk.db.lines.device.known(), Counter[str]()
    for chain in desk.db.lines.versions.chains():
        for line in chain:
            if line["device"] == mine:
                continue
            doc = line.get("doc")
            names = doc is not None and plan.document(line["table"], line["id"], doc) != doc
            words = str(line.get("words", ""))
            found[line["device"]] += names or plan.words("", words) != words
    for device, count in sorted((+found).items()):
        yield Staying(
            DEVICE,
            ngettext(
                "{n} line in the files of device {device}", "{n} lines in the files of device {device}", count
            ).format(n=count, device=device),
            ", ".join(name.name for name in desk.db.lines.files() if name.device == device),
            _("until you do the same on that device: {command}").format(command=_command(plan)),
        )


def _command(plan: Plan) -> str:
    """Return the command that erases the person elsewhere, where nobody knows by then how else they are called."""
    person = plan.traces.person
    also = [*person.nicknames, *person.emails, *([person.phone] if person.phone else [])]
    return shlex.join(["wfhdesk", "people", "erase", person.name, *(["--also", *also] if also else [])])


def _windows(desk: Desk, plan: Plan) -> Iterator[Staying]:
    for window in desk.unfinished.windows():
        if window.is_open and any(plan.typed(text) != text for text in window.texts.values()):
            yield Staying(
                WINDOW,
                _("what is being typed in another window"),
                window.path,
                _("finish it there or close the window first: nothing is erased before"),
            )


def _settings(desk: Desk, plan: Plan) -> Iterator[Staying]:
    for key in _keys(desk, plan):
        yield Staying(
            SETTING,
            _("the setting {key}: {value}").format(key=key, value=desk.settings.text(key)),
            desk.settings.path,
            _("until you change it: wfhdesk config set {key} …").format(key=key),
        )


def _keys(desk: Desk, plan: Plan) -> list[str]:
    """Return the settings that name the person."""
    values = {key: desk.settings.texts(key) for key in desk.settings.all()}
    return [key for key, texts in values.items() if any(plan.raw(text) != text for text in texts)]


def _paths_published(desk: Desk, plan: Plan) -> Iterator[Staying]:
    for doc in desk.db.table("publications").shown().values():
        path = one_line(str(doc.get("target", "")))
        if plan.raw(path) != path:
            what = _("the path at which you publish your calendar")
            yield Staying(
                FILE, what, path, _("for good; rename the folder and publish there, for others not to see it")
            )


def _texts(desk: Desk, plan: Plan) -> Iterator[Staying]:
    """Yield how many documents still hold a word that may be the name, or a mention that may be of somebody else."""
    cases: list[str] = []
    others: list[str] = []
    versions = desk.db.lines.versions
    for table in sorted({*versions.tables()} - {UPDATES}):
        for doc_id, doc in versions.shown(table).items():
            texts = list(_strings(plan.document(table, doc_id, doc)))
            cases += [doc_id] * any(is_in_another_case(text, plan.traces) for text in texts)
            others += [doc_id] * (table == ENTRIES and any(can_mean_others(text, plan.traces) for text in texts))
    if cases:
        what = ngettext(
            "{n} entry with the same word as it may mean something else",
            "{n} entries with the same word as it may mean something else",
            len(cases),
        )
        yield Staying(CASE, what.format(n=len(cases)), ", ".join(cases), _("--any-case takes these out too"))
    if others:
        what = ngettext(
            "{n} entry with a mention that can mean somebody else",
            "{n} entries with a mention that can mean somebody else",
            len(others),
        )
        yield Staying(
            MENTION, what.format(n=len(others)), ", ".join(others), _("until you edit them, before you erase")
        )


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


# --- files ------------------------------------------------------------------------------------------------------------


def _files(desk: Desk, plan: Plan) -> Iterator[Staying]:
    """Yield the files of the desk, of its settings and of this device's state that wfhdesk doesn't rewrite."""
    until = _("until you delete it, or mend it by hand")
    told = [window.path for window in desk.unfinished.windows()] + [desk.settings.path] * bool(_keys(desk, plan))
    own = set(map(os.path.realpath, [*told, *answer_paths(desk.places)]))
    packed = os.path.realpath(os.path.dirname(desk.backups.folder)) + os.sep  # in which no name can be read as it is
    for folder in _folders(desk):
        for path in _paths(folder):
            if os.path.basename(path) in _OF_VERSION_CONTROL:
                yield Staying(FILE, _("the history that version control keeps"), path, until)
            elif (
                path not in own and not path.startswith(packed) and not _is_rewritten(path, desk) and _names(path, plan)
            ):
                yield Staying(FILE, _("a file that names them"), path, until)


def _folders(desk: Desk) -> list[str]:
    """Return the folders to look into, none of which lies in another."""
    places = desk.places
    found = {os.path.realpath(path) for path in (places.desk, os.path.dirname(places.settings), places.state)}
    return sorted(one for one in found if not any(one.startswith(other + os.sep) for other in found))


def _paths(folder: str) -> Iterator[str]:
    """Yield the files under a folder, and the folders in which version control keeps what can't be searched."""
    count = 0
    for above, folders, files in os.walk(folder):
        kept = [name for name in folders if name in _OF_VERSION_CONTROL]
        folders[:] = sorted(set(folders) - set(kept))
        for name in sorted([*kept, *files]):
            count += 1
            if count > _MOST:
                return
            yield os.path.join(above, name)


def _is_rewritten(path: str, desk: Desk) -> bool:
    """Return whether a file is one of the desk's own that is rewritten, or another device's, which is told apart."""
    folder, name = os.path.split(path)
    state = os.path.realpath(desk.places.state)
    if folder == os.path.realpath(desk.places.desk):
        parts = parse_file_name(name.removesuffix(".damaged").removesuffix(".compacting"))
        return parts is not None and (parts.device == desk.db.lines.device.known() or name.endswith(".jsonl"))
    return folder == os.path.join(state, "published") and any(
        name == f"{one}.json" for one in desk.db.table("publications").shown()
    )


def _names(path: str, plan: Plan) -> bool:
    try:
        if os.path.islink(path) or os.path.getsize(path) > _LARGEST:
            return False
        with open(path, "rb") as file:
            text = file.read().decode(errors="surrogateescape")
    except OSError:
        return False
    return plan.raw(text) != text
