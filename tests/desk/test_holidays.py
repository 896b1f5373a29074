"""The public holidays of the person's country."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from wfhdesk import language
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.holidays import Holidays
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.occasions import Occasion
from wfhdesk.domain.periods import Period

CHRISTMAS = date(2026, 12, 25)
OpenAgain = Callable[[], Desk]


def of(desk: Desk, *years: int) -> dict[date, str]:
    return Holidays(desk.settings, desk.places.state).of(years)


def cache(desk: Desk) -> Path:
    return Path(desk.places.state) / "holidays.json"


@pytest.mark.parametrize(
    ("country", "there", "not_there"),
    [
        ("NL", date(2026, 4, 27), date(2026, 8, 31)),
        ("nl", date(2026, 4, 27), date(2026, 8, 31)),
        ("GB-ENG", date(2026, 8, 31), date(2026, 4, 27)),
        ("gb-eng", date(2026, 8, 31), date(2026, 11, 30)),
        ("GB-SCT", date(2026, 11, 30), date(2026, 8, 31)),
        ("US", date(2026, 11, 26), date(2026, 12, 26)),
    ],
)
def test_each_country_and_part_of_one_has_its_own(desk: Desk, country: str, there: date, not_there: date) -> None:
    desk.settings.set("me.holidays", [country])
    found = of(desk, 2026)
    assert there in found
    assert not_there not in found
    assert CHRISTMAS in found
    assert {day.year for day in found} == {2026}


def test_without_a_country_there_are_none_and_nothing_is_kept(desk: Desk) -> None:
    assert of(desk, 2026) == {}
    assert not cache(desk).exists()


@pytest.mark.parametrize("code", ["XX", "GB-XXX", "Holland", "NL-", "-", "N"])
def test_a_country_that_nobody_knows_is_refused(desk: Desk, code: str) -> None:
    with pytest.raises(WrongInput, match="it is a country like NL"):
        desk.settings.set("me.holidays", [code])
    assert desk.settings.text("me.holidays") == ""


def test_one_written_by_hand_is_told_and_the_desk_works_on(desk: Desk, open_again: OpenAgain) -> None:
    desk.settings.set("me.holidays", ["NL"])
    path = Path(desk.settings.path)
    path.write_text(path.read_text().replace('"NL"', '"XX"'))
    again = open_again()
    again.availability.set_hours("mon-fri 9-17")
    (day,) = again.availability.days(Period(CHRISTMAS, CHRISTMAS))
    assert (day.holiday, day.is_off) == ("", False)
    (warning,) = again.settings.warnings
    assert "“XX” is no country" in warning


def test_names_are_in_the_language_that_is_spoken(desk: Desk) -> None:
    desk.settings.set("me.holidays", ["NL"])
    assert of(desk, 2026)[CHRISTMAS] == "Christmas Day"
    with language.spoken("nl"):
        assert of(desk, 2026)[CHRISTMAS] == "Eerste kerstdag"
    assert of(desk, 2026)[CHRISTMAS] == "Christmas Day"


def test_what_was_worked_out_is_kept_and_used(desk: Desk) -> None:
    desk.settings.set("me.holidays", ["NL"])
    found = of(desk, 2026, 2027)
    kept = json.loads(cache(desk).read_text())
    (name,) = (name for name in kept if name.endswith("2026"))
    kept[name]["2026-12-25"] = "From the file"
    cache(desk).write_text(json.dumps(kept))
    before = cache(desk).stat().st_mtime_ns
    assert of(desk, 2026, 2027) == {**found, CHRISTMAS: "From the file"}
    assert cache(desk).stat().st_mtime_ns == before


@pytest.mark.parametrize("damage", ["", "{", "[]", "null", "[" * 100_000, "\x00", "day", "name", "days"])
def test_a_damaged_file_is_made_again(desk: Desk, damage: str) -> None:
    desk.settings.set("me.holidays", ["NL"])
    found, sound = of(desk, 2026), cache(desk).read_text()
    known = json.loads(sound)
    ((name, days),) = known.items()
    damages = {"day": {name: {"yesterday": "x"}}, "name": {name: {**days, "2026-12-25": 5}}, "days": {name: [1]}}
    cache(desk).write_text(json.dumps(damages[damage]) if damage in damages else damage)
    assert of(desk, 2026) == found
    assert cache(desk).read_text() == sound


def test_names_from_the_file_are_one_clean_line(desk: Desk) -> None:
    desk.settings.set("me.holidays", ["NL"])
    of(desk, 2026)
    kept = json.loads(cache(desk).read_text())
    ((name, days),) = kept.items()
    days["2026-12-25"] = "Kerst\x1b[31m\nmis"
    cache(desk).write_text(json.dumps({name: days}))
    assert of(desk, 2026)[CHRISTMAS] == "Kerst[31m mis"


def test_a_file_that_can_not_be_written_costs_only_time(desk: Desk) -> None:
    desk.settings.set("me.holidays", ["NL"])
    cache(desk).mkdir(parents=True)
    assert of(desk, 2026)[CHRISTMAS] == "Christmas Day"


def test_a_holiday_takes_the_day_off_unless_one_works_it(desk: Desk) -> None:
    desk.settings.set("me.holidays", ["NL"])
    desk.availability.set_hours("mon-fri 9-17")
    whole = Period(CHRISTMAS, CHRISTMAS)
    (day,) = desk.availability.days(whole)
    assert (day.holiday, day.is_off, day.parts) == ("Christmas Day", True, ())
    desk.availability.plan(Occasion("workday", CHRISTMAS, CHRISTMAS))
    (day,) = desk.availability.days(whole)
    assert (day.holiday, day.is_off, len(day.parts)) == ("", False, 1)


def test_new_years_day_is_known_in_december(desk: Desk) -> None:
    desk.settings.set("me.holidays", ["NL"])
    desk.availability.set_hours("mon-fri 9-17")
    days = desk.availability.days(Period(date(2026, 12, 28), date(2027, 1, 3)))
    assert [day.date for day in days if day.holiday] == [date(2027, 1, 1)]
