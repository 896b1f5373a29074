from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from conftest import AMSTERDAM, FrozenClock
from publishing.conftest import HOURS
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.hours import Minutes
from wfhdesk.domain.occasions import OCCASIONS, Occasion
from wfhdesk.domain.periods import DAY
from wfhdesk.domain.publications import FORMS
from wfhdesk.domain.sharing import LEVELS
from wfhdesk.domain.updates import MONTHLY, SUPERVISOR, TEAM

SECRETS = ("migraine", "boiler", "Lisbon", "surgery", "Acme", "school run", "Sam-was-told", "novel", "interview", "Oma")
NEVER = ("migraine", "sick", "ziek", "Oma", "Sam-was-told")
"""What isn't told at any level: why somebody is ill, that they are, and who was told of a visit."""
MONDAY = date(2026, 11, 23)


@pytest.fixture
def secretive(ana: Desk, clock: FrozenClock) -> Desk:
    """A desk with something of every kind on it, each with a note that is nobody else's business."""
    for place, (kind, note) in enumerate(
        (
            ("sick", "migraine"),
            ("leave", "Lisbon"),
            ("visitor", "boiler"),
            ("visit", "Acme"),
            ("focus", "novel"),
            ("appointment", "surgery"),
            ("appointment", "interview"),
        )
    ):
        day = MONDAY + place * DAY
        part = None if kind in ("sick", "leave") else Minutes(600, 720)
        maybe = note == "interview"
        ana.availability.plan(Occasion(kind, day, day, part, note=note, told="Sam-was-told", tentative=maybe))
    ana.availability.plan(Occasion("sick", MONDAY + 8 * DAY, MONDAY + 8 * DAY, Minutes(540, 720), note="Oma"))
    ana.availability.plan(Occasion("workday", MONDAY + 9 * DAY, MONDAY + 9 * DAY, place="Acme"))
    clock.set(datetime(2026, 11, 20, 11, 0, tzinfo=AMSTERDAM))
    ana.availability.say("away", datetime(2026, 11, 20, 11, 30, tzinfo=AMSTERDAM), "school run")
    assert {one.kind for one in ana.availability.occasions()} == {*OCCASIONS}
    return ana


def everything_written(desk: Desk, folder: Path, level: str) -> str:
    """Return all that leaves at a level, in every form, also as bytes that fold and escape nothing away."""
    found = []
    for form in FORMS:
        target = folder / f"{form}-{level}"
        one = desk.publishing.publish(desk.publishing.wanted(form, str(target), level=level, outside=True)).publication
        paths = sorted(target.iterdir()) if target.is_dir() else [target]
        found += [path.read_text(encoding="utf-8").replace("\n ", "") for path in paths]
        found += [path.name for path in paths]
        found += desk.publishing.preview(one)
    return "\n".join(found)


@pytest.mark.parametrize("level", ["busy", "kind"])
def test_below_full_no_reason_no_visitor_and_no_note_leaves(secretive: Desk, tmp_path: Path, level: str) -> None:
    leaves = everything_written(secretive, tmp_path, level).casefold()
    assert "away" in leaves
    for secret in (*SECRETS, *NEVER, "visitor", "appointment"):
        assert secret.casefold() not in leaves, secret


def test_at_the_level_busy_no_place_and_no_hours_by_name_leave(secretive: Desk, tmp_path: Path) -> None:
    leaves = everything_written(secretive, tmp_path, "busy")
    for word in ("Home", "Office", "Elsewhere", "core", "Core", "Focus", "Maybe"):
        assert word not in leaves, word


def test_at_the_level_full_notes_leave_but_never_that_somebody_is_ill(secretive: Desk, tmp_path: Path) -> None:
    leaves = everything_written(secretive, tmp_path, "full").casefold()
    for told in ("lisbon", "boiler", "acme", "novel", "surgery", "interview", "school run"):
        assert told in leaves, told
    for secret in NEVER:
        assert secret.casefold() not in leaves, secret


@pytest.mark.parametrize("level", ["kind", "full"])
def test_what_the_person_typed_for_others_is_told_also_of_sickness(ana: Desk, tmp_path: Path, level: str) -> None:
    ana.availability.plan(Occasion("sick", MONDAY, MONDAY, label="Off sick, call Omar", note="migraine"))
    leaves = everything_written(ana, tmp_path, level)
    assert "Off sick\\, call Omar" in leaves
    assert "migraine" not in leaves


@pytest.mark.parametrize("kind", [SUPERVISOR, TEAM, MONTHLY])
def test_no_update_tells_more_than_that_one_is_away(secretive: Desk, kind: str) -> None:
    secretive.accomplishments.log("Fixed the export #billing => sooner")
    text = secretive.updates.draft(kind).text
    assert "Away" in text
    for secret in (*SECRETS, *NEVER):
        assert secret.casefold() not in text.replace("Acme", "").casefold(), secret  # where one works is told


def test_the_message_that_one_is_away_does_not_say_why(secretive: Desk) -> None:
    draft = secretive.updates.draft("absence")
    assert draft.text.startswith("Hi,\n\nI am not working on Mon 23 Nov. I expect to be back on")
    for secret in (*SECRETS, *NEVER, "leave"):
        assert secret.casefold() not in (draft.text + draft.subject).casefold()


def test_what_is_remembered_of_a_publication_tells_no_more_than_the_publication(
    secretive: Desk, tmp_path: Path
) -> None:
    everything_written(secretive, tmp_path, "kind")
    kept = [path.read_text(encoding="utf-8") for path in Path(secretive.places.state).rglob("published/*.json")]
    assert len(kept) == len(FORMS)
    for secret in (*SECRETS, *NEVER):
        assert secret.casefold() not in "".join(kept).casefold(), secret


def test_a_level_that_was_lowered_takes_back_what_was_told(secretive: Desk, tmp_path: Path) -> None:
    target = tmp_path / "mine.ics"
    for level in reversed(LEVELS):
        secretive.publishing.publish(secretive.publishing.wanted("ics", str(target), level=level))
        told = target.read_text(encoding="utf-8")
        assert ("boiler" in told) == (level == "full")
    assert HOURS.split(" ", maxsplit=1)[0] not in told
