"""wfhdesk itself, installed from this checkout, and its files as its own code writes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from pathlib import Path

from benchmarks.entries import Entry
from benchmarks.installs import asked, install, version
from benchmarks.tools import Env, Tool
from wfhdesk.desk.records import accomplishment_doc
from wfhdesk.domain.capture import parse
from wfhdesk.store.device import Device
from wfhdesk.store.lines import Line, encode, file_name, header
from wfhdesk.store.stamps import document_id, next_stamp

_FOLDERS = (
    "from wfhdesk.adapters.folders import folders; places = folders(); print(places.desk, places.state, sep='\\n')"
)


class Wfhdesk(Tool):
    """wfhdesk, not editable, so that it starts as a person's does."""

    name = "wfhdesk"
    add_shown = "wfhdesk log"
    week_shown = "wfhdesk show week"
    own_sizes = (12_500,)  # ten years of a diligent person

    def __init__(self) -> None:
        self.programs = install("wfhdesk", "-c", "constraints.txt", ".")
        self.version = version(self.programs, "wfhdesk")

    def seed(self, env: Env, entries: Iterable[Entry]) -> None:
        """Write a file a year, a line an entry."""
        for _year in self.seed_years(env, entries):
            pass

    def seed_years(self, env: Env, entries: Iterable[Entry]) -> Iterator[int]:
        """Write a file a year, a line an entry, and yield each year once it is written."""
        desk, state = self.places(env)
        desk.mkdir(parents=True)
        state.mkdir(parents=True)
        device = Device(str(state)).id
        stamp = 0
        for year, of_year in groupby(entries, key=lambda one: one.moment.year):
            with (desk / file_name(year, device)).open("wb") as file:
                file.write(header())
                for entry in of_year:
                    line = _line(entry, stamp, device)
                    stamp = line["at"]
                    file.write(encode([line]))
            yield year

    def count(self, env: Env) -> int:
        """Count the lines; each file's first is its header."""
        desk, _state = self.places(env)
        return sum(file.read_bytes().count(b"\n") - 1 for file in desk.glob("*.jsonl"))

    def places(self, env: Env) -> tuple[Path, Path]:
        """Return where the desk lies in an environment, and the state of its device."""
        desk, state = asked(self.programs, _FOLDERS, env).splitlines()
        return Path(desk), Path(state)

    def add(self, entry: Entry) -> list[str]:
        """Log a line."""
        return [str(self.programs / "wfhdesk"), "log", entry.line]

    def week(self, now: datetime) -> list[str]:
        """Show the week."""
        return [str(self.programs / "wfhdesk"), "show", "week"]


def _line(entry: Entry, before: int, device: str) -> Line:
    """Return the line that `wfhdesk log` would have written at the entry's moment."""
    said = parse(entry.line, entry.moment.date())._replace(logged=entry.moment)
    stamp = next_stamp(int(entry.moment.timestamp() * 1_000_000), before)
    act, doc_id, at = document_id(stamp, device), document_id(stamp + 1, device), stamp + 2
    doc = accomplishment_doc(said)
    words = f"logged “{said.text}”"
    return {"at": at, "act": act, "table": "accomplishments", "id": doc_id, "doc": doc, "words": words}
