"""What isn't for a reader never reaches them: proven on the bytes of whatever leaves, with a word of its own in every field."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from adapters.letters import everything_in
from conftest import FRIDAY, FrozenClock
from wfhdesk.desk.desk import Desk, open_desk
from wfhdesk.desk.drafts import Draft, Wishes, eml, html
from wfhdesk.domain import people
from wfhdesk.domain.accomplishments import KINDS, Accomplishment
from wfhdesk.domain.contacts import HELP_GIVEN, HELP_RECEIVED, ONE_TO_ONE
from wfhdesk.domain.offers import ACCEPTED, DONE
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import Period
from wfhdesk.domain.updates import AUDIENCES, MONTHLY, REVIEW, SUPERVISOR, TEAM
from wfhdesk.language import LANGUAGES

WEEKS_BEFORE = 2


class Secret(NamedTuple):
    """An entry to log: when (0 is this week), with what visibility, under which of three projects, and what becomes of it."""

    kind: str
    visibility: str
    weeks_ago: int
    project: int
    pinned: bool
    end: str
    later: str
    """What its visibility becomes before the last update."""


visibilities = st.sampled_from(["all", "supervisor", "team", "private"])
secrets = st.lists(
    st.builds(
        Secret,
        kind=st.sampled_from(KINDS),
        visibility=visibilities,
        weeks_ago=st.integers(0, WEEKS_BEFORE),
        project=st.integers(0, 2),
        pinned=st.booleans(),
        end=st.sampled_from(["", "", "resolved", "moved", "dropped"]),
        later=st.just("") | visibilities,
    ),
    min_size=1,
    max_size=9,
)


def marks(number: int) -> dict[str, str]:
    """Return the words that only entry `number` has, one a field."""
    return {field: f"q{field}{number}z" for field in ("text", "outcome", "person", "thanks", "why")}


def line(number: int, secret: Secret) -> str:
    words = marks(number)
    sign = {"plan": "> ", "blocker": "? ", "learned": "+ ", "progress": "~ "}.get(secret.kind, "")
    named = f"with @{words['person']} for @petra, thanks @{words['thanks']}"
    seen_by = "" if secret.visibility == "all" else f" !{secret.visibility}"
    return f"{sign}Did {words['text']} {named} #qproject{secret.project}z{seen_by} => {words['outcome']} @{words['person']}"


@contextmanager
def a_desk(played: list[Secret]) -> Iterator[tuple[Desk, Path]]:
    """Open a desk of the last weeks; an update of each kind went out a week ago, and entries were changed since."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clock = FrozenClock()
        desk = open_desk(str(folder / "desk"), clock)
        desk.settings.set("supervisor.name", ["Petra", "Jansen"])
        for number in range(3):
            desk.projects.set(
                f"qproject{number}z", status="at risk", line=f"qline{number}z", next=f"qnext{number}z", by=FRIDAY.date()
            )
        for weeks_ago in range(WEEKS_BEFORE, -1, -1):
            clock.set(FRIDAY - weeks_ago * timedelta(days=7))
            log_week(desk, played, weeks_ago)
            if weeks_ago == 1:
                let_out(desk, folder)
        change(desk, played)
        yield desk, folder


def log_week(desk: Desk, played: list[Secret], weeks_ago: int) -> None:
    for number, secret in enumerate(played):
        if secret.weeks_ago == weeks_ago:
            entry = desk.accomplishments.log(line(number, secret))
            if secret.pinned:
                desk.accomplishments.replace(entry._replace(pinned=True))


def let_out(desk: Desk, folder: Path) -> None:
    for kind in (SUPERVISOR, TEAM):
        draft = desk.updates.draft(kind)
        if not draft.selection.is_empty:
            desk.updates.export(draft, "eml", str(folder / f"{kind}.eml"))


def change(desk: Desk, played: list[Secret]) -> None:
    for number, secret in enumerate(played):
        entry = the_entry(desk, number)
        if secret.end == "resolved" and entry.kind in ("plan", "blocker"):
            desk.accomplishments.resolve([entry])
        elif secret.end == "moved" and entry.kind == "plan":
            desk.accomplishments.move_promises([entry], marks(number)["why"])
        elif secret.end == "dropped" and entry.kind == "plan":
            desk.accomplishments.drop_promises([entry], marks(number)["why"])
        if secret.later:
            desk.accomplishments.replace(the_entry(desk, number)._replace(visibility=secret.later))


