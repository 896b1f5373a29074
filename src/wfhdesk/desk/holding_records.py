"""What a desk holds, gathered: of the desk itself, of a backup, of an export."""

from __future__ import annotations

from wfhdesk.desk.desk import Desk
from wfhdesk.desk.finding import TRASH
from wfhdesk.desk.people_versions import PEOPLE, together
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.holdings import Doc, Holding, Tables, is_deeper
from wfhdesk.language import gettext as _
from wfhdesk.store.backup import Backup
from wfhdesk.store.versions import Versions, heads, newest, version

ENTRIES = "accomplishments"


def holding_of(desk: Desk) -> Holding:
    """Return all that a desk holds now. Raises DeskError where it can't be read."""
    lines = desk.db.lines
    lines.load_all()
    return Holding(_tables(lines.versions), _trash(desk, lines.versions), desk.backups.own())


def holding_in(desk: Desk, backup: Backup) -> Holding:
    """Return all that a backup holds; what was thrown away more than 30 days ago by now isn't in its trash any more.

    Raises WrongInput for one that holds what no desk can: somebody made it to hurt.
    """
    versions = backup.versions()
    if any(is_deeper(line.get("doc")) for chain in versions.chains() for line in chain):
        raise WrongInput(_("This backup holds what no desk of wfhdesk can; nothing was changed."))
    return Holding(_tables(versions), _trash(desk, versions), backup.own)


def _tables(versions: Versions) -> Tables:
    """Return the documents that show; people who were changed in two places are merged, as the desk shows them."""
    tables = {table: dict(versions.shown(table)) for table in versions.tables()}
    for doc_id in versions.torn(PEOPLE) & tables.get(PEOPLE, {}).keys():
        tables[PEOPLE][doc_id] = together(versions.chain(PEOPLE, doc_id)).doc or tables[PEOPLE][doc_id]
    return tables


def _trash(desk: Desk, versions: Versions) -> dict[str, Doc]:
    limit = int((desk.clock.now() - TRASH).timestamp() * 1_000_000)
    found: dict[str, Doc] = {}
    for chain in versions.chains_of(ENTRIES):
        removal = newest(heads(chain))
        former = version(chain, removal["base"][0]) if "doc" not in removal and removal.get("base") else None
        if former is not None and "doc" in former and removal["at"] >= limit:
            found[removal["id"]] = former["doc"]
    return found
