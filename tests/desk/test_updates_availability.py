from __future__ import annotations

from datetime import date, datetime

import pytest

from conftest import AMSTERDAM, FrozenClock
from wfhdesk.desk.availability_sharing import SIGNATURE, written
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.drafts import Wishes, eml
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.occasions import Occasion
from wfhdesk.domain.periods import DAY, Period
from wfhdesk.domain.updates import ABSENCE, MONTHLY, REVIEW, SUPERVISOR, TEAM

MONDAY = date(2026, 11, 23)
UNCONFIRMED = "It tells your hours of a week that you haven't confirmed yet: wfhdesk hours week"


@pytest.fixture
def working(desk: Desk) -> Desk:
    """The desk of somebody with hours and news."""
    for key, value in (("me.name", "Ana"), ("me.email", "ana@example.org"), ("supervisor.name", "Petra Smit")):
        desk.settings.set(key, [value])
    desk.settings.set("supervisor.email", ["petra@example.org"])
    desk.settings.set("team.emails", ["omar@example.org"])
    desk.availability.set_hours("mon-thu 9:00-12:30,13:00-17:30 home core 10-15; fri 9-13 office")
    desk.accomplishments.log("Fixed the export #billing => invoices go out a day earlier")
    return desk


@pytest.mark.parametrize("kind", [SUPERVISOR, TEAM])
def test_a_weekly_update_tells_the_hours_of_the_week_that_comes(working: Desk, kind: str) -> None:
    working.availability.plan(Occasion("leave", MONDAY + DAY, MONDAY + DAY))
    assert (
        "## Availability, week of Mon 23 Nov\n\n"
        "| Day    | Where  | Hours                   | Core        |\n"
        "| ------ | ------ | ----------------------- | ----------- |\n"
        "| Mon 23 | Home   | 09:00–12:30 13:00–17:30 | 10:00–15:00 |\n"
        "| Tue 24 | Away   |                         |             |\n"
        "| Wed 25 | Home   | 09:00–12:30 13:00–17:30 | 10:00–15:00 |\n"
        "| Thu 26 | Home   | 09:00–12:30 13:00–17:30 | 10:00–15:00 |\n"
        "| Fri 27 | Office | 09:00–13:00             |             |\n\n"
        "Times in CET, UTC+01:00.\n"
    ) in working.updates.draft(kind).text


def test_without_hours_nothing_is_told_of_them(desk: Desk) -> None:
    desk.accomplishments.log("Fixed the export")
    draft = desk.updates.draft(SUPERVISOR)
    assert "Availability" not in draft.text
    assert UNCONFIRMED not in draft.remarks


def test_an_update_written_on_monday_tells_the_week_that_has_begun(working: Desk, clock: FrozenClock) -> None:
    clock.set(datetime(2026, 11, 23, 9, 0, tzinfo=AMSTERDAM))
    last_week = Wishes(Period(date(2026, 11, 16), date(2026, 11, 22)))
    assert "week of Mon 23 Nov" in working.updates.draft(SUPERVISOR, last_week).text


def test_in_dutch_the_table_is_dutch(working: Desk) -> None:
    text = working.updates.draft(TEAM, Wishes(language="nl")).text
    assert "## Bereikbaar, week van ma 23 nov" in text
    assert "| Thuis" in text


def test_it_is_said_that_the_week_it_tells_of_was_not_confirmed(working: Desk) -> None:
    assert UNCONFIRMED in working.updates.draft(TEAM).remarks
    working.availability.confirm(MONDAY)
    assert UNCONFIRMED not in working.updates.draft(TEAM).remarks
    assert UNCONFIRMED not in working.updates.draft(MONTHLY).remarks


def test_the_monthly_update_tells_the_leave_to_come(working: Desk) -> None:
    working.availability.plan(Occasion("leave", date(2026, 12, 21), date(2027, 1, 1), note="Lisbon"))
    text = working.updates.draft(MONTHLY).text
    assert "## Leave ahead\n\n- Away 21 Dec 2026 – 1 Jan 2027\n" in text
    assert "Lisbon" not in text
    assert "Leave ahead" not in working.updates.draft(REVIEW).text


def test_the_monthly_update_of_a_month_that_is_over_tells_leave_from_today_on(
    working: Desk, clock: FrozenClock
) -> None:
    clock.set(datetime(2026, 12, 1, 9, 0, tzinfo=AMSTERDAM))
    working.availability.plan(Occasion("leave", date(2026, 11, 27), date(2026, 11, 27)))
    working.availability.plan(Occasion("leave", date(2026, 12, 3), date(2026, 12, 4)))
    november = Wishes(Period(date(2026, 11, 1), date(2026, 11, 30)))
    assert "## Leave ahead\n\n- Away 3–4 Dec\n" in working.updates.draft(MONTHLY, november).text


def test_a_long_leave_is_told_to_its_end(working: Desk) -> None:
    working.availability.plan(Occasion("leave", date(2026, 12, 21), date(2027, 6, 1)))
    working.availability.plan(Occasion("leave", date(2027, 6, 10), date(2027, 6, 10)))
    text = working.updates.draft(MONTHLY).text
    assert "## Leave ahead\n\n- Away 21 Dec 2026 – 1 Jun 2027\n\n" in text
    assert "\nAway 21 Dec 2026 – 1 Jun 2027\n" in written(working, SIGNATURE).text


