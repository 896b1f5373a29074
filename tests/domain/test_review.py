"""The review: goals, projects, people, months; of a quarter or a year."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

import pytest

from wfhdesk import language
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.linter import remarks
from wfhdesk.domain.period_names import named
from wfhdesk.domain.periods import Period
from wfhdesk.domain.projects import Project, ProjectState
from wfhdesk.domain.review_sections import ReviewSections, review, review_subject
from wfhdesk.domain.selections import Selection, select
from wfhdesk.domain.typed_periods import parse_period
from wfhdesk.domain.updates import REVIEW, Update, next_period

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
TODAY = date(2026, 11, 20)
Q4 = Period(date(2026, 10, 1), date(2026, 12, 31))
_IDS = count()
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def entry(text: str, day: date = TODAY, **fields: object) -> Accomplishment:
    made = Accomplishment(text, day, id=f"{next(_IDS):010}"[::-1])  # ids grow at their beginning
    return made._replace(**fields)  # type: ignore[arg-type]


def picked(*entries: Accomplishment, period: Period = Q4, updates: tuple[Update, ...] = ()) -> Selection:
    return select(REVIEW, list(entries), list(updates), period)


def sections(*entries: Accomplishment, period: Period = Q4, projects: tuple[Project, ...] = ()) -> ReviewSections:
    return review("Ana", picked(*entries, period=period), [ProjectState(project, 1, None) for project in projects])


def former(**fields: object) -> Update:
    moment = datetime(2026, 10, 15, tzinfo=AMSTERDAM)
    made = Update(1, REVIEW, "sent", Q4.start, Q4.end, moment.date(), moment, "s", "t")
    return made._replace(**fields)  # type: ignore[arg-type]


# --- what goes in ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("visibility", "may"), [("all", True), ("supervisor", True), ("team", False), ("private", False)]
)
def test_the_supervisor_may_read_all_of_it(visibility: str, may: bool) -> None:
    assert bool(picked(entry("It", visibility=visibility)).news) is may


def test_it_repeats_what_a_former_review_told() -> None:
    told = entry("It")

    assert picked(told, updates=(former(carries=(told.id,)),)).news == [told]


def test_what_was_taken_out_of_one_stays_out() -> None:
    out = entry("It")

    assert picked(out, updates=(former(left_out=(out.id,)),)).news == []


def test_it_carries_news_alone_and_tells_nothing_late() -> None:
    selection = picked(
        entry("Done"),
        entry("Plan", kind="plan"),
        entry("Wait", kind="blocker"),
        entry("Before", date(2026, 9, 30)),
        updates=(former(start=date(2026, 7, 1), until=date(2026, 9, 30)),),
    )

    assert [one.text for one in selection.news] == ["Done"]
    assert selection.carries == (selection.news[0].id,)
    assert [*selection.plans, *selection.blockers, *selection.late, *selection.promised] == []


def test_a_plan_counts_on_the_day_it_was_done() -> None:
    plan = entry("Ship", date(2026, 9, 20), kind="plan", settled=date(2026, 10, 2))
    dropped = entry("Drop", date(2026, 10, 2), kind="plan", settled=date(2026, 10, 3), dropped="why")

    assert [(one.text, one.day) for one in picked(dropped, plan).news] == [("Ship", date(2026, 10, 2))]
    assert picked(plan, period=Period(date(2026, 7, 1), date(2026, 9, 30))).news == []


def test_it_is_about_this_whole_quarter_whatever_went_out() -> None:
    assert next_period([former()], REVIEW, TODAY) == Q4
    assert next_period([], REVIEW, date(2027, 1, 1)) == Period(date(2027, 1, 1), date(2027, 3, 31))


# --- subjects ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("quarter", "Q4 2026"),
        ("last quarter", "Q3 2026"),
        ("2026-Q1", "Q1 2026"),
        ("2026", "2026"),
        ("last year", "2025"),
        ("2026-02", "February 2026"),
        ("2026-W47", "16–22 Nov 2026"),
        ("2026-W53", "28 Dec 2026 – 3 Jan 2027"),
        ("2026-01..2026-06", "1 Jan – 30 Jun 2026"),
    ],
)
def test_the_subject_names_the_period(asked: str, said: str) -> None:
    period = parse_period(asked, TODAY)

    assert named(period) == said
    assert review_subject("Ana", picked(period=period)) == f"Ana · review {said}"


def test_the_subject_in_dutch_and_without_a_name() -> None:
    february = picked(period=parse_period("2026-02", TODAY))

    assert review_subject("", picked()) == "Review Q4 2026"
    with language.spoken("nl"):
        assert review_subject("Ana", picked()) == "Ana · review Q4 2026"
        assert review_subject("Ana", february) == "Ana · review februari 2026"


# --- goals and projects ------------------------------------------------------------------------------------------


def test_goals_have_the_results_of_their_projects_and_the_others_come_last() -> None:
    told = sections(
        entry("a", project="audit", outcome="closed"),
        entry("b", project="Billing", outcome="faster"),
        entry("c", project="billing", outcome="2 days faster"),
        entry("d", project="billing"),
        entry("e", outcome="alone"),
        projects=(Project("billing", objective="quick invoices"), Project("audit")),
    )

    assert [(goal.name, [item.text for item in goal.results.items]) for goal in told.goals] == [
        ("Quick invoices", ["2 days faster.", "Faster."]),
        ("", ["Closed.", "Alone."]),
    ]
    assert told.goals[0].results.items[0].project == "billing"


def test_a_goal_without_a_result_stays_and_no_goal_without_one_vanishes() -> None:
    told = sections(entry("a", project="x"), entry("b"), projects=(Project("x", objective="calm"),))

    assert [(goal.name, goal.entries, goal.results.items) for goal in told.goals] == [("Calm", 1, [])]


def test_projects_of_one_objective_are_one_goal() -> None:
    projects = (Project("x", objective="Calm"), Project("y", objective="calm"))
    told = sections(entry("a", project="x", outcome="1"), entry("b", project="y", outcome="2"), projects=projects)

    assert [goal.entries for goal in told.goals] == [2]


def test_a_project_has_part_result_status_and_line() -> None:
    told = sections(
        entry("Wrote it", project="guide", outcome="no calls"),
        entry("Sent it", project="guide"),
        entry("Saw it", project="guide", kind="learned"),
        projects=(Project("guide", "done", "the guide is out"),),
    )
    (project,) = told.projects

    assert (project.name, project.status, project.line) == ("guide", "Done", "the guide is out.")
    assert [item.text for item in project.part.items] == ["Wrote it.", "Sent it."]
    assert [item.text for item in project.results.items] == ["No calls."]


def test_a_project_that_its_reader_may_not_read_of_has_no_heading() -> None:
    assert sections(entry("a", project="hidden")).projects == []


def test_long_lists_are_cut_and_say_so() -> None:
    entries = [entry(f"e{n:02}", project="x", outcome="1" if n > 7 else "", day=date(2026, 10, 1)) for n in range(20)]
    told = sections(*entries, projects=(Project("x"),))

    assert [item.text for item in told.projects[0].part.items] == ["E08.", "E09.", "E10.", "E11.", "E12.", "E13."]
    assert (told.projects[0].part.more, told.projects[0].results.more, told.goals[0].results.more) == (14, 7, 7)
    assert (len(told.months[0].points.items), told.months[0].points.more) == (12, 8)


# --- people, months, length --------------------------------------------------------------------------------------


def test_collaboration_comes_from_what_the_log_says() -> None:
    told = sections(
        entry("Paired with @priya", project="billing"),
        entry("Met @Priya", project="audit"),
        entry("Called @omar"),
        entry("Helped @kim and @jo with it"),
        entry("Fixed it, thanks @sam"),
        entry("Asked about @lena"),
    )

    assert told.worked_with == "Priya (2 times: billing, audit) and Omar"
    assert [(item.label, item.text) for item in told.helped.items] == [("", "Helped Kim and Jo with it.")]
    assert [(item.label, item.text) for item in told.thanked.items] == [("", "Fixed it, thanks Sam.")]


def test_many_people_are_cut_and_counted() -> None:
    entries = [entry(f"Met @p{chr(97 + n)}", day=TODAY - timedelta(days=n)) for n in range(11)]

    assert sections(*entries).worked_with.endswith(" and 3 others")
    assert sections(*entries[:9]).worked_with.endswith(" and 1 other person")


def test_months_come_in_order_each_once_and_leave_what_was_learned_to_its_own_section() -> None:
    told = sections(entry("b"), entry("a", date(2026, 10, 5)), entry("c", kind="learned"), entry("d"))

    assert [(part.month, [item.text for item in part.points.items]) for part in told.months] == [
        ("October", ["A."]),
        ("November", ["B.", "D."]),
    ]
    assert [item.text for item in told.learned.items] == ["C."]


def test_a_period_over_two_years_names_the_year_of_each_month() -> None:
    told = sections(
        entry("a", date(2025, 11, 5)),
        entry("b", date(2026, 11, 5)),
        period=Period(date(2025, 7, 1), date(2026, 12, 31)),
    )

    assert [part.month for part in told.months] == ["November 2025", "November 2026"]


def test_a_year_is_told_in_fewer_lines_a_month() -> None:
    entries = [entry(f"e{n}", date(2026, month, 3)) for month in range(1, 13) for n in range(10)]
    told = sections(*entries, period=YEAR)

    assert [(len(part.points.items), part.points.more) for part in told.months] == [(5, 5)] * 12


def test_the_numbers_of_a_period() -> None:
    told = sections(entry("With @sam", project="x", outcome="1"), entry("y"))

    assert told.summary == "2 entries, 1 with a result, 1 project and 1 person named"
    assert sections(entry("y")).summary == "1 entry"
    assert sections().summary == ""


def test_the_linter_minds_pages_and_long_points_only() -> None:
    text = "\n".join(["## Projects", *(["- one two three four five"] * 401)])

    assert remarks(REVIEW, text, picked(entry("Bare")), []) == [
        "2006 words are more than four pages; leave some of it out."
    ]
    full = "\n".join(["- one two three four five"] * 400)
    assert remarks(REVIEW, full, picked(entry("Bare")), []) == []
    assert remarks(REVIEW, "- short", picked(entry("Bare")), []) == []
    assert len(remarks(REVIEW, "- " + "word " * 31, picked(), [])) == 1
