"""TinyDB stays TinyDB: our tables do what the stock ones do, and what TinyDB documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from tinydb import Query, TinyDB, where
from tinydb import operations as op
from tinydb.storages import MemoryStorage
from tinydb.table import Document, Table
from tinydb.version import __version__ as tinydb_version

from conftest import FrozenClock
from store.desks import ENTRIES, PEOPLE, Opener, any_table, contents, number, numbers, opened, second_versions, shown
from wfhdesk.store import acts
from wfhdesk.store.tables import DeskDB, LinesTable

# --- against the stock one --------------------------------------------------------------------------------------------

SMALL = st.integers(0, 5)
WORDS = st.sampled_from(["plan", "done", "é", ""])
DOCS = st.fixed_dictionaries(
    {"n": SMALL}, optional={"kind": WORDS, "tags": st.lists(WORDS, max_size=2), "deep": st.builds(dict, x=SMALL)}
)
FIELDS = st.dictionaries(WORDS, st.one_of(st.none(), SMALL, WORDS, st.floats(-2, 2), st.booleans()), max_size=2)
SIMPLE_CONDITIONS = st.one_of(
    st.builds(lambda n: where("n") >= n, SMALL),
    st.builds(lambda n: where("n") == n, SMALL),
    st.builds(lambda word: where("kind") != word, WORDS),
    st.builds(lambda n: where("deep").x < n, SMALL),
    st.builds(lambda words: where("kind").one_of(words), st.lists(WORDS)),
    st.builds(lambda words: where("tags").any(words), st.lists(WORDS)),
    st.just(where("tags").exists()),
    st.just(where("kind").matches("^[dp]")),
)
CONDITIONS = st.one_of(
    SIMPLE_CONDITIONS,
    st.builds(lambda one, other: one & other, SIMPLE_CONDITIONS, SIMPLE_CONDITIONS),
    st.builds(lambda one, other: one | ~other, SIMPLE_CONDITIONS, SIMPLE_CONDITIONS),
)
TABLES = st.sampled_from([ENTRIES, PEOPLE])
CHANGES = st.one_of(
    st.just(op.increment("n")), st.just(op.add("n", 3)), st.just(op.set("kind", "done")), st.just(op.delete("n"))
)
PICKS = st.lists(st.integers(0, 8), max_size=4)
OWN_IDS = st.sampled_from([10_000, 20_000, 30_000])  # far apart, as the stock table counts on from the highest


def refuse(document: Any) -> None:
    raise ArithmeticError(document)


class AgainstStock(RuleBasedStateMachine):
    """Does everything twice, on the stock TinyDB in memory and on ours in files, and compares what comes back."""

    def __init__(self) -> None:
        super().__init__()
        self.root = TemporaryDirectory()
        self.clock = FrozenClock()
        self.stock = TinyDB(storage=MemoryStorage)
        self.ours_of: dict[tuple[str, int], str] = {}
        self.reopen()

    def teardown(self) -> None:
        self.root.cleanup()

    @rule()
    def reopen(self) -> None:
        self.ours = opened(Path(self.root.name) / "desk", Path(self.root.name) / "state", self.clock.now)

    @rule(back=st.integers(-100, 100))
    def turn_the_clock(self, back: int) -> None:
        self.clock.forward(hours=back)

    def both(self, table: str, do: Callable[[Any], Any]) -> tuple[Any, Any]:
        """Do something to both; return what came of it, or the kind of error."""
        return came_of(do, self.stock.table(table)), came_of(do, self.ours.table(table))

    def remember(self, table: str, stocks: list[int], ours: list[str]) -> None:
        assert len(stocks) == len(ours) == len(set(ours))
        for one, other in zip(stocks, ours, strict=True):
            self.ours_of[table, one] = other

    def translated(self, table: str, stocks: list[int]) -> list[str]:
        return [self.ours_of[table, one] for one in stocks]

    def picked(self, table: str, picks: list[int]) -> tuple[list[int], list[str]]:
        """Return ids of both, some of which may be of documents that are gone or never were."""
        known = sorted(one for of_table, one in self.ours_of if of_table == table)
        stocks = [known[pick] if pick < len(known) else 1_000_000 + pick for pick in picks]
        return stocks, [self.ours_of.get((table, one), f"never{one}") for one in stocks]

    # --- inserting --------------------------------------------------------------------------------------------------

    @rule(table=TABLES, doc=DOCS)
    def insert(self, table: str, doc: dict[str, Any]) -> None:
        stocks, ours = self.both(table, lambda one: one.insert(doc))
        self.remember(table, [stocks], [ours])

    @rule(table=TABLES, docs=st.lists(DOCS, max_size=4))
    def insert_multiple(self, table: str, docs: list[dict[str, Any]]) -> None:
        stocks, ours = self.both(table, lambda one: one.insert_multiple(iter(docs)))
        self.remember(table, stocks, ours)

    @rule(table=TABLES, doc=DOCS, own_id=OWN_IDS, many=st.booleans())
    def insert_document(self, table: str, doc: dict[str, Any], own_id: int, *, many: bool) -> None:
        stocks = came_of(self._inserting(doc, own_id, many=many), self.stock.table(table))
        ours = came_of(self._inserting(doc, f"own{own_id}", many=many), self.ours.table(table))
        assert (stocks is ValueError) == (ours is ValueError)
        if stocks is not ValueError:
            self.ours_of[table, own_id] = f"own{own_id}"

    @staticmethod
    def _inserting(doc: dict[str, Any], doc_id: Any, *, many: bool) -> Callable[[Any], Any]:
        document = Document(doc, doc_id)
        return lambda one: one.insert_multiple([{"n": 9}, document][-1:]) if many else one.insert(document)

    @rule(table=TABLES, doc=DOCS, condition=CONDITIONS)
    def upsert(self, table: str, doc: dict[str, Any], condition: Any) -> None:
        matched = self.stock.table(table).count(condition)
        stocks, ours = self.both(table, lambda one: one.upsert(doc, condition))
        if matched:
            assert ours == self.translated(table, stocks)
        else:
            self.remember(table, stocks, ours)

    @rule(table=TABLES, doc=DOCS, own_id=OWN_IDS)
    def upsert_document(self, table: str, doc: dict[str, Any], own_id: int) -> None:
        stock_document: Any = Document(doc, own_id)
        our_document: Any = Document(doc, f"own{own_id}")  # type: ignore[arg-type]
        assert self.stock.table(table).upsert(stock_document) == [own_id]
        assert any_table(self.ours, table).upsert(our_document) == [f"own{own_id}"]
        self.ours_of[table, own_id] = f"own{own_id}"

    # --- changing ---------------------------------------------------------------------------------------------------

    @rule(table=TABLES, fields=FIELDS, condition=st.one_of(st.none(), CONDITIONS))
    def update(self, table: str, fields: dict[str, Any], condition: Any) -> None:
        stocks, ours = self.both(table, lambda one: one.update(fields, condition))
        assert ours == self.translated(table, stocks)

    @rule(table=TABLES, change=CHANGES, condition=CONDITIONS)
    def update_by_callable(self, table: str, change: Any, condition: Any) -> None:
        stocks, ours = self.both(table, lambda one: one.update(change, where("n").exists() & condition))
        assert ours == self.translated(table, stocks)

    @rule(table=TABLES, fields=FIELDS, picks=PICKS)
    def update_by_ids(self, table: str, fields: dict[str, Any], picks: list[int]) -> None:
        stocks, ours = self.picked(table, picks)
        updated = self.stock.table(table).update(fields, doc_ids=stocks)
        assert any_table(self.ours, table).update(fields, doc_ids=ours) == self.translated(table, updated)

    @rule(table=TABLES, one=st.tuples(FIELDS, CONDITIONS), other=st.tuples(FIELDS, CONDITIONS))
    def update_multiple(self, table: str, one: Any, other: Any) -> None:
        stocks, ours = self.both(table, lambda of_either: of_either.update_multiple([one, other]))
        assert ours == self.translated(table, stocks)

    @rule(table=TABLES, condition=CONDITIONS)
    def update_that_fails(self, table: str, condition: Any) -> None:
        stocks, ours = self.both(table, lambda one: one.update(refuse, condition))
        assert ours == stocks

    # --- removing ---------------------------------------------------------------------------------------------------

    @rule(table=TABLES, condition=CONDITIONS)
    def remove(self, table: str, condition: Any) -> None:
        stocks, ours = self.both(table, lambda one: one.remove(condition))
        assert ours == self.translated(table, stocks)

    @rule(table=TABLES, picks=PICKS)
    def remove_by_ids(self, table: str, picks: list[int]) -> None:
        stocks, ours = self.picked(table, sorted(set(picks)))
        removed = self.stock.table(table).remove(doc_ids=stocks)
        assert any_table(self.ours, table).remove(doc_ids=ours) == self.translated(table, removed)

    @rule(table=TABLES)
    def remove_without_saying_what(self, table: str) -> None:
        assert self.both(table, lambda one: one.remove()) == (RuntimeError, RuntimeError)

    @rule(table=TABLES)
    def truncate(self, table: str) -> None:
        self.both(table, lambda one: one.truncate())

    @rule(table=TABLES)
    def drop_table(self, table: str) -> None:
        self.stock.drop_table(table)
        self.ours.drop_table(table)

    @rule()
    def drop_tables(self) -> None:
        self.stock.drop_tables()
        self.ours.drop_tables()

    # --- finding ----------------------------------------------------------------------------------------------------

    @rule(table=TABLES, condition=CONDITIONS)
    def find(self, table: str, condition: Any) -> None:
        stocks, ours = self.both(table, lambda one: one.search(condition))
        assert self._pairs(ours) == [(self.ours_of[table, doc_id], doc) for doc_id, doc in self._pairs(stocks)]
        for ask in (Table.count, Table.contains, Table.get):
            stocks, ours = self.both(table, partial(_ask, ask, condition))
            assert ours == stocks

    @rule(table=TABLES, picks=PICKS)
    def get_by_ids(self, table: str, picks: list[int]) -> None:
        stocks, ours = self.picked(table, picks)
        assert self.stock.table(table).get(doc_ids=stocks) == any_table(self.ours, table).get(doc_ids=ours)
        for one, other in zip(stocks, ours, strict=True):
            assert self.stock.table(table).get(doc_id=one) == any_table(self.ours, table).get(doc_id=other)
            assert self.stock.table(table).contains(doc_id=one) == any_table(self.ours, table).contains(doc_id=other)

    @staticmethod
    def _pairs(documents: list[Any]) -> list[tuple[Any, Any]]:
        return [(document.doc_id, dict(document)) for document in documents]

    @invariant()
    def both_hold_the_same(self) -> None:
        for table in (ENTRIES, PEOPLE):
            stocks, ours = self.stock.table(table), self.ours.table(table)
            expected = [(self.ours_of[table, doc_id], doc) for doc_id, doc in self._pairs(list(stocks))]
            assert self._pairs(list(ours)) == self._pairs(ours.all()) == expected
            assert len(ours) == len(stocks)
        assert self.ours.tables() == {name for name in self.stock.tables() if len(self.stock.table(name))}


def _ask(ask: Callable[[Any, Any], Any], condition: Any, table: Any) -> Any:
    return ask(table, condition)


def came_of(do: Callable[[Any], Any], table: Any) -> Any:
    try:
        return do(table)
    except (ValueError, RuntimeError, ArithmeticError) as problem:
        return type(problem)


AgainstStock.TestCase.settings = settings(max_examples=60, stateful_step_count=30)
test_our_tables_do_what_stock_tables_do = AgainstStock.TestCase


# --- what TinyDB documents --------------------------------------------------------------------------------------------


def test_the_methods_that_we_replace_are_those_of_the_tinydb_we_were_written_for() -> None:
    assert tinydb_version.startswith("4.9.")
    for name in ("_read_table", "_update_table", "_get_next_id"):
        assert callable(getattr(Table, name))
        assert getattr(LinesTable, name) is not getattr(Table, name)


def test_tables_names_the_tables_that_hold_something(db: DeskDB) -> None:
    assert db.tables() == set()
    for table in (ENTRIES, PEOPLE, "a table of its own"):
        db.table(table).insert({"n": 1})
    assert db.tables() == {ENTRIES, PEOPLE, "a table of its own"}
    db.drop_table(PEOPLE)
    assert db.tables() == {ENTRIES, "a table of its own"}
    db.drop_tables()
    assert db.tables() == set()
    assert shown(db) == {}


def test_dropped_tables_can_be_brought_back(open_db: Opener) -> None:
    open_db().table(ENTRIES).insert({"n": 1})
    open_db().table(PEOPLE).insert({"n": 2})
    before = shown(open_db())
    open_db().drop_tables()
    acts.undo(open_db().lines)
    assert shown(open_db()) == before


def test_the_desk_itself_stands_for_the_default_table(open_db: Opener) -> None:
    db: Any = open_db()
    doc_id = db.insert({"n": 1})
    db.insert_multiple([{"n": 2}, {"n": 3}])
    db.update({"n": 4}, where("n") == 3)
    db.remove(doc_ids=[doc_id])
    assert sorted(document["n"] for document in db) == [2, 4]
    assert len(open_db()) == 2
    assert open_db().tables() == {"_default"}


def test_a_desk_is_closed_by_its_with(open_db: Opener) -> None:
    with open_db() as db:
        db.table(PEOPLE).insert({"n": 1})
    assert numbers(open_db(), PEOPLE) == [1]


PEOPLE_DOCS = [
    {"name": "Anna", "age": 40, "at": {"city": "Utrecht"}, "groups": [{"name": "team"}, {"name": "board"}]},
    {"name": "Bert", "age": 30, "at": {"city": "Gouda"}, "groups": [{"name": "team"}]},
    {"name": "Cas", "age": 25, "tags": ["new"]},
]
QUERIES = {
    "a field": Query().name == "Anna",
    "a path": Query().at.city == "Gouda",
    "an item": Query()["at"]["city"] == "Gouda",
    "and": (Query().age > 20) & (Query().age < 35),
    "or": (Query().age < 26) | (Query().at.city == "Utrecht"),
    "not": ~(Query().name == "Anna"),
    "exists": Query().at.exists(),
    "any of a list": Query().groups.any(Query().name == "board"),
    "all of a list": Query().groups.all(Query().name == "team"),
    "one of": Query().name.one_of(["Anna", "Cas"]),
    "matches": Query().name.matches("[ab].*", flags=re.IGNORECASE),
    "search": Query().name.search("er"),
    "test": Query().age.test(lambda age: age % 2 == 1),
    "fragment": Query().fragment({"age": 25}),
    "map": Query().name.map(str.lower) == "cas",
    "noop": Query().noop(),
    "a function": lambda document: "tags" in document,
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_queries_are_composed_as_in_tinydb(open_db: Opener, query: Any) -> None:
    stock = TinyDB(storage=MemoryStorage).table(PEOPLE)
    stock.insert_multiple(PEOPLE_DOCS)
    open_db().table(PEOPLE).insert_multiple(PEOPLE_DOCS)
    found = open_db().table(PEOPLE).search(query)
    assert found == stock.search(query)
    assert found
    assert open_db().table(PEOPLE).count(query) == len(found)


def test_a_search_sees_what_another_process_wrote_since(open_db: Opener) -> None:
    """TinyDB remembers what a query found; here somebody else may write at any time."""
    query = where("n") > 1
    reader = open_db().table(PEOPLE)
    assert reader.search(query) == []
    doc_id = open_db().table(PEOPLE).insert({"n": 2})
    assert [document["n"] for document in reader.search(query)] == [2]
    open_db().table(PEOPLE).write(doc_id, {"n": 3})
    assert [document["n"] for document in reader.search(query)] == [3]


# --- documents with ids of their own ------------------------------------------------------------------------------------


@pytest.mark.parametrize("own_id", ["anna", 7])
@pytest.mark.parametrize("table", [ENTRIES, PEOPLE])
def test_a_document_can_bring_its_id(open_db: Opener, table: str, own_id: Any) -> None:
    assert open_db().table(table).insert(Document({"n": 1}, own_id)) == own_id
    found: Any = any_table(open_db(), table).get(doc_id=own_id)
    assert found == {"n": 1}
    assert [entry.doc_id for entry in any_table(open_db(), table)] == [str(own_id)]
    assert any_table(open_db(), table).contains(doc_id=own_id)
    any_table(open_db(), table).update({"n": 2}, doc_ids=[own_id])
    any_table(open_db(), table).upsert(Document({"more": 1}, own_id))
    assert any_table(open_db(), table).all() == [{"n": 2, "more": 1}]
    assert second_versions(open_db()) == {}
    any_table(open_db(), table).remove(doc_ids=[own_id])
    assert len(open_db().table(table)) == 0
    assert open_db().lines.damaged == {}


@pytest.mark.parametrize("own_id", ["anna", 7])
@pytest.mark.parametrize("table", [ENTRIES, PEOPLE])
def test_an_id_that_is_taken_is_refused_and_nothing_is_written(
    open_db: Opener, folder: Path, table: str, own_id: Any
) -> None:
    open_db().table(table).insert(Document({"n": 1}, own_id))
    before = contents(folder)
    for insert in (
        lambda one: one.insert(Document({"n": 2}, own_id)),
        lambda one: one.insert_multiple([{"n": 3}, Document({"n": 2}, own_id)]),
    ):
        with pytest.raises(ValueError, match=f"Document with ID {own_id} already exists"):
            came_through(insert, open_db().table(table))
    assert contents(folder) == before
    assert numbers(open_db(), table) == [1]


def came_through(do: Callable[[Any], Any], table: Any) -> None:
    do(table)


# --- errors -------------------------------------------------------------------------------------------------------------


def _fails_at_the_second(table: Any) -> None:
    def change(document: Any) -> None:
        document["tags"].append("changed")
        if document["n"] == 2:
            raise ArithmeticError

    table.update(change)


def _fails_in_what_it_inserts(table: Any) -> None:
    def documents() -> Iterator[Mapping[str, Any]]:
        yield {"n": 3}
        raise ArithmeticError

    table.insert_multiple(documents())


def _fails_in_a_condition(table: Any) -> None:
    table.remove(lambda document: document["n"] == 1 or 1 / 0)


def _inserts_what_is_no_document(table: Any) -> None:
    table.insert_multiple([{"n": 3}, "no document"])


@pytest.mark.parametrize(
    "do", [_fails_at_the_second, _fails_in_what_it_inserts, _fails_in_a_condition, _inserts_what_is_no_document]
)
@pytest.mark.parametrize("table", [ENTRIES, PEOPLE])
def test_an_error_while_a_table_is_changed_writes_nothing(
    open_db: Opener, folder: Path, table: str, do: Callable[[Any], None]
) -> None:
    open_db().table(table).insert_multiple([{"n": 1, "tags": []}, {"n": 2, "tags": []}])
    before, shown_before, db = contents(folder), shown(open_db()), open_db()
    with pytest.raises((ArithmeticError, ValueError)):
        do(db.table(table))
    assert contents(folder) == before
    assert shown(db) == shown_before
    db.table(table).insert({"n": 3})
    assert numbers(db, table) == numbers(open_db(), table) == [1, 2, 3]


def test_an_error_in_an_act_takes_back_all_of_it(open_db: Opener, folder: Path) -> None:
    db = open_db()
    doc_id = db.table(PEOPLE).insert({"n": 1})
    before = contents(folder)
    with pytest.raises(ArithmeticError):
        insert_and_fail(db, doc_id)
    assert contents(folder) == before
    assert shown(db) == shown(open_db()) == {PEOPLE: {doc_id: {"n": 1}}}


def insert_and_fail(db: DeskDB, doc_id: str) -> None:
    with db.lines.act("an act"):
        db.table(ENTRIES).insert({"n": 1})
        db.table(PEOPLE).write(doc_id, None)
        raise ArithmeticError


# --- several calls in one act -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("loaded", [False, True])
@pytest.mark.parametrize("table", [ENTRIES, PEOPLE])
def test_what_an_act_inserts_it_can_change_and_remove(open_db: Opener, table: str, *, loaded: bool) -> None:
    db = open_db()
    rows = any_table(db, table)
    if loaded:
        rows.all()
    with db.lines.act():
        changed, removed, upserted = rows.insert_multiple([{"n": 1}, {"n": 2}, {"n": 3}])
        assert rows.update({"n": 4}, doc_ids=[changed]) == [changed]
        assert rows.remove(doc_ids=[removed]) == [removed]
        assert rows.upsert({"n": 5}, where("n") == 3) == [upserted]
        assert numbers(db, table) == [4, 5]
    for one in (db, open_db()):
        assert numbers(one, table) == [4, 5]
        assert second_versions(one) == {}
    acts.undo(open_db().lines)
    assert shown(open_db()) == {}


def test_a_table_can_be_changed_while_somebody_goes_through_it(open_db: Opener) -> None:
    rows = any_table(open_db(), PEOPLE)
    rows.insert_multiple({"n": n} for n in range(4))
    for document in rows:
        if document["n"] % 2:
            rows.remove(doc_ids=[document.doc_id])
        else:
            rows.insert({"n": -document["n"]})
    assert numbers(open_db(), PEOPLE) == [-2, 0, 0, 2]


# --- what a document is ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"n": 1, "pair": (1, 2)}, {"n": 1, "pair": [1, 2]}),
        ({"n": 1, "by number": {1: "one"}}, {"n": 1, "by number": {"1": "one"}}),
        ({"n": 1, "text": "é\u2028 \ud800 \x00 \n"}, {"n": 1, "text": "é\u2028 \ud800 \x00 \n"}),
        (
            {"n": 1, "format": 7, "at": 1, "more": 3, "doc": None},
            {"n": 1, "format": 7, "at": 1, "more": 3, "doc": None},
        ),
        ({}, {}),
    ],
)
def test_a_document_reads_the_same_at_once_and_later(open_db: Opener, given: Any, kept: Any) -> None:
    db = open_db()
    len(db.table(PEOPLE))
    doc_id = db.table(PEOPLE).insert(given)
    for one in (db, open_db(), db):
        assert one.table(PEOPLE).find(doc_id) == kept
        assert second_versions(one) == {}
    assert db.lines.damaged == {}


def test_changing_what_was_inserted_changes_nothing_that_is_kept(open_db: Opener) -> None:
    db = open_db()
    document: dict[str, Any] = {"n": 1, "tags": ["a"]}
    doc_id = db.table(PEOPLE).insert(document)
    db.table(PEOPLE).write("by hand", document)
    document["n"] = 2
    document["tags"].append("b")
    for one in (db, open_db()):
        assert number(one, PEOPLE, doc_id) == number(one, PEOPLE, "by hand") == 1
        assert [found["tags"] for found in one.table(PEOPLE)] == [["a"], ["a"]]
