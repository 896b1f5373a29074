"""The sample desk: sound in both languages, laid out up to any day, and nothing in it lies ahead."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from conftest import AMSTERDAM, FRIDAY, FrozenClock, SampleOn
from wfhdesk.adapters import config_file
from wfhdesk.assets import asset
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.sample import Sample, lay_out
from wfhdesk.domain import capture
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.linter import remarks
from wfhdesk.domain.mentions import contacts, people, thanks
from wfhdesk.domain.people import RELATIONS
from wfhdesk.domain.ranking import has_number
from wfhdesk.domain.standings import shown_state
from wfhdesk.domain.updates import MONTHLY, SUPERVISOR, TEAM

LANGUAGES = ("en", "nl")
TODAY = date(2026, 11, 20)
MOMENTS = [
    datetime(2026, 11, 16, 8, 0, tzinfo=AMSTERDAM),  # a Monday, before anything of the day was done
    datetime(2026, 11, 17, 17, 30, tzinfo=AMSTERDAM),  # a Tuesday
    datetime(2026, 11, 18, 9, 0, tzinfo=AMSTERDAM),  # a Wednesday
    datetime(2026, 11, 22, 23, 59, tzinfo=AMSTERDAM),  # a Sunday
    datetime(2027, 1, 2, 14, 0, tzinfo=AMSTERDAM),  # a Saturday, with nearly all of it in the year before
    datetime(2028, 2, 29, 14, 0, tzinfo=AMSTERDAM),  # a Tuesday
]


def told(spoken: str) -> dict[str, Any]:
    return config_file.read(asset("sample", f"{spoken}.toml"))


def understood(spoken: str) -> list[Accomplishment]:
    return [capture.parse(entry["line"], TODAY) for entry in told(spoken)["entries"]]


@pytest.fixture
def on_friday(sample_on: SampleOn) -> Sample:
    return sample_on(FRIDAY)


@pytest.fixture
def friday(on_friday: Sample) -> Desk:
    return on_friday.desk


# --- the file ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_every_line_is_understood_and_every_blocker_says_from_whom_and_by_when(spoken: str) -> None:
    for entry in understood(spoken):
        assert capture.parse(capture.render(entry), TODAY) == entry
        assert entry.kind != "blocker" or (people(entry) and entry.by)


def test_both_languages_tell_the_same_story() -> None:
    def shape(spoken: str) -> list[Any]:
        return [
            (
                *(entry.get(name) for name in ("back", "at", "resolved_after", "deleted_after", "pinned")),
                *(move["after"] for move in (*entry.get("moved", ()), *filter(None, [entry.get("dropped")]))),
                *(understands.kind, understands.visibility, bool(understands.outcome)),
                *(people(understands), thanks(understands), contacts(understands)),
            )
            for entry, understands in zip(told(spoken)["entries"], understood(spoken), strict=True)
        ]

    def stands(spoken: str) -> list[Any]:
        return [(one["back"], one.get("status"), one.get("due"), sorted(one)) for one in told(spoken)["projects"]]

    assert shape("en") == shape("nl")
    assert stands("en") == stands("nl")


def test_both_languages_know_the_same_people() -> None:
    def known(spoken: str) -> list[Any]:
        file = told(spoken)
        same = ("back", "name", "relation", "zone", "hours", "emails", "away", "paused")
        people = [
            [*(one.get(name) for name in same), *(len(one.get(name, ())) for name in ("topics", "asked", "projects"))]
            for one in file["people"]
        ]
        contacts = [(one["back"], one["at"], one["who"], one["kind"]) for one in file["contacts"]]
        return [people, contacts, [{**one, "text": ""} for one in file["offers"]]]

    assert known("en") == known("nl")
    for spoken in LANGUAGES:
        projects = {e.project for e in understood(spoken)}
        assert all(set(one.get("projects", ())) <= projects for one in told(spoken)["people"])


def test_both_languages_have_the_same_projects() -> None:
    def projects(spoken: str) -> list[str]:
        known: list[str] = []
        for entry in understood(spoken):
            if entry.project not in known:
                known.append(entry.project)
        return [str(known.index(entry.project)) for entry in understood(spoken)]

    assert projects("en") == projects("nl")
    for spoken in LANGUAGES:
        assert {one["name"] for one in told(spoken)["projects"]} == {e.project for e in understood(spoken)} - {""}


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_file_reads_in_the_order_of_time(spoken: str) -> None:
    when = [(-entry["back"], entry["at"]) for entry in told(spoken)["entries"]]

    assert when == sorted(when)
    assert all("08:00" <= at < "16:55" for _back, at in when), "the update of the day goes out behind its entries"


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_what_became_of_an_entry_fits_its_kind(spoken: str) -> None:
    for entry, understands in zip(told(spoken)["entries"], understood(spoken), strict=True):
        allowed = {"plan": {"moved", "resolved_after", "dropped"}, "blocker": {"resolved_after"}}.get(
            understands.kind, {"pinned"}
        )

        assert entry.keys() <= {"back", "at", "line", "deleted_after"} | allowed
        assert not {"resolved_after", "dropped"} <= entry.keys()


# --- the desk ------------------------------------------------------------------------------------------------------


def test_it_is_a_half_year_of_one_persons_work(friday: Desk) -> None:
    entries = friday.accomplishments.all()
    by_day = [sum(entry.day == day for entry in entries) for day in {entry.day for entry in entries}]

    assert 200 <= len(entries) <= 260
    assert entries[0].day == date(2026, 5, 22)
    assert max(by_day) <= 4
    assert len(by_day) < 120, "some days have none"
    assert {entry.kind for entry in entries} == {"done", "progress", "plan", "blocker", "learned"}
    assert {entry.visibility for entry in entries} == {"all", "private", "supervisor", "team"}
    assert {name for entry in entries for name in people(entry)} == {"priya", "sam", "omar", "lena", "nadia", "bram"}
    assert sum(has_number(entry.outcome) for entry in entries) > len(entries) * 0.3
    assert any(entry.pinned for entry in entries)


def test_the_signs_that_are_text_stay_text(friday: Desk) -> None:
    texts = " ".join(entry.text for entry in friday.accomplishments.all())

    assert all(part in texts for part in ("C#", "#123", "https://example.org/e-invoice#fields", "Café Zoë"))


def test_some_plans_and_blockers_are_open_some_late_one_moved_twice(friday: Desk) -> None:
    entries = friday.accomplishments.all()
    still_open = [entry for entry in entries if entry.open]

    assert {entry.kind for entry in still_open} == {"plan", "blocker"}
    assert any(entry.by and entry.by < TODAY for entry in still_open)
    assert [len(entry.moves) for entry in still_open if entry.moves] == [2, 1, 1]
    assert any(entry.dropped for entry in entries)
    assert sum(entry.settled is not None for entry in entries) > 20


def test_projects_stand_in_every_way_that_a_screen_has_to_show(friday: Desk) -> None:
    states = {state.project.name: state for state in friday.projects.states()}

    assert {name: state.project.status for name, state in states.items()} == {
        "billing": "on track",
        "payroll": "at risk",
        "onboarding": "on track",
        "audit": "waiting",
        "reporting": "off track",
        "hiring": "done",
        "website": "",
    }
    assert [name for name, state in states.items() if state.is_quiet(TODAY)] == ["website"]
    assert all(state.project.objective for state in states.values())
    coming = [state.project.by for state in states.values() if state.project.by]
    assert coming
    assert all(by > TODAY for by in coming)


def test_a_weekly_update_went_out_each_friday_but_on_leave(friday: Desk) -> None:
    weekly = [update for update in friday.updates.all() if update.kind == SUPERVISOR]

    assert {(update.state, update.day.weekday()) for update in weekly} == {("sent", 4)}
    assert weekly[-1].day == date(2026, 11, 13)
    gaps = [(later.day - former.day).days for former, later in pairwise(weekly)]
    assert 23 <= len(weekly) <= 25
    assert set(gaps) == {7, 14}


def test_the_newest_update_for_the_team_waits_for_an_answer(friday: Desk) -> None:
    team = [update for update in friday.updates.all() if update.kind == TEAM]

    assert [update.state for update in team] == ["sent"] * 5 + ["exported"]
    assert friday.updates.to_ask_about(TEAM) == [team[-1]]
    assert friday.updates.to_ask_about(SUPERVISOR) == []


def test_two_months_were_told_the_second_with_the_statuses_of_the_first(friday: Desk) -> None:
    monthly = [update for update in friday.updates.all() if update.kind == MONTHLY]

    assert [update.day for update in monthly] == [date(2026, 9, 25), date(2026, 10, 30)]
    assert monthly[0].projects != monthly[1].projects


def test_this_weeks_work_is_untold_with_a_headline_a_promise_kept_and_one_put_off(on_friday: Sample) -> None:
    draft = on_friday.desk.updates.draft(SUPERVISOR)

    assert (on_friday.unreported.start, on_friday.unreported.end) == (date(2026, 11, 14), TODAY)
    assert draft.selection.period == on_friday.unreported
    assert "onboarding guide" in draft.text.split("##", maxsplit=1)[0]
    assert "- Done: Finish the onboarding guide." in draft.text
    assert "- Moved: Move payroll to the new server" in draft.text
    assert "## Decisions wanted" in draft.text
    entries = on_friday.desk.accomplishments.all()
    assert remarks(SUPERVISOR, draft.text, draft.selection, entries), "the sample shows what remarks are like"


def test_the_trash_has_what_was_thrown_away_lately(friday: Desk) -> None:
    trash = friday.accomplishments.trash()

    assert len(trash) == 3
    assert all(TODAY - trashed.day < timedelta(days=30) for trashed in trash)


def test_people_stand_in_every_way_that_a_screen_has_to_show(friday: Desk) -> None:
    standings = friday.people.standings()
    stands = {one.person.first_name: shown_state(one, TODAY) for one in standings}

    assert [one.person.first_name for one in standings if one.is_pressing] == ["Omar", "Sam"]
    assert stands["Omar"] == "overdue 3 days"
    assert stands["Sam"] == "due today"
    assert stands["Priya"] == "due Mon"
    assert stands["Diego"] == "paused"
    assert {one.person.relation for one in standings} == set(RELATIONS)
    assert {one.person.zone for one in standings} >= {
        "Europe/London",
        "Europe/Amsterdam",
        "Asia/Kolkata",
        "America/New_York",
    }
    assert [one.person.first_name for one in standings if any(TODAY in away for away in one.person.away)] == ["Nadia"]
    assert {offer.state for offer in friday.people.offers()} == {"offered", "accepted", "done", "dropped"}


def test_every_name_in_an_entry_means_one_of_them(friday: Desk) -> None:
    for entry in friday.accomplishments.all():
        meant = [friday.people.names().candidates(name, entry.logged_on) for name in people(entry)]
        assert all(len(one) == 1 for one in meant), entry.text


def test_there_is_something_to_talk_about_with_everybody(friday: Desk) -> None:
    for standing in friday.people.standings():
        talk = friday.people.conversation(standing)
        assert talk.last
        assert talk.openers


# --- on any day ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("spoken", LANGUAGES)
@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: f"{moment:%a-%d-%b}")
def test_nothing_lies_ahead_and_no_update_lacks_its_news(sample_on: SampleOn, moment: datetime, spoken: str) -> None:
    sample = sample_on(moment, spoken)
    desk = sample.desk
    entries, updates = desk.accomplishments.all(), desk.updates.all()
    ends = [entry.settled for entry in entries if entry.settled]

    assert all(entry.logged and entry.logged <= moment for entry in entries)
    assert all(entry.logged and entry.logged.date() == entry.day and entry.day.weekday() < 5 for entry in entries)
    assert all(day <= moment.date() for day in ends)
    assert all(move.at <= moment for entry in entries for move in entry.moves)
    assert all(update.made <= moment for update in updates)
    assert all(contact.logged and contact.logged <= moment for contact in desk.people.contacts())
    assert len(desk.people.all()) == 9
    assert desk.people.standings()[0].is_pressing, "somebody's turn is on every day"
    news = {entry.id for entry in entries if entry.kind in ("done", "progress", "learned")}
    assert all(news.intersection(update.carries) for update in updates)
    assert {update.language for update in updates} == {spoken}
    assert desk.unreadable() == []


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: f"{moment:%a-%d-%b}")
def test_every_day_has_half_a_week_or_more_to_tell(sample_on: SampleOn, moment: datetime) -> None:
    sample = sample_on(moment)
    draft = sample.desk.updates.draft(SUPERVISOR)

    assert draft.selection.period == sample.unreported
    assert len(draft.selection.news) >= 3
    assert draft.selection.promised
    assert draft.warnings == ()
    assert 22 <= sum(update.kind == SUPERVISOR for update in sample.desk.updates.all()) <= 25


@pytest.mark.parametrize(("hour", "minute", "entries"), [(8, 0, 0), (8, 50, 1), (10, 0, 2), (18, 0, 3)])
def test_what_the_sample_tells_of_a_later_hour_of_today_is_left_out(
    sample_on: SampleOn, hour: int, minute: int, entries: int
) -> None:
    sample = sample_on(FRIDAY.replace(hour=hour, minute=minute))

    assert sum(entry.day == TODAY for entry in sample.desk.accomplishments.all()) == entries


def test_what_is_logged_next_comes_behind_it_and_can_be_undone(tmp_path: Path) -> None:
    desk = lay_out(str(tmp_path), FrozenClock(stands=True)).desk
    before = desk.accomplishments.all()

    logged = desk.accomplishments.log("Went through the new invoice run with @priya #billing")

    assert desk.accomplishments.all() == [*before, logged]
    desk.care.undo()
    assert desk.accomplishments.all() == before
