"""The format of checklists: TOML that a person can write too. What is wrong with a file is told with its name and line.

`docs/checklists.md` teaches it.
"""

from __future__ import annotations

import re

from wfhdesk.domain.assessments import TRIGGERS
from wfhdesk.domain.checklist_items import ITEM_KEYS, read_item
from wfhdesk.domain.checklist_rules import check_rules
from wfhdesk.domain.checklists import BY_ANSWERS, PERSON, SCORINGS, WORKSTATION, Checklist, Item, Said, Section
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.toml_files import LARGEST, read_toml, toml_file
from wfhdesk.domain.toml_tables import Table, check_format, refuse_twice
from wfhdesk.language import gettext as _

FORMAT = 1
"""The newest format that is understood."""
LONGEST_FILE = LARGEST
"""Bytes in the file of a checklist."""
MOST_ITEMS = 300
LONGEST_MINUTES = 600
LAST_VERSION = 1_000_000
MESSAGE = "message"
_MOST_DAYS = 366
_MOST_MONTHS = 36
_FIRST_ITEM = re.compile(r"^[ \t]*\[\[[ \t]*items[ \t]*\]\]", re.MULTILINE)
KEYS = (
    *("format", "id", "version", "about", "title", "purpose", "minutes", "private", "repeats", "every_days"),
    *("every_months", "review_item", "triggers", "scoring", "ends_with", "closing", "sections", "items"),
)


def parse_checklist(text: str, path: str) -> Checklist:
    """Return the checklist that the text of a file holds; `path` names the file, and its stem has to be the checklist's id.

    Raises WrongInput, with file and line, for whatever is wrong with it.
    """
    table = _table(text, path)
    sections = _sections(table)
    item_tables = table.tables("items", ITEM_KEYS, MOST_ITEMS)
    items = _items(table, item_tables, sections)
    checklist = _checklist(table, sections, items)
    check_rules(checklist, table, item_tables)
    return checklist


def parse_head(text: str, path: str) -> Checklist:
    """Return what a file says of its checklist ahead of the first question, without the questions; a list needs no more.

    Raises WrongInput, with file and line, for whatever is wrong there.
    """
    first = _FIRST_ITEM.search(text)
    try:
        table = _table(text[: first.start()] if first else text, path)
    except WrongInput:  # perhaps it was cut within a text that reads like a header
        table = _table(text, path)
    return _checklist(table, _sections(table), ())


def _table(text: str, path: str) -> Table:
    file = toml_file(text, path)
    values = read_toml(file)
    check_format(file, values, FORMAT)
    return Table(file, (), values, KEYS)


def _checklist(table: Table, sections: tuple[Section, ...], items: tuple[Item, ...]) -> Checklist:
    every_days, every_months = _interval(table)
    return Checklist(
        id=_id(table),
        version=table.number("version", 1, LAST_VERSION),
        title=table.said("title"),
        purpose=table.said("purpose"),
        minutes=table.number("minutes", 1, LONGEST_MINUTES),
        sections=sections,
        items=items,
        about=table.word("about", (WORKSTATION, PERSON), WORKSTATION),
        private=table.flag("private", default=False),
        repeats=table.flag("repeats", default=True),
        every_days=every_days,
        every_months=every_months,
        review_item=table.text("review_item", ""),
        triggers=table.words("triggers", TRIGGERS),
        scoring=table.word("scoring", SCORINGS, BY_ANSWERS),
        ends_with=table.word("ends_with", (MESSAGE,), ""),
        closing=table.said("closing", Said()),
        path=table.file.path,
    )


def _id(table: Table) -> str:
    said, stem = table.id(), table.file.stem
    if said != stem:
        what = _("the id is “{id}”, so the file has to be called {id}.toml.").format(id=said)
        raise table.wrong(what, "id")
    return said


def _interval(table: Table) -> tuple[int, int]:
    """Return after how many days or months it is asked again; 0 for what isn't said."""
    days = table.number("every_days", 1, _MOST_DAYS, 0)
    months = table.number("every_months", 1, _MOST_MONTHS, 0)
    if days and months:
        raise table.wrong(
            _("“every_days” and “every_months” can't go together; leave one of them out."), "every_months"
        )
    if (days or months) and not table.flag("repeats", default=True):
        key = "every_days" if days else "every_months"
        raise table.wrong(_("what doesn't repeat has no “{key}”; leave one of them out.").format(key=key), key)
    return days, months


def _sections(table: Table) -> tuple[Section, ...]:
    tables = table.tables("sections", ("id", "title"), MOST_ITEMS)
    if not tables:
        raise table.wrong(_("a checklist has at least one section; it begins with [[sections]]."), "sections")
    sections = tuple(Section(one.id(), one.said("title")) for one in tables)
    refuse_twice(tables, [section.id for section in sections])
    return sections


def _items(table: Table, tables: list[Table], sections: tuple[Section, ...]) -> tuple[Item, ...]:
    if not tables:
        raise table.wrong(_("a checklist asks at least one question; it begins with [[items]]."), "items")
    known = [section.id for section in sections]
    items: dict[str, Item] = {}
    refuse_twice(tables, [one.id() for one in tables])
    for one in tables:
        item = read_item(one, known, items)
        items[item.id] = item
    for number, section in enumerate(sections):
        if all(item.section != section.id for item in items.values()):
            what = _("no question stands in section “{id}”; give it one or leave it out.").format(id=section.id)
            raise table.wrong(what, "sections", number)
    return tuple(items.values())
