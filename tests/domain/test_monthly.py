"""The monthly update: what it picks, what it counts, what it compares with."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from wfhdesk import language
from wfhdesk.domain.accomplishments import Accomplishment, Move
from wfhdesk.domain.helping import helped
from wfhdesk.domain.linter import remarks
from wfhdesk.domain.markup import tables_aligned
from wfhdesk.domain.monthly_sections import MonthlySections, Statuses, changed_since, monthly, monthly_subject
from wfhdesk.domain.people_told import by_person, summed_up, together
from wfhdesk.domain.period_names import months
from wfhdesk.domain.periods import Period
from wfhdesk.domain.projects import Project, ProjectState
from wfhdesk.domain.ranking import ranked, top
from wfhdesk.domain.selections import Selection, select
from wfhdesk.domain.update_texts import is_told, last_statuses
from wfhdesk.domain.updates import KINDS, MONTHLY, REVIEW, SUPERVISOR, Update, next_period, visible

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))


def entry(text: str, day: int = 10, **fields: object) -> Accomplishment:
    made = Accomplishment(text, date(2026, 11, day), id=text)
    return made._replace(**fields)  # type: ignore[arg-type]


def update(kind: str, start: date, until: date, **fields: object) -> Update:
    made = Update(
        1,
        kind,
        "sent",
        start,
        until,
        until,
        datetime(until.year, until.month, until.day, 16, tzinfo=AMSTERDAM),
        "s",
        "t",
    )
    return made._replace(**fields)  # type: ignore[arg-type]


def picked(*entries: Accomplishment, updates: tuple[Update, ...] = (), period: Period = NOVEMBER) -> Selection:
    return select(MONTHLY, list(entries), list(updates), period)


def sections(
    *entries: Accomplishment,
    projects: tuple[Project, ...] = (),
    before: Statuses = (),
    updates: tuple[Update, ...] = (),
) -> MonthlySections:
    states = [ProjectState(project, 1, None) for project in projects]
    return monthly("Ana", picked(*entries, updates=updates), states, before)


# --- who reads it, and which days it is about --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("visibility", "may"), [("all", True), ("supervisor", False), ("team", False), ("private", False)]
)
def test_only_what_everybody_may_read_gets_in(visibility: str, may: bool) -> None:
    secret = entry("Secret", visibility=visibility)

    assert visible(secret, KINDS[MONTHLY].audience) is may
    assert bool(picked(secret).news) is may


def test_the_first_one_is_about_this_month_until_today() -> None:
    assert next_period([], MONTHLY, date(2026, 11, 20)) == Period(date(2026, 11, 1), date(2026, 11, 20))


def test_a_later_one_begins_the_day_after_the_last_also_in_another_year() -> None:
    weekly = update(SUPERVISOR, date(2026, 12, 21), date(2026, 12, 27))
    last = update(MONTHLY, date(2026, 12, 1), date(2026, 12, 18))

    assert next_period([last, weekly], MONTHLY, date(2027, 1, 4)) == Period(date(2026, 12, 19), date(2027, 1, 4))


def test_a_withdrawn_one_counts_as_never_made() -> None:
    last = update(MONTHLY, date(2026, 11, 1), date(2026, 11, 18), state="withdrawn", carries=("Told",))

    assert next_period([last], MONTHLY, date(2026, 11, 20)).start == date(2026, 11, 1)
    assert [one.text for one in picked(entry("Told"), updates=(last,)).news] == ["Told"]


def test_it_repeats_what_weekly_told_but_not_itself() -> None:
    weekly = update(SUPERVISOR, date(2026, 11, 2), date(2026, 11, 8), carries=("A",))
    last = update(MONTHLY, date(2026, 11, 1), date(2026, 11, 8), carries=("B",))

    assert [one.text for one in picked(entry("A"), entry("B"), updates=(weekly, last)).news] == ["A"]


def test_it_tells_no_blocker_and_so_carries_none() -> None:
    selection = picked(entry("Need the password", kind="blocker"), entry("Ship it", kind="plan"))

    assert selection.blockers == []
    assert selection.carries == ("Ship it",)
    assert selection.left_out == []


# --- what it picks -----------------------------------------------------------------------------------------------


def test_a_number_ranks_before_a_result_before_the_rest() -> None:
    bare, result = entry("Bare"), entry("Result", outcome="fewer calls")
    number, learned = entry("Number", outcome="40% fewer calls"), entry("Learned", kind="learned")

    assert ranked([learned, bare, result, number]) == [number, result, bare, learned]


def test_the_pinned_one_comes_first_among_equals_only() -> None:
    number, pinned, other = (
        entry("1", outcome="3 days"),
        entry("2", outcome="days", pinned=True),
        entry("3", outcome="days"),
    )

    assert ranked([other, pinned, number]) == [number, pinned, other]


def test_the_top_keeps_its_order_and_counts_the_rest() -> None:
    entries = [entry("a"), entry("b", outcome="1"), entry("c"), entry("d", outcome="2")]

    assert top(entries, 3) == ([entries[0], entries[1], entries[3]], 1)
    assert top(entries[:1], 3) == (entries[:1], 0)


def test_the_pinned_entry_is_the_headline_and_told_once() -> None:
    told = sections(entry("Cut it", outcome="2 pages"), entry("Guide out", pinned=True))

    assert told.big is not None
    assert told.big.text == "Guide out."
    assert [item.text for item in told.outcomes] == ["Cut it."]


def test_without_a_pin_the_most_telling_is_the_headline() -> None:
    told = sections(entry("Bare"), entry("Cut it", outcome="2 pages"))

    assert told.big is not None
    assert told.big.result == "2 pages."


def test_at_most_five_outcomes_and_the_rest_is_counted_by_project() -> None:
    results = [entry(f"R{n}", outcome="better") for n in range(8)]
    rest = [entry("x", project="Billing"), entry("y", project="billing"), entry("z", kind="learned")]
    told = sections(*results, *rest)

    assert [item.text for item in told.outcomes] == ["R1.", "R2.", "R3.", "R4.", "R5."]
    assert told.more == "Billing (2), without a project (3)"


def test_bare_entries_fill_up_to_three_outcomes_and_no_further() -> None:
    told = sections(entry("R", outcome="x"), *(entry(f"B{n}") for n in range(5)), entry("L", kind="learned"))

    assert [item.text for item in told.outcomes] == ["B0.", "B1.", "B2."]
    assert told.more == "without a project (3)"


def test_late_entries_come_under_their_month() -> None:
    last = update(MONTHLY, date(2026, 10, 1), date(2026, 10, 30), carries=("Old",))
    told = sections(entry("Booked", day=1, project="x")._replace(day=date(2026, 10, 29)), entry("New"), updates=(last,))

    assert [(part.month, [item.text for item in part.items]) for part in told.late] == [("October", ["Booked."])]
    assert told.outcomes == []
    assert told.big is not None


# --- promises ----------------------------------------------------------------------------------------------------


def test_former_plans_are_done_moved_or_dropped_and_the_others_stand_among_the_new() -> None:
    last = update(MONTHLY, date(2026, 10, 1), date(2026, 10, 31), carries=("a", "b", "c", "d"))
    later = datetime(2026, 11, 5, 9, tzinfo=AMSTERDAM)
    told = sections(
        entry("a", kind="plan", settled=date(2026, 11, 4)),
        entry("b", kind="plan", moves=(Move(later, "no server"),)),
        entry("c", kind="plan", settled=date(2026, 11, 4), dropped="nobody needs it"),
        entry("d", kind="plan"),
        entry("e", kind="plan"),
        updates=(last,),
    )

    assert [(item.solved, item.moved, item.dropped) for item in told.promised] == [
        (True, "", ""),
        (False, "no server.", ""),
        (True, "", "nobody needs it."),
    ]
    assert [item.text for item in told.plans] == ["E.", "D."]


# --- the table ---------------------------------------------------------------------------------------------------


def test_the_table_shows_now_and_what_the_last_one_told() -> None:
    projects = (
        Project("Billing", "on track", next="month-end run", by=date(2026, 11, 30)),
        Project("new", "waiting"),
        Project("silent", line="a line alone is no row"),
    )
    rows = sections(projects=projects, before=(("billing", "at risk"),)).projects

    assert [tuple(row) for row in rows] == [
        ("Billing", "on track", "at risk", "month-end run, Mon 30 Nov"),
        ("new", "waiting", "–", "–"),
    ]


def test_trouble_says_what_is_the_matter() -> None:
    told = sections(
        projects=(Project("a", "at risk", "no server"), Project("b", "off track"), Project("c", "done", "x"))
    )

    assert [(line.name, line.line) for line in told.trouble] == [("a", "no server.")]


@pytest.mark.parametrize(("status", "told"), [("on track", True), ("done", True), ("paused", False)])
def test_a_project_at_rest_is_told_when_its_status_is_news(status: str, told: bool) -> None:
    state = ProjectState(Project("Audit", status), 3, None)
    before: Statuses = (("audit", "paused"),)

    assert changed_since(state, before) is (status != "paused")
    assert is_told(state, picked(), before) is told


def test_the_last_statuses_are_those_of_the_same_kind_that_went_out() -> None:
    first = update(MONTHLY, date(2026, 9, 1), date(2026, 9, 30), projects=(("a", "done"),))
    second = update(MONTHLY, date(2026, 10, 1), date(2026, 10, 31), projects=(("a", "waiting"),))
    failed = update(MONTHLY, date(2026, 11, 1), date(2026, 11, 3), projects=(("a", "paused"),), state="failed")

    assert last_statuses([second, first, failed], MONTHLY) == (("a", "waiting"),)
    assert last_statuses([first], SUPERVISOR) == ()


def test_a_table_is_as_wide_as_its_columns_and_text_stays() -> None:
    text = "x | y\n\n| A | Bee |\n| --- | --- |\n| a\\|b | 1 |\n"

    assert tables_aligned(text) == "x | y\n\n| A    | Bee |\n| ---- | --- |\n| a\\|b | 1   |\n"


def test_a_table_with_holes_stays_as_it_is() -> None:
    assert tables_aligned("| a | b |\n| c |") == "| a | b |\n| c |"


# --- help --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Helped @priya with the tests", ["priya"]),
        ("Fixed it and helped @priya and @omar", ["priya", "omar"]),
        ("@priya geholpen met de tests", ["priya"]),
        ("Heb @priya en @omar ingewerkt", ["priya", "omar"]),
        ("Got helped by @priya", []),
        ("Geholpen door @priya", []),
        ("Door @priya geholpen", []),
        ("Sam helped @priya", []),
        ("Paired with @priya", []),
        ("Helped the team", []),
    ],
)
def test_help_given_is_read_only_from_a_closed_list_of_words(text: str, names: list[str]) -> None:
    assert helped(entry(text)) == names


def test_a_plan_to_help_is_no_help_yet() -> None:
    assert helped(entry("Helped @priya", kind="plan")) == []


def test_help_that_is_told_elsewhere_is_only_named() -> None:
    told = sections(
        entry("Fixed the export, thanks @sam", outcome="1 day", project="billing"),
        *(entry(f"R{n}", outcome="1") for n in range(5)),
        entry("Updated the wiki, thanks @omar"),
        entry("Helped @kim and @jo with the export"),
    )

    assert told.received.people == "Sam (billing)"
    assert told.received.texts == ["Updated the wiki, thanks Omar."]
    assert (told.given.people, told.given.texts) == ("", ["Helped Kim and Jo with the export."])


def test_people_are_summed_up_the_one_named_most_first() -> None:
    entries = [entry("@sam", project="a"), entry("@Priya", project="a"), entry("@priya", project="b")]
    found = by_person(entries, lambda one: [one.text[1:]])

    assert [summed_up(name, told) for name, told in found] == ["Priya (2 times: a, b)", "Sam (a)"]
    assert together([("Kim", entries[:1]), ("Jo", entries[:1])]) == [("Kim and Jo", entries[:1])]


# --- subject, remarks --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2026, 11, 1), date(2026, 11, 20), "November 2026"),
        (date(2026, 10, 28), date(2026, 11, 27), "November 2026"),
        (date(2026, 10, 23), date(2026, 11, 22), "November 2026"),
        (date(2026, 10, 22), date(2026, 11, 22), "October–November 2026"),
        (date(2026, 11, 2), date(2026, 12, 1), "November 2026"),
        (date(2026, 10, 15), date(2026, 11, 14), "October–November 2026"),
        (date(2026, 12, 10), date(2027, 1, 15), "December 2026 – January 2027"),
        (date(2026, 12, 28), date(2027, 1, 3), "December 2026"),
        (date(2027, 1, 1), date(2027, 1, 1), "January 2027"),
    ],
)
def test_months_are_named_after_most_of_their_days(start: date, end: date, said: str) -> None:
    assert months(Period(start, end)) == said


def test_the_subject_says_the_news() -> None:
    selection = picked(entry("Cut it", outcome="read by all 6 managers."))

    assert monthly_subject("Ana", selection) == "Ana · November 2026: read by all 6 managers"
    assert monthly_subject("", picked()) == "November 2026"
    with language.spoken("nl"):
        assert monthly_subject("Ana", selection) == "Ana · november 2026: read by all 6 managers"
        assert monthly_subject("", picked()) == "November 2026"


def test_the_linter_asks_for_a_number() -> None:
    without, with_one = entry("A", outcome="fewer calls"), entry("B", outcome="2 calls")
    remark = "No outcome has a number: say how many, how long or how much."

    assert remark in remarks(MONTHLY, "", picked(without), [])
    assert remark not in remarks(MONTHLY, "", picked(without, with_one), [])
    assert remark not in remarks(SUPERVISOR, "", picked(without), [])


@pytest.mark.parametrize("kind", [MONTHLY, SUPERVISOR, REVIEW])
def test_the_linter_warns_of_what_a_misspelt_private_doesnt_keep_back(kind: str) -> None:
    """It was told once while it was logged; a week later it would go out."""
    selection = picked(entry("Salary talk !privat", outcome="2 calls"))
    remark = "This is told, for “!privat” is text; did you mean !private? Salary talk !privat"

    assert remarks(kind, "Salary talk !privat", selection, [])[0] == remark
    assert remark not in remarks(kind, "Salary talk", selection, [])


def test_the_linter_speaks_of_the_outcomes_that_are_told() -> None:
    results = [entry(f"R{n}", outcome="1") for n in range(5)]

    assert not any("No outcome" in remark for remark in remarks(MONTHLY, "", picked(*results, entry("Bare")), []))
    assert "No outcome: Bare" in remarks(MONTHLY, "", picked(*results[:2], entry("Bare")), [])
