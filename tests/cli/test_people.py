"""`people`, `met`, `snooze`, `skip`, `pause` and `offers`, as they are typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Refused
from cli.terminal import on_a_terminal
from conftest import FrozenClock, Run
from wfhdesk.cli.speech import cells
from wfhdesk.desk.desk import Desk

PEOPLE_JSON = [
    "id",
    "name",
    "relation",
    "cadence_days",
    "state",
    "last_contact",
    "due",
    "overdue_days",
    "snoozed_until",
]


def _people(run: Run, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("people", "--json", *arguments).stdout)
    return found


def _one(run: Run, name: str) -> dict[str, Any]:
    return next(one for one in _people(run) if one["name"] == name)


def _ago(days: int) -> str:
    return (date.today() - timedelta(days=days)).isoformat()


@pytest.fixture
def known(run: Run) -> None:
    """Three people: Priya in the team, Sam the supervisor, Omar whose days nobody counts."""
    run("people", "add", "Priya Nair", "--relation", "team", "--email", "priya@example.org", "--nickname", "pri")
    run("people", "add", "Sam Li", "--relation", "supervisor")
    run("people", "add", "Omar Diaz")


# --- people ----------------------------------------------------------------------------------------------------------


def test_on_an_empty_desk_it_says_how_to_begin(run: Run) -> None:
    done = run("people")
    assert done.stdout == ""
    assert "people add" in done.stderr
    assert "people import" in done.stderr
    assert _people(run) == []


def test_nobody_is_told_that_they_know_nobody_where_somebody_can_not_be_read(run: Run, desk: Desk) -> None:
    desk.db.table("people").write("bad1", {"name": 5})
    told = run("people").stderr
    assert "Person bad1 holds something that no person can have" in told
    assert "You know nobody yet" not in told


def test_adding_prints_only_the_id_and_says_the_cadence(run: Run) -> None:
    done = run("people", "add", "Priya Nair", "--relation", "team")
    assert done.stdout.strip() == _one(run, "Priya Nair")["id"]
    assert done.stderr == "Added Priya Nair (team, every 2 weeks).\n"


@pytest.mark.usefixtures("known")
def test_a_nickname_that_others_are_called_by_is_told(run: Run) -> None:
    added = run("people", "add", "Pria Bos", "--nickname", "pri")
    assert "Priya Nair: called “pri” too. From now on you are asked whom it means.\n" in added.stderr
    edited = run("people", "edit", "pria bos", "--nickname", "omar")
    assert "“omar” was Omar Diaz. From now on it means Pria Bos, also in lines you wrote before.\n" in edited.stderr
    assert "From now on" not in run("people", "edit", "pria bos", "--nickname", "bossy").stderr


@pytest.mark.usefixtures("known")
def test_the_json_has_these_fields_in_this_order(run: Run) -> None:
    found = _people(run)
    assert [list(one) for one in found] == [PEOPLE_JSON] * 3
    omar = found[-1]
    assert (omar["name"], omar["relation"], omar["cadence_days"], omar["state"]) == ("Omar Diaz", None, None, "none")
    assert (omar["last_contact"], omar["due"], omar["overdue_days"], omar["snoozed_until"]) == (None, None, 0, None)


@pytest.mark.usefixtures("known")
def test_the_list_leaves_out_whose_days_nobody_counts_and_says_so(run: Run) -> None:
    done = run("people")
    assert "Priya Nair" in done.stdout
    assert "Omar" not in done.stdout
    assert "1 person whose days nobody counts" in done.stderr
    assert "Omar Diaz" in run("people", "--all").stdout
    assert "Omar Diaz" in run("people", "--find", "oma").stdout
    assert [one["name"] for one in _people(run, "--find", "team")] == ["Priya Nair"]


@pytest.mark.usefixtures("known")
def test_who_is_late_by_most_of_their_interval_comes_first(run: Run) -> None:
    run("people", "edit", "omar", "--every", "90d")
    run("met", "omar", "--on", _ago(115))
    run("met", "sam", "--on", _ago(10))
    run("met", "priya", "--on", _ago(1))
    assert [one["name"] for one in _people(run)] == ["Sam Li", "Omar Diaz", "Priya Nair"]
    assert [one["name"] for one in _people(run, "--order", "name")] == ["Omar Diaz", "Priya Nair", "Sam Li"]
    assert [one["name"] for one in _people(run, "--order", "relation")] == ["Sam Li", "Priya Nair", "Omar Diaz"]


@pytest.mark.usefixtures("known")
def test_a_relation_is_given_to_several_at_once(run: Run) -> None:
    done = run("people", "edit", "omar", "pri", "--relation", "weak")
    assert done.stderr == "Changed Omar and Priya.\n"
    assert _one(run, "Omar Diaz")["cadence_days"] == _one(run, "Priya Nair")["cadence_days"] == 45
    run("undo")
    assert _one(run, "Omar Diaz")["cadence_days"] is None


@pytest.mark.usefixtures("known")
def test_an_own_cadence_stands_over_the_relations(run: Run) -> None:
    for said, days in (("10d", 10), ("2w", 14), ("3 weeks", 21), ("none", None), ("usual", 14)):
        run("people", "edit", "priya", "--every", said)
        assert _one(run, "Priya Nair")["cadence_days"] == days


@pytest.mark.usefixtures("known")
def test_lists_are_added_to_and_emptied(run: Run) -> None:
    run("people", "edit", "priya", "--topic", "Leeds", "--topic", "her report")
    run("people", "edit", "priya", "--topic", "cats")
    assert json.loads(run("people", "show", "priya", "--json").stdout)["topics"] == ["Leeds", "her report", "cats"]
    run("people", "edit", "priya", "--topic", "", "--topic", "dogs")
    assert json.loads(run("people", "show", "priya", "--json").stdout)["topics"] == ["dogs"]


@pytest.mark.usefixtures("known")
def test_days_of_leave_are_typed_as_ones_own(run: Run) -> None:
    run("people", "edit", "priya", "--away", "2027-12-20..2028-01-02")
    known = json.loads(run("people", "show", "priya", "--json").stdout)
    assert known["away"] == [{"first": "2027-12-20", "last": "2028-01-02"}]


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("people", "add", "Priya Nair"), "nickname"),
        (("people", "add", "Lena", "--relation", "friend"), "no relation; it is one of: supervisor"),
        (("people", "add", "Lena", "--every", "often"), "no cadence"),
        (("people", "add", "Lena", "--email", "x"), "no e-mail address"),
        (("people", "add", "Lena", "--zone", "Moon"), "no time zone"),
        (("people", "add", "Lena", "--birthday", "31-12"), "no birthday"),
        (("people", "add", "Lena", "--away", "often"), "no days"),
        (("people", "add", "Lena", "--by", "pigeon"), "no kind of contact"),
        (("people", "edit", "sam", "--name", "priya nair"), "nickname"),
        (("people", "edit", "zoe", "--relation", "team"), "nobody called"),
        (("people", "edit", "priya"), "Say what changes"),
        (("people", "edit", "priya", "sam", "--name", "Both"), "one person's"),
        (("met",), "Say with whom"),
        (("met", "zoe"), "nobody called"),
        (("met", "priya", "sam"), "priya,sam"),
        (("met", "priya", "--by", "pigeon"), "no kind of contact"),
        (("met", "priya", "--on", "2999-01-01"), "lies ahead"),
        (("met", "--cancel", "zzz"), "no contact zzz"),
        (("met", "priya", "--cancel", "last"), "leave the rest out"),
        (("met", "--change", "zzz"), "no contact zzz"),
        (("met", "--change", "last", "--cancel", "last"), "leave the rest out"),
        (("snooze", "priya", "sometime"), "names no day"),
        (("snooze", "priya", "2020-01-01"), "ahead"),
        (("snooze", "priya", "back"), "when Priya Nair is away"),
        (("pause", "priya", "off"), "isn't paused"),
        (("pause", "priya", "sometime"), "names no day"),
        (("snooze", "omar"), "Nobody counts"),
        (("offers", "done", "zzz"), "no offer zzz"),
    ],
)
def test_what_cant_be_is_refused_in_a_sentence(refused: Refused, arguments: tuple[str, ...], said: str) -> None:
    assert said in refused(*arguments)


@pytest.mark.usefixtures("known")
def test_showing_somebody_tells_what_to_talk_about(run: Run) -> None:
    run(
        "people",
        "edit",
        "priya",
        "--asked",
        "the budget",
        "--topic",
        "Leeds",
        "--zone",
        "Asia/Kolkata",
        "--hours",
        "mon-fri 9-17",
    )
    run("met", "priya", "--by", "call", "the weather")
    told = run("people", "show", "pri").stdout
    talk = ("They asked for: the budget", "Come back to: Leeds", "call  the weather")
    for text in ("Priya Nair", "team, every 2 weeks", "there", *talk):
        assert text in told


@pytest.mark.usefixtures("known")
def test_deleting_is_undone(run: Run) -> None:
    done = run("people", "delete", "omar", "sam")
    assert done.stderr.startswith("Deleted Omar and Sam")
    assert [one["name"] for one in _people(run)] == ["Priya Nair"]
    run("undo")
    assert len(_people(run)) == 3


# --- met -------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("known")
def test_a_contact_is_logged_as_the_design_writes_it(run: Run) -> None:
    done = run("met", "priya", "--by", "call", "holiday in Leeds; her report is stuck on approvals")
    (contact,) = json.loads(run("people", "show", "priya", "--json").stdout)["contacts"]
    assert contact["id"] == done.stdout.strip()
    assert contact["kind"] == "call"
    assert contact["note"] == "holiday in Leeds; her report is stuck on approvals"
    assert contact["day"] == date.today().isoformat()
    assert done.stderr.startswith("Logged call with Priya · next ")


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(
    "words", [["priya,omar"], ["priya, omar"], ["priya,", "omar"], ["@priya", "@omar"], ["priya", "@omar"]]
)
def test_several_people_are_one_contact(run: Run, words: list[str]) -> None:
    run("met", *words, "coffee in town", "--by", "coffee")
    for name in ("priya", "omar"):
        (contact,) = json.loads(run("people", "show", name, "--json").stdout)["contacts"]
        assert contact["note"] == "coffee in town"
        assert len(contact["people"]) == 2


@pytest.mark.usefixtures("known")
def test_who_was_due_yesterday_isnt_for_a_full_interval_after_a_contact(run: Run) -> None:
    run("met", "sam", "--on", _ago(8))
    assert _one(run, "Sam Li")["state"] in ("due", "overdue", "due soon")
    run("met", "sam")
    after = _one(run, "Sam Li")
    assert after["overdue_days"] == 0
    assert after["due"] >= (date.today() + timedelta(days=7)).isoformat()


@pytest.mark.usefixtures("known")
def test_an_older_contact_logged_late_changes_nothing(run: Run) -> None:
    run("met", "sam")
    before = _one(run, "Sam Li")
    run("met", "sam", "--on", _ago(20))
    assert _one(run, "Sam Li") == before


@pytest.mark.usefixtures("known")
def test_a_contact_is_taken_back(run: Run) -> None:
    run("met", "sam", "--by", "walk")
    done = run("met", "--cancel", "last")
    assert "Deleted walk with Sam" in done.stderr
    assert _one(run, "Sam Li")["last_contact"] is None
    run("undo")
    assert _one(run, "Sam Li")["last_contact"] == date.today().isoformat()


@pytest.mark.usefixtures("known")
def test_a_contact_is_corrected_and_what_isnt_said_stays(run: Run) -> None:
    contact = run("met", "sam", "the budgt", "--by", "walk").stdout.strip()
    done = run("met", "--change", contact, "--by", "coffee", "--on", "yesterday")
    assert "Changed: coffee with Sam on" in done.stderr
    assert done.stdout.strip() == contact
    yesterday = (date.today() - timedelta(days=1)).isoformat()
    assert _one(run, "Sam Li")["last_contact"] == yesterday
    assert "the budgt" in run("people", "show", "sam").stdout
    run("met", "--change", "last", "the", "budget")
    shown = run("people", "show", "sam").stdout
    assert "the budget" in shown
    assert "coffee" in shown
    assert "the budgt" not in shown
    assert "Say what was otherwise" in run("met", "--change", "last", check=False).stderr
    run("undo")
    assert "the budgt" in run("people", "show", "sam").stdout


@pytest.mark.usefixtures("known")
def test_a_line_of_the_log_counts_as_a_contact(run: Run) -> None:
    run("log", "Fixed the export with @pri #billing")
    assert _one(run, "Priya Nair")["last_contact"] == date.today().isoformat()
    run("undo")
    assert _one(run, "Priya Nair")["last_contact"] is None


# --- put off -----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("known")
def test_somebody_is_put_off_and_stays_as_due(run: Run) -> None:
    run("met", "sam", "--on", _ago(20))
    before = _one(run, "Sam Li")
    done = run("snooze", "sam", "3", "days")
    after = _one(run, "Sam Li")
    assert after["state"] == "snoozed"
    assert after["snoozed_until"] == (date.today() + timedelta(days=3)).isoformat()
    assert after["overdue_days"] == before["overdue_days"] > 0
    assert "put off until" in done.stderr
    run("snooze", "sam", "off")
    assert _one(run, "Sam Li") == before


@pytest.mark.usefixtures("known")
def test_the_third_snooze_in_a_row_offers_something_better(
    run: Run, open_again: Callable[[], Desk], clock: FrozenClock
) -> None:
    clock.set(datetime.now().astimezone())
    for days in (2, 1):
        clock.forward(days=-days)
        open_again().people.snooze(open_again().people.named("sam"), "next week")
        clock.forward(days=days)
    done = run("snooze", "sam")
    assert "wfhdesk people edit sam --every 14d" in done.stderr
    assert run("snooze", "priya").stderr.count("\n") == 1


@pytest.mark.usefixtures("known")
def test_a_skipped_turn_begins_a_new_cycle(run: Run) -> None:
    run("met", "sam", "--on", _ago(20))
    run("skip", "sam")
    after = _one(run, "Sam Li")
    assert after["last_contact"] == _ago(20)
    assert after["due"] >= (date.today() + timedelta(days=7)).isoformat()


@pytest.mark.usefixtures("known")
def test_at_a_terminal_one_is_asked_whom_a_name_means(run: Run, folder: Path) -> None:
    run("people", "add", "Sam Ode", "--organisation", "Acme")
    seen = on_a_terminal("met", "sam", "coffee", typed="2\n", WFHDESK_DIR=str(folder))
    assert seen.code == 0, seen.text
    assert "Acme" in seen.text
    (contact,) = json.loads(run("people", "show", "sam.o", "--json").stdout)["contacts"]
    assert contact["note"] == "coffee"


@pytest.mark.usefixtures("known")
def test_a_list_stays_straight_with_wide_letters_and_long_names(run: Run) -> None:
    for name in ("李小龍", "A" + "b" * 100, "Zoë"):
        run("people", "add", name, "--relation", "team")
    lines = [line for line in run("people").stdout.splitlines() if " team " in line]
    assert len({cells(line[: line.index(" team ")]) for line in lines}) == 1
    assert max(map(len, lines)) < 110


@pytest.mark.usefixtures("known")
def test_a_pause_is_begun_and_ended(run: Run) -> None:
    run("pause", "sam", "until", "2098-03-01")
    assert _one(run, "Sam Li")["state"] == "paused"
    run("pause", "sam", "off")
    assert _one(run, "Sam Li")["state"] != "paused"
    for words in (["2w"], ["until", "next", "week"]):
        run("pause", "sam", *words)
        assert _one(run, "Sam Li")["state"] == "paused"


# --- offers ------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("known")
def test_an_offer_goes_from_offered_to_done(run: Run) -> None:
    assert "No offer is open" in run("offers").stderr
    first = run("offers", "add", "a second pair of eyes on SQL").stdout.strip()
    run("offers", "add", "--to", "priya", "go through the approvals")
    assert "SQL" in run("offers").stdout
    run("offers", "accept", "last")
    run("offers", "done", first[:6])
    found = json.loads(run("offers", "--json").stdout)
    assert [(one["state"], one["name"]) for one in found] == [("done", None), ("accepted", "Priya Nair")]
    assert "SQL" not in run("offers").stdout
    assert "SQL" in run("offers", "--all").stdout
    run("offers", "drop", "last")
    assert run("offers").stdout == ""


@pytest.mark.usefixtures("known")
def test_an_offer_to_somebody_doesnt_go_to_everybody_for_want_of_an_option(run: Run, refused: Refused) -> None:
    for name in ("priya", "@priya"):
        assert f"wfhdesk offers add --to {name} 'text'" in refused("offers", "add", name, "go through the approvals")
    assert json.loads(run("offers", "--json").stdout) == []
    run("offers", "add", "Priya knows how, I can show it too")
    run("offers", "add", "p", "and", "q", "minded")
    assert [one["name"] for one in json.loads(run("offers", "--json").stdout)] == [None, None]


# --- words behind options ------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("known")
def test_words_may_stand_behind_options_and_mistyped_options_are_still_refused(run: Run, refused: Refused) -> None:
    run("met", "--by", "call", "priya", "--on", "yesterday", "two", "words")
    (contact,) = json.loads(run("people", "show", "priya", "--json").stdout)["contacts"]
    assert (contact["note"], contact["day"]) == ("two words", _ago(1))
    assert "--bye" in refused("met", "priya", "--bye", "call")


@pytest.mark.parametrize(
    "line",
    [
        ("pause", "priya", "until", "9999-12-31"),
        ("people", "edit", "priya", "--away", "2026-12-21..9999-12-31"),
        ("met", "priya", "--on", "1850-01-01"),
    ],
)
def test_a_day_that_could_not_be_read_again_is_refused(
    run: Run, refused: Refused, known: None, line: tuple[str, ...]
) -> None:
    assert "1900 to 2999" in refused(*line)
    assert _one(run, "Priya Nair")["state"] != "paused"


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(
    ("option", "value"),
    [("--email", "x@example.org"), ("--nickname", "pal"), ("--phone", "1"), ("--birthday", "03-14")],
)
def test_what_is_one_persons_is_not_given_to_several(refused: Refused, option: str, value: str) -> None:
    assert "one person's" in refused("people", "edit", "priya", "sam", option, value)


@pytest.mark.usefixtures("known")
def test_days_away_may_stand_in_one_line(run: Run) -> None:
    run("people", "edit", "priya", "--away", "2098-12-01..2098-12-05, 2098-12-20")
    away = json.loads(run("people", "show", "priya", "--json").stdout)["away"]
    assert away == [
        {"first": "2098-12-01", "last": "2098-12-05"},
        {"first": "2098-12-20", "last": "2098-12-20"},
    ]


@pytest.mark.usefixtures("known")
def test_all_that_is_known_of_somebody_is_shown(run: Run) -> None:
    run("people", "edit", "priya", "--by", "walk", "--holidays", "IN", "--topic", "Leeds", "--topic", "her report")
    run("people", "edit", "priya", "--topic", "the third thing")
    told = run("people", "show", "priya").stdout
    assert "Reach by: walk" in told
    assert "Holidays: IN" in told
    assert "Topics: Leeds; her report; the third thing" in told


@pytest.mark.usefixtures("known")
def test_advice_names_somebody_by_a_name_that_is_theirs_alone(run: Run) -> None:
    run("people", "add", "Sam Smit")
    assert "wfhdesk pause sam.li off" in run("pause", "Sam Li").stderr
    run("pause", "sam.li", "OFF")
    assert _one(run, "Sam Li")["state"] != "paused"


@pytest.mark.usefixtures("known")
def test_the_json_of_a_person_tells_what_there_is_to_talk_about(run: Run) -> None:
    run("people", "edit", "priya", "--topic", "Leeds", "--asked", "the budget")
    run("offers", "add", "--to", "priya", "a review")
    told = json.loads(run("people", "show", "priya", "--json").stdout)
    assert told["open"] == ["They asked for: the budget"]
    assert told["openers"] == ["Come back to: Leeds", "Offer: a review"]
    assert [(one["text"], one["state"]) for one in told["offers"]] == [("a review", "offered")]
