"""The keys that a person gives to commands: which can be given, and what is said of those that can't."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.binding import Binding

from tui.desk_driver import open_app
from wfhdesk.desk.desk import Desk
from wfhdesk.tui.command import Command
from wfhdesk.tui.commands import BY_ID, GROUPS, OVER
from wfhdesk.tui.keys import Keymap, clashes, keymap
from wfhdesk.tui.widgets.lines import Lines


def test_a_command_can_have_another_key_or_several() -> None:
    """What the settings say is handed to the app, without the spaces a person may write."""
    assert keymap({"log.delete": "f8", "app.quit": " ctrl+q , f12,"}) == Keymap(
        {"log.delete": "f8", "app.quit": "ctrl+q,f12"}, []
    )
    assert keymap({}) == Keymap({}, [])


@pytest.mark.parametrize(
    ("written", "named"), [("/", "slash"), ("?,f1", "question_mark,f1"), ("-", "minus"), ("G", "G"), ("é", "é")]
)
def test_a_sign_may_be_written_as_it_is_typed(written: str, named: str) -> None:
    """Nobody has to know that the app calls `/` slash."""
    assert keymap({"log.delete": written}).keys == {"log.delete": named}


def test_a_command_that_isnt_there_is_named_with_the_nearest() -> None:
    """A slip in a command's name is told with the name that was meant, and costs no other key."""
    keys, (said,) = keymap({"log.delet": "f8", "log.edit": "f7"})
    assert said == "There is no command log.delet for keys.log.delet in the settings. Did you mean log.delete?"
    assert keys == {"log.edit": "f7"}


def test_a_command_that_is_like_no_other_is_only_named() -> None:
    """Nothing is guessed where nothing is near."""
    assert keymap({"zzzzzz": "x"}) == Keymap({}, ["There is no command zzzzzz for keys.zzzzzz in the settings."])


@pytest.mark.parametrize("key", ["", " ", ",", " , ,"])
def test_a_setting_that_names_no_key_leaves_the_commands_own(key: str) -> None:
    """A command doesn't get lost by an empty setting."""
    assert keymap({"log.delete": key}) == Keymap({}, ["keys.log.delete in the settings names no key."])


@pytest.mark.parametrize("command", [one for one in BY_ID.values() if one.key.isalpha() and len(one.key) == 1])
def test_no_letter_of_a_command_moves_in_lists(command: Command) -> None:
    """A list takes its own keys before the screen does, so the command could never start there."""
    moves = {key for binding in Lines.BINDINGS if isinstance(binding, Binding) for key in binding.key.split(",")}
    assert "g" in moves
    # the list of people gives its g away
    assert command.key not in moves or command.id == "people.group"


# --- keys in each other's way ---------------------------------------------------------------------------------------


def test_two_commands_of_one_screen_on_one_key_are_told() -> None:
    """Both are named, so that one of them can be given another."""
    assert BY_ID["log.settle"].key == "x"
    (said,) = keymap({"log.delete": "x"}).warnings
    assert said.startswith("x is the key of ")
    assert said.endswith("; the settings can give one of them another.")
    assert "log.settle" in said
    assert "log.delete" in said


def test_a_key_of_the_whole_app_cant_be_a_screens_too() -> None:
    """What works everywhere would not work on that screen any more."""
    assert BY_ID["app.find"].key == "slash"
    (said,) = keymap({"log.delete": "/"}).warnings
    assert said.startswith("slash is the key of app.find and of log.delete;")
    for name in ("today.done", "update.kind", "log.choose"):
        (said,) = keymap({name: "u"}).warnings
        assert said.startswith(f"u is the key of app.undo and of {name};")
    (said,) = keymap({"app.find": "T"}).warnings
    assert said.startswith("T is the key of app.find and of log.trash;")


def test_two_keys_that_are_given_can_clash_with_each_other() -> None:
    """Also where neither is the key the app comes with, and where one of several keys is."""
    (said,) = keymap({"log.delete": "f6", "log.edit": "f5,f6"}).warnings
    assert said.startswith("f6 is the key of log.edit and of log.delete;")


def test_a_clash_within_the_whole_app_is_told_once() -> None:
    """Not once for every screen."""
    (said,) = keymap({"app.undo": "q"}).warnings
    assert said.startswith("q is the key of app.undo and of app.quit;")