def the_entry(desk: Desk, number: int) -> Accomplishment:
    (found,) = [entry for entry in desk.accomplishments.all() if marks(number)["text"] in entry.text]
    return found


def all_that_leaves(draft: Draft) -> str:
    """Return everything of a draft that a reader gets, whatever way it goes, in small letters."""
    page = html(draft).decode()
    return "\n".join([draft.subject, draft.text, everything_in(eml(draft)), page]).casefold()


def hidden_words(desk: Desk, played: list[Secret], audience: str) -> set[str]:
    entries = [the_entry(desk, number) for number in range(len(played))]
    hidden = [number for number, entry in enumerate(entries) if entry.visibility not in ("all", audience)]
    words = {word for number in hidden for word in marks(number).values()}
    for project in range(3):
        of_project = [entry for entry in entries if entry.project == f"qproject{project}z"]
        if of_project and not any(entry.visibility in ("all", audience) for entry in of_project):
            words |= {f"q{field}{project}z" for field in ("project", "line", "next")}
    return words


def a_secret(kind: str, visibility: str, **said: object) -> Secret:
    secret = Secret(kind, visibility, 0, 0, pinned=False, end="", later="")
    return secret._replace(**said)  # type: ignore[arg-type]


@given(secrets, st.sampled_from(LANGUAGES))
@example([a_secret("done", "private", pinned=True)], "en")
@example([a_secret("done", "team", pinned=True), a_secret("done", "all", project=1)], "en")
@example([a_secret("blocker", "private"), a_secret("blocker", "team"), a_secret("done", "supervisor")], "en")
@example([a_secret("plan", "all", weeks_ago=1, end="dropped", later="private")], "nl")
@example([a_secret("blocker", "all", weeks_ago=1, later="supervisor")], "en")
@example([a_secret("done", "private", weeks_ago=2), a_secret("done", "all", weeks_ago=1, project=1)], "en")
@settings(max_examples=25)
def test_no_word_that_isnt_for_a_reader_leaves_in_an_update(played: list[Secret], spoken: str) -> None:
    with a_desk(played) as (desk, folder):
        for kind, audience in ((SUPERVISOR, "supervisor"), (TEAM, "team")):
            hidden = hidden_words(desk, played, audience)
            ever = Period(FRIDAY.date() - timedelta(days=60), FRIDAY.date())
            for wishes in (Wishes(language=spoken), Wishes(language=spoken, period=ever)):
                said = all_that_leaves(desk.updates.draft(kind, wishes))
                assert {word for word in hidden if word in said} == set()
        assert_what_went_out_before_was_clean(folder, played)


def assert_what_went_out_before_was_clean(folder: Path, played: list[Secret]) -> None:
    for kind in (SUPERVISOR, TEAM):
        path = folder / f"{kind}.eml"
        said = everything_in(path.read_bytes()).casefold() if path.exists() else ""
        for number, secret in enumerate(played):
            if secret.visibility not in ("all", AUDIENCES[kind]):
                assert not any(word in said for word in marks(number).values())


@pytest.mark.parametrize("kind", [SUPERVISOR, TEAM])
@pytest.mark.parametrize("of", KINDS)
def test_the_same_words_do_leave_where_they_are_meant_to(of: str, kind: str) -> None:
    """Without this, a draft that says nothing at all would pass every other test here."""
    played = [a_secret(of, "all"), a_secret("done", AUDIENCES[kind], project=1, pinned=True)]
    with a_desk(played) as (desk, _folder):
        said = all_that_leaves(desk.updates.draft(kind))
        for number in range(2):
            told = (
                {"text", "person", "thanks"}
                if of == "blocker" and number == 0
                else {"text", "outcome", "person", "thanks"}
            )
            assert all(marks(number)[field] in said for field in told)
        for project in range(2):
            assert all(f"q{field}{project}z" in said for field in ("project", "line", "next"))
        assert marks(1)["outcome"] in desk.updates.draft(kind).subject


@pytest.mark.parametrize(("visibility", "kind"), [("private", SUPERVISOR), ("private", TEAM), ("team", SUPERVISOR)])
def test_a_pinned_entry_for_others_isnt_the_one_big_thing(visibility: str, kind: str) -> None:
    with a_desk([a_secret("done", visibility, pinned=True), a_secret("done", "all", project=1)]) as (desk, _folder):
        draft = desk.updates.draft(kind)
        assert marks(1)["outcome"] in draft.subject
        assert "q" + "text0z" not in all_that_leaves(draft)


