"""Two devices on one desk, each with a copy of the folder, and a sync program that carries files between them."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from conftest import AMSTERDAM, FrozenClock
from store.desks import ENTRIES, PEOPLE, opened, records
from wfhdesk.store.device import host
from wfhdesk.store.lines import Doc
from wfhdesk.store.tables import DeskDB

TABLES = (ENTRIES, PEOPLE)


def deliver(file: Path, folder: Path) -> None:
    """Put a copy of a file into a folder as sync programs do: under another name first."""
    folder.mkdir(parents=True, exist_ok=True)
    arriving = folder / f".{file.name}.tmp"
    arriving.write_bytes(file.read_bytes())
    os.replace(arriving, folder / file.name)


@dataclass
class Side:
    """One device with its copy of the desk, opened anew for every act; its id is given, so that runs can be repeated."""

    root: Path
    clock: FrozenClock
    id: str

    def __post_init__(self) -> None:
        (self.root / "state").mkdir(parents=True)
        (self.root / "state" / "device.json").write_text(json.dumps({"device": self.id, "host": host()}))

    @property
    def folder(self) -> Path:
        return self.root / "desk"

    def open(self) -> DeskDB:
        return opened(self.folder, self.root / "state", self.clock.now)

    def own_files(self) -> list[Path]:
        return sorted(self.folder.glob(f"*.{self.id}.jsonl"))


@dataclass
class Ledger:
    """What was written, and what its writer saw and wrote over, kept without the store's help."""

    docs: dict[str, Doc | None] = field(default_factory=dict)
    documents: dict[str, tuple[str, str]] = field(default_factory=dict)
    wrote_over: set[str] = field(default_factory=set)

    def key_of(self, n: int) -> str:
        return next(key for key, doc in self.docs.items() if doc and doc["n"] == n)

    def heads(self) -> dict[tuple[str, str], set[str]]:
        found: dict[tuple[str, str], set[str]] = {}
        for key in self.docs.keys() - self.wrote_over:
            found.setdefault(self.documents[key], set()).add(key)
        return found

    def shown(self) -> dict[str, dict[str, Doc]]:
        """Return what everybody has to see in the end: of each document the version that was written last."""
        tables: dict[str, dict[str, Doc]] = {}
        for (table, doc_id), keys in self.heads().items():
            doc = self.docs[max(keys, key=lambda key: (int(key.split(".")[0]), key.split(".")[1]))]
            if doc is not None:
                tables.setdefault(table, {})[doc_id] = doc
        return tables


class TwoSides:
    """Does what a test says on one side or the other, and enters it in the ledger."""

    def __init__(self, root: Path) -> None:
        morning = datetime(2026, 11, 20, 9, tzinfo=AMSTERDAM)
        self.sides = [Side(root / name, FrozenClock(morning), name) for name in ("laptop", "phone")]
        self.ledger = Ledger()
        self._n = 0

    def forward(self, side: int, hours: float) -> None:
        self.sides[side].clock.moment += timedelta(hours=hours)

    def insert(self, side: int, table: str) -> None:
        doc = self._next_doc()
        doc_id = self.sides[side].open().table(table).insert(doc)
        self._enter(side, table, doc_id, doc)

    def change(self, side: int, table: str, pick: int) -> None:
        self._write_over(side, table, pick, self._next_doc())

    def remove(self, side: int, table: str, pick: int) -> None:
        self._write_over(side, table, pick, None)

    def _next_doc(self) -> Doc:
        self._n += 1
        return {"n": self._n}

    def _write_over(self, side: int, table: str, pick: int, doc: Doc | None) -> None:
        documents = self.sides[side].open().table(table).all()
        if not documents:
            return
        document: Any = documents[pick % len(documents)]
        if doc is None:
            self.sides[side].open().table(table).remove(doc_ids=[document.doc_id])
        else:
            any_table: Any = self.sides[side].open().table(table)
            any_table.update(doc, doc_ids=[document.doc_id])
        self.ledger.wrote_over.add(self.ledger.key_of(document["n"]))
        self._enter(side, table, document.doc_id, doc)

    def _enter(self, side: int, table: str, doc_id: str, doc: Doc | None) -> None:
        one = self.sides[side]
        last = max((records(path)[-1] for path in one.own_files()), key=lambda record: int(record["at"]))
        assert last.get("doc") == doc
        key = f"{last['at']}.{one.id}"
        self.ledger.docs[key] = doc
        self.ledger.documents[key] = (table, doc_id)

    def carry(self, side: int, which: int) -> None:
        """Carry one of a side's own files to the other, or all of them (0)."""
        files = self.sides[side].own_files()
        for file in [files[which % len(files)]] if which and files else files:
            deliver(file, self.sides[1 - side].folder)

    def all_files(self) -> list[Path]:
        return [file for side in self.sides for file in side.own_files()]