def test_a_place_with_signs_of_markdown_stays_a_place(working: Desk) -> None:
    working.availability.plan(Occasion("workday", MONDAY, MONDAY, place="A|B *Site*"))
    assert "| Mon 23 | A\\|B \\*Site\\* |" in working.updates.draft(SUPERVISOR).text


# --- the message that one is away ---------------------------------------------------------------------------------


def test_the_message_of_an_absence_tells_the_days_and_the_way_back(working: Desk) -> None:
    working.availability.plan(Occasion("sick", date(2026, 11, 20), date(2026, 11, 23), note="flu"))
    draft = working.updates.draft(ABSENCE)
    assert draft.subject == "Ana: away Fri 20 Nov – Mon 23 Nov"
    assert draft.text == (
        "Hi Petra,\n\nI am not working from Fri 20 Nov until Mon 23 Nov. I expect to be back on Tue 24 Nov.\n\nAna\n"
    )
    assert draft.to == ("petra@example.org",)
    assert not draft.remarks


def test_the_message_is_sent_and_kept_like_an_update_and_tells_no_entry(working: Desk) -> None:
    working.availability.plan(Occasion("leave", MONDAY, MONDAY))
    draft = working.updates.draft(ABSENCE)
    assert b"Subject: Ana: away Mon 23 Nov" in eml(draft)
    working.updates.record(draft, "copy")
    (kept,) = working.updates.all()
    assert (kept.kind, kept.text, kept.carries) == (ABSENCE, draft.text, ())
    assert working.updates.draft(SUPERVISOR).carries  # what was done is still to be told


def test_without_an_absence_there_is_nothing_to_tell(working: Desk) -> None:
    with pytest.raises(WrongInput, match="Nothing is planned that takes you away"):
        working.updates.draft(ABSENCE)


def test_the_soonest_absence_is_told_or_the_one_of_the_days_asked_for(working: Desk) -> None:
    for first in (date(2026, 12, 21), MONDAY, date(2026, 11, 2)):
        working.availability.plan(Occasion("leave", first, first))
    assert "Mon 23 Nov" in working.updates.draft(ABSENCE).subject
    december = Wishes(Period(date(2026, 12, 1), date(2026, 12, 31)))
    assert "Mon 21 Dec" in working.updates.draft(ABSENCE, december).subject


# --- the hour at which it arrives ---------------------------------------------------------------------------------


def test_outside_their_hours_it_is_said_what_time_it_is_for_the_readers(working: Desk, clock: FrozenClock) -> None:
    draft = working.updates.draft(SUPERVISOR)
    assert working.updates.hour_told(draft) == ""  # ten past two in the afternoon, for both
    working.settings.set("supervisor.timezone", ["Asia/Kolkata"])
    assert working.updates.hour_told(draft).startswith("It is 18:40 for Petra Smit.")
    clock.set(datetime(2026, 11, 20, 21, 40, tzinfo=AMSTERDAM))
    assert working.updates.hour_told(draft).startswith("It is Sat 21 Nov 02:10 for Petra Smit.")
    working.settings.set("supervisor.timezone", ["America/New_York"])
    assert working.updates.hour_told(draft) == ""
    assert working.updates.hour_told(working.updates.draft(TEAM)).startswith("It is 21:40 for your co-workers.")


def test_what_both_read_asks_the_hour_of_both(working: Desk, clock: FrozenClock) -> None:
    """The monthly goes to the team too: once for both in one zone, else for each who is out of hours."""
    told = working.updates.hour_told
    draft = working.updates.draft(MONTHLY)
    assert told(draft) == ""
    working.settings.set("team.timezone", ["Asia/Kolkata"])
    assert told(draft).startswith("It is 18:40 for your co-workers. Keep")
    clock.set(datetime(2026, 11, 20, 21, 40, tzinfo=AMSTERDAM))
    assert told(draft).startswith("It is 21:40 for Petra Smit. It is Sat 21 Nov 02:10 for your co-workers. Keep")
    working.settings.set("team.timezone", ["Europe/Amsterdam"])
    assert told(draft).startswith("It is 21:40 for Petra Smit and your co-workers.")
    assert "your supervisor" not in told(draft)
    assert told(working.updates.draft(SUPERVISOR)).startswith("It is 21:40 for Petra Smit.")


def test_without_a_team_nobody_asks_for_its_hour(working: Desk) -> None:
    working.settings.set("team.timezone", ["Asia/Kolkata"])
    working.settings.set("team.emails", [])
    assert working.updates.hour_told(working.updates.draft(MONTHLY)) == ""


def test_a_text_of_ones_own_tells_an_unconfirmed_week_all_the_same(working: Desk) -> None:
    """The remark stays as long as the week isn't confirmed."""
    draft = working.updates.draft(SUPERVISOR)
    assert UNCONFIRMED in draft.remarks
    assert UNCONFIRMED in working.updates.reworded(draft, draft.subject, f"{draft.text}\nBest").remarks
    working.availability.confirm(MONDAY)
    assert UNCONFIRMED not in working.updates.reworded(draft, draft.subject, f"{draft.text}\nBest").remarks


def test_on_a_weekend_it_is_said_too(working: Desk, clock: FrozenClock) -> None:
    clock.set(datetime(2026, 11, 21, 11, 0, tzinfo=AMSTERDAM))
    assert working.updates.hour_told(working.updates.draft(SUPERVISOR)).startswith("It is Sat 21 Nov 11:00 for Petra")