def test_what_a_reader_may_not_see_is_counted_for_the_writer_alone() -> None:
    with a_desk([a_secret("done", "private"), a_secret("done", "all", project=1)]) as (desk, _folder):
        draft = desk.updates.draft(SUPERVISOR)
        assert [entry.id for entry in draft.selection.left_out] == [the_entry(desk, 0).id]
        assert the_entry(desk, 0).id not in all_that_leaves(draft)


# --- people whom one knows ------------------------------------------------------------------------------------------

NEVER = {f"q{field}z" for field in ("note", "topic", "asked", "notes", "role", "offerone", "offertaken", "offerdone")}
"""Words of what is known of people that no update is made of."""


def known_names(number: int) -> dict[str, set[str]]:
    """Return the names of the two people whom entry `number` names, by the words that it has for them."""
    words = marks(number)
    # Two by two they share a first name, so that the whole ones are told.
    return {
        words["person"]: {f"qfirst{number // 2}z", f"qlast{number}z"},
        words["thanks"]: {f"qgiven{number}z", f"qfamily{number}z"},
    }


def get_to_know(desk: Desk, played: list[Secret]) -> None:
    """Know everybody who is named, and one more, with whom help went both ways; note things of all of them."""
    names = [
        (nickname, f"qfirst{number // 2}z qlast{number}z" if nickname == marks(number)["person"] else None, number)
        for number in range(len(played))
        for nickname in known_names(number)
    ]
    known = [
        Person(
            name=(name or f"qgiven{number}z qfamily{number}z").title(),
            nicknames=(nickname,),
            emails=(f"{nickname}@example.org",),
            role="qrolez",
            topics=("qtopicz",),
            asked=("qaskedz",),
            notes="qnotesz",
        )
        for nickname, name, number in names
    ]
    for one in desk.people.keep_all(known):
        desk.people.met([one], ONE_TO_ONE, "about qnotez")
        desk.people.offer("qofferonez", one)
        desk.people.move_on(desk.people.offer("qoffertakenz", one), ACCEPTED)
    helped = desk.people.add(Person("Qhelped Qhelpedlast", notes="qnotesz", relation=people.TEAM))
    desk.people.met([helped], HELP_GIVEN, "qnotez")
    desk.people.met([helped], HELP_RECEIVED, "qnotez")
    desk.people.move_on(desk.people.offer("qofferdonez", helped), DONE)


def hidden_names(desk: Desk, played: list[Secret], audience: str) -> set[str]:
    """Return the names and nicknames of whom nothing names that an audience may read."""
    hidden, shown = set[str](), {"qhelped", "qhelpedlast"}
    for number in range(len(played)):
        may_read = the_entry(desk, number).visibility in ("all", audience)
        for nickname, names in known_names(number).items():
            (shown if may_read else hidden).update({nickname, *names})
    return hidden - shown


@given(secrets, st.sampled_from(LANGUAGES))
@example([a_secret("done", "private"), a_secret("done", "all", project=1)], "en")
@example([a_secret("done", "all"), a_secret("done", "team", project=1), a_secret("blocker", "supervisor")], "nl")
@settings(max_examples=20)
def test_nobody_is_named_whom_no_entry_names_that_the_reader_may_see(played: list[Secret], spoken: str) -> None:
    with a_desk(played) as (desk, _folder):
        get_to_know(desk, played)
        for kind, audience in AUDIENCES.items():
            never = hidden_words(desk, played, audience) | hidden_names(desk, played, audience) | NEVER
            said = all_that_leaves(desk.updates.draft(kind, Wishes(language=spoken)))
            assert {word for word in never if word in said} == set()


@pytest.mark.parametrize("kind", AUDIENCES)
def test_the_names_of_those_who_may_be_named_do_leave(kind: str) -> None:
    """Without this, updates that name nobody at all would pass."""
    played = [a_secret("done", "all"), a_secret("done", "all", project=1), a_secret("done", "all", project=2)]
    with a_desk(played) as (desk, _folder):
        get_to_know(desk, played)
        said = all_that_leaves(desk.updates.draft(kind))
        assert {"qfirst0z qlast0z", "qfirst0z qlast1z", "qfirst1z", "qgiven2z"} <= {
            words
            for number in range(3)
            for names in known_names(number).values()
            for words in (*names, " ".join(sorted(names)))
            if words in said
        }
        assert "qlast2z" not in said  # nobody else has that first name
        assert not any(nickname in said for number in range(3) for nickname in known_names(number))
        assert ("qhelped" in said) is (kind in (MONTHLY, REVIEW))