def test_a_key_is_free_once_its_command_has_another() -> None:
    """Two commands can swap their keys."""
    assert keymap({"log.delete": "x", "log.settle": "d"}).warnings == []
    assert keymap({"log.delete": "x", "log.settle": "f8"}).warnings == []


def test_commands_of_two_screens_may_share_a_key() -> None:
    """On each screen the key does what that screen says; no alarm is raised."""
    assert keymap({"today.done": "d"}).warnings == []
    assert keymap({"log.delete": "f9"}).warnings == []


def test_a_key_of_the_whole_app_is_free_where_the_apps_keys_dont_work() -> None:
    """A run of a checklist has all keys for itself."""
    assert keymap({"run.note": "w"}).warnings == []
    (said,) = keymap({"run.note": "f"}).warnings
    assert said.startswith("f is the key of run.fixed and of run.note;")


def test_a_key_that_is_given_to_its_own_command_is_no_clash() -> None:
    """To write down what is so anyway changes nothing."""
    given = {command.id: command.key for command in BY_ID.values() if command.key}
    assert keymap(given) == Keymap(given, [])


def test_the_app_comes_without_a_clash() -> None:
    """No screen has two commands on one key, nor, where those work, one of the whole app's; every name is there once."""
    for group, commands in GROUPS.items():
        here = [*(GROUPS["app"] if group not in ("app", *OVER) else ()), *commands]
        keys = [key for command in here for key in command.key.split(",") if key]
        assert len(keys) == len(set(keys)), group
    assert len(BY_ID) == sum(len(commands) for commands in GROUPS.values())
    assert clashes({}) == []


# --- in the app -----------------------------------------------------------------------------------------------------


async def test_a_key_from_the_settings_works_and_shows(lived_in: Desk, open_again: Callable[[], Desk]) -> None:
    """In the app, its footer, its help and its palette; the key it had does nothing any more."""
    lived_in.settings.set("keys.log.delete", ["f8"])
    async with open_app(open_again(), (160, 40)) as me:
        await me.presses("2")
        await me.sees_soon("11 entries")
        await me.is_offered("f8 Delete")
        await me.is_not_offered("d Delete")
        await me.presses("question_mark")
        await me.sees_soon("Put entries into the trash")
        assert me.line_with("Put entries into the trash").split("│")[-2].split()[0] == "f8"
        await me.presses("escape", "d")
        await me.settles()
        me.is_told_nothing()
        await me.presses("f8")
        await me.is_told("Deleted “Answered the auditors”")
        await me.presses("ctrl+p")
        await me.types("trash")
        await me.sees_soon("Put entries into the trash  (f8)")


async def test_help_names_every_command_however_narrow(lived_in: Desk) -> None:
    """What a command is called in the settings stands there for those too of which much is to be said."""
    seen: set[str] = set()
    async with open_app(lived_in, (60, 24)) as me:
        await me.presses("question_mark")
        await me.sees_soon("Anywhere, except where text is typed", "today.done")
        assert "Help" in me.lines[0]  # it takes all the room there is
        before = ""
        while before != me.screen:
            before = me.screen
            seen |= set(re.findall(r"[a-z]+\.[a-z_]+", before))
            await me.presses("pagedown")
            await me.settles()
    assert {command.id for command in BY_ID.values() if command.key} - seen == set()


async def test_the_undo_key_in_a_toast_is_the_persons_own(known: Desk, open_again: Callable[[], Desk]) -> None:
    """What the toast says to press is what works."""
    known.settings.set("keys.app.undo", ["f7"])
    async with open_app(open_again()) as me:
        await me.logs("A slip")
        await me.is_told("f7 takes it back.")
        await me.presses("escape", "f7")
        await me.is_told("Taken back")


async def test_keys_in_each_others_way_are_told_at_the_start(known: Desk, open_again: Callable[[], Desk]) -> None:
    """With both commands by name; the app opens all the same."""
    known.settings.set("keys.log.delete", ["x"])
    async with open_app(open_again()) as me:
        await me.is_told("; the settings can give one of them another.")
        me.is_on("today")


async def test_a_command_that_isnt_there_is_told_at_the_start(
    known: Desk, folder: Path, open_again: Callable[[], Desk]
) -> None:
    """A slip in the settings file doesn't keep the app from opening, and is named."""
    with (folder / "config.toml").open("a", encoding="utf-8") as file:
        file.write('\n[keys]\n"log.delet" = "f8"\n')
    async with open_app(open_again()) as me:
        await me.is_told("Did you mean log.delete?")
        me.is_on("today")
