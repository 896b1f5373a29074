"""The settings: what may stand in them, and what is said of what may not."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import FrozenClock
from wfhdesk import language
from wfhdesk.desk.desk import open_desk
from wfhdesk.desk.known_settings import NUDGES, SETTINGS
from wfhdesk.desk.settings import Settings, checked, fresh_text
from wfhdesk.domain import nudges
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.plaintext import one_line

NOTHING_SET = {setting.key: setting.default for setting in SETTINGS}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "config.toml"


@pytest.fixture
def written(path: Path) -> Callable[[str | bytes], Settings]:
    """Return settings as they are read from a file that holds a text."""

    def written(text: str | bytes) -> Settings:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return Settings(str(path))

    return written


Written = Callable[[str | bytes], Settings]


def test_without_a_file_nothing_is_set_and_nothing_is_made(path: Path) -> None:
    settings = Settings(str(path))
    assert settings.all() == NOTHING_SET
    assert settings.warnings == []
    assert not path.parent.exists()


def test_what_is_set_is_read_again(path: Path) -> None:
    settings = Settings(str(path))
    assert settings.set("me.name", ["Ana", "Lima"]) == "Ana Lima"
    settings.set("team.emails", ["a@example.org", "b@example.org"])
    again = Settings(str(path))
    assert again.text("me.name") == "Ana Lima"
    assert again.texts("team.emails") == ["a@example.org", "b@example.org"]
    assert again.text("team.emails") == "a@example.org, b@example.org"
    assert again.texts("me.name") == ["Ana Lima"]
    assert again.warnings == []
    again.set("me.name", [])
    again.set("team.emails", [])
    assert Settings(str(path)).all()["me.name"] == ""
    assert Settings(str(path)).all()["team.emails"] == []


def test_a_new_file_tells_of_every_setting(path: Path) -> None:
    Settings(str(path)).set("me.name", ["Ana"])
    text = path.read_text()
    for setting in SETTINGS:
        assert f"# {setting.purpose()}" in text
        assert re.search(rf"^(# )?{setting.key.split('.')[1]} =", text, re.MULTILINE)
    assert Settings(str(path)).all() == {**NOTHING_SET, "me.name": "Ana"}
    assert text.startswith("# The settings of wfhdesk.")


def test_a_new_file_explains_itself_in_the_language_that_is_spoken() -> None:
    with language.spoken("nl"):
        dutch = fresh_text()
    assert dutch != fresh_text()
    assert [line for line in dutch.split("\n") if not line.startswith("#")] == [
        line for line in fresh_text().split("\n") if not line.startswith("#")
    ]


def test_comments_order_and_unknown_keys_survive_a_change(path: Path, written: Written) -> None:
    text = (
        "# mine\n\n[team]  # first\nemails = [ # who\n  'a@example.org', # a\n]\n\n"
        "[me]\n# the name\nname   =  'Old'   # as on my badge\nshoe = 44\n\n[other]\nx = { y = 1 } # keep\n"
    )
    settings = written(text)
    settings.set("me.name", ["New"])
    assert path.read_text() == text.replace("'Old'", '"New"')
    settings.set("me.email", ["ana@example.org"])
    assert path.read_text() == text.replace("'Old'", '"New"').replace(
        "shoe = 44\n", 'shoe = 44\nemail = "ana@example.org"\n'
    )


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ('[me]\nnam = "Ana"\n', "There is no setting me.nam; did you mean me.name?"),
        ('[supervisor]\nmail = "x"\n', "There is no setting supervisor.mail; did you mean supervisor.email?"),
        ("[zzz]\nqqqq = 1\n", "There is no setting zzz.qqqq; wfhdesk config lists them all."),
        ('me = "Ana"\n', "There is no setting me"),
        ("[me]\nname = 5\n", "me.name takes one text in quotes."),
        ("[me]\nname = ['Ana']\n", "me.name takes one text in quotes."),
        ("[me]\nname = true\n", "me.name takes one text in quotes."),
        ("[me]\nname = 2026-11-20\n", "me.name takes one text in quotes."),
        ("[team]\nemails = [1]\n", "team.emails takes a list of texts in quotes."),
        ("[team]\nemails = 1\n", "team.emails takes a list of texts in quotes."),
        ('[team]\nemails = ["a@example.org", "ana"]\n', "team.emails can't be “ana”: an address looks like"),
        ('[me]\nlanguage = "de"\n', "me.language can't be “de”: it is one of: en, nl."),
        ('[me]\ntimezone = "Amsterdam"\n', "me.timezone can't be “Amsterdam”: it is a name like Europe/Amsterdam."),
        ('[me]\ntimezone = "../../etc/passwd"\n', "me.timezone can't be"),
        ('[me]\ntimezone = "Europe"\n', "me.timezone can't be"),
        ('[me]\nemail = "ana@"\n', "me.email can't be “ana@”"),
        ('[me.name]\nfirst = "Ana"\n', "There is no setting me.name.first"),
        ('["m\\u001b[2Je"]\nname = "x"\n', "There is no setting m[2Je.name; did you mean me.name?"),
    ],
)
def test_what_isnt_understood_is_named_with_what_is_right(
    path: Path, written: Written, text: str, warning: str
) -> None:
    settings = written(text)
    (said,) = settings.warnings
    assert said.startswith(f"{path}: {warning}")
    assert settings.all() == NOTHING_SET


def test_one_address_may_stand_without_a_list(written: Written) -> None:
    settings = written('[team]\nemails = "a@example.org"\n')
    assert settings.warnings == []
    assert settings.texts("team.emails") == ["a@example.org"]


def test_a_wrong_setting_costs_no_other(written: Written) -> None:
    settings = written('[me]\nname = "Ana"\nlanguage = "de"\n')
    assert (settings.text("me.name"), settings.text("me.language")) == ("Ana", "")


@pytest.mark.parametrize(
    ("key", "words", "why"),
    [
        ("me.nam", ["x"], "did you mean me.name"),
        ("qqq", ["x"], "wfhdesk config lists them all"),
        ("", ["x"], "There is no setting"),
        ("me", ["x"], "There is no setting me"),
        ("me.email", ["a", "b"], "me.email can't be “a b”"),
        ("me.language", ["fr"], "one of: en, nl"),
        ("me.timezone", ["Mars/Base"], "a name like Europe/Amsterdam"),
        ("team.emails", ["a@example.org", "x"], "team.emails can't be “x”"),
        ("supervisor.email", ["a@b\r\nBcc: x@y.z"], "supervisor.email can't be"),
    ],
)
def test_what_cant_be_set_is_refused_and_changes_nothing(path: Path, key: str, words: list[str], why: str) -> None:
    with pytest.raises(WrongInput, match=why):
        Settings(str(path)).set(key, words)
    assert not path.exists()


NASTY = [
    'x"\n[evil]\nkey = "y',
    'a" # no comment',
    "''' \"\"\" \\",
    "\\u0041 \\n",
    "tab\tand\x00nul\x1b[2J",
    "= [x]",
    "日本 🎉 é",
    "\ud83d",
    "\udce9",
]


@pytest.mark.parametrize("value", NASTY, ids=ascii)
def test_a_value_can_only_be_a_value(path: Path, value: str) -> None:
    Settings(str(path)).set("me.name", [value])
    again = Settings(str(path))
    assert again.text("me.name") == one_line(value)
    assert again.warnings == []
    assert again.all() == {**NOTHING_SET, "me.name": one_line(value)}


@given(st.text("\"'\\\n\t#=[]{}.ab\x1bé\u2028", max_size=20))
@settings(max_examples=60)
def test_whatever_is_set_is_what_is_read(tmp_path_factory: pytest.TempPathFactory, value: str) -> None:
    path = str(tmp_path_factory.mktemp("settings") / "config.toml")
    Settings(path).set("me.phone", [value])
    assert Settings(path).text("me.phone") == one_line(value)


def test_a_file_is_for_its_owner_only(path: Path) -> None:
    Settings(str(path)).set("me.name", ["Ana"])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert os.listdir(path.parent) == ["config.toml"]


def test_a_file_that_others_could_read_is_the_owners_after_a_change(path: Path, written: Written) -> None:
    settings = written('[me]\nname = "x"\n')
    path.chmod(0o644)
    settings.set("me.name", ["Ana"])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_byte_order_mark_and_windows_line_ends_are_read(written: Written) -> None:
    settings = written(b'\xef\xbb\xbf[me]\r\nname = "Ana"\r\n')
    assert settings.text("me.name") == "Ana"
    assert settings.warnings == []
    settings.set("me.email", ["ana@example.org"])
    assert (settings.text("me.name"), settings.text("me.email")) == ("Ana", "ana@example.org")


BROKEN = [
    '[me\nname = "x"\n',
    "name = \n",
    '[me]\nname = "a\n',
    "[me]\n[me]\n",
    "x = 1\nx = 2\n",
    b"\xff\xfe",
    b'[me]\nname = "\xe9"\n',
]


@pytest.mark.parametrize("text", BROKEN, ids=ascii)
def test_a_broken_file_is_an_error_that_says_where_and_how_to_mend_it(
    path: Path, written: Written, text: str | bytes
) -> None:
    with pytest.raises(DeskError, match=r"config\.toml is no sound TOML: .*Mend it with: wfhdesk config edit") as said:
        written(text)
    if isinstance(text, str):
        assert "line" in str(said.value)
    before = path.read_bytes()
    forgiving = Settings(str(path), forgiving=True)
    assert len(forgiving.warnings) == 1
    assert forgiving.text("me.name") == ""
    with pytest.raises(DeskError, match="is no sound TOML"):
        forgiving.set("me.name", ["Ana"])
    assert path.read_bytes() == before


@pytest.mark.parametrize("text", ['me = "Ana"\n', "me = 1\n", "[[me]]\nname = 'x'\n", "me = []\n"])
def test_a_section_that_is_something_else_is_left_as_it_is(path: Path, written: Written, text: str) -> None:
    settings = written(text)
    with pytest.raises(DeskError, match=r"me is no table\. Mend it with: wfhdesk config edit"):
        settings.set("me.name", ["Ana"])
    assert path.read_text() == text


@pytest.mark.parametrize(
    "text",
    [
        'me.name = "Old"\n',
        'me = { name = "Old" }\n',
        '[me]\nname = "Old"\n[team]\nlanguage = "nl"\n[me.sub]\nx = 1\n',
        "[me.name]\nfirst = 'Ana'\n",
        "[me.sub]\nx = 1\n",
        "[team]\n",
        "",
        "\n\n",
        "# only a comment",
        '"me" = { }\n',
        '[team]\nlanguage = "nl"\n\n[me.sub]\nx = 1\n[other]\ny = 2\n',
    ],
    ids=ascii,
)
def test_a_key_is_set_however_its_table_is_written(path: Path, written: Written, text: str) -> None:
    settings = written(text)
    before = Settings(str(path)).all()
    settings.set("me.name", ["New"])
    settings.set("me.email", ["a@b.nl"])
    again = Settings(str(path))
    assert again.all() == {**before, "me.name": "New", "me.email": "a@b.nl"}


def test_a_file_that_cant_be_a_settings_file_is_refused(written: Written) -> None:
    with pytest.raises(DeskError, match="larger than a settings file can be"):
        written("# " + "x" * 1_000_001)


# --- the app --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "right", "wrong", "why"),
    [
        ("app.theme", "mono", "purple", "it is one of: dark, light, mono, ansi"),
        ("app.glyphs", "ascii", "emoji", "it is one of: unicode, ascii"),
    ],
)
def test_what_the_app_reads_is_checked_before_it_is_kept(
    path: Path, key: str, right: str, wrong: str, why: str
) -> None:
    """A wrong word is refused with what is right, and emptying a setting gives it back."""
    settings = Settings(str(path))
    with pytest.raises(WrongInput, match=f"{key} can't be “{wrong}”: {why}"):
        settings.set(key, [wrong])
    assert not path.exists()
    settings.set(key, [right])
    assert Settings(str(path)).text(key) == right
    settings.set(key, [])
    assert Settings(str(path)).text(key) == ""


@pytest.mark.parametrize(
    "text",
    [
        '[keys]\n"log.delete" = "x"\n"app.quit" = "ctrl+q,f10"\n',
        '[keys]\nlog.delete = "x"\napp.quit = "ctrl+q,f10"\n',
        '[keys.log]\ndelete = "x"\n[keys.app]\nquit = "ctrl+q,f10"\n',
        'keys = { "log.delete" = "x", app = { quit = "ctrl+q,f10" } }\n',
    ],
    ids=ascii,
)
def test_keys_are_read_however_their_table_is_written(path: Path, written: Written, text: str) -> None:
    """A command's name with a full stop may stand in quotes or be a table of its own, and can be changed either way."""
    settings = written(text)
    assert settings.warnings == []
    assert settings.keys() == {"log.delete": "x", "app.quit": "ctrl+q,f10"}
    assert settings.all() == {**NOTHING_SET, "keys.log.delete": "x", "keys.app.quit": "ctrl+q,f10"}
    settings.set("keys.log.delete", ["s"])
    settings.set("keys.log.edit", ["i"])
    again = Settings(str(path))
    assert again.keys() == settings.keys() == {"log.delete": "s", "log.edit": "i", "app.quit": "ctrl+q,f10"}
    assert again.warnings == []
    assert path.read_text().count("delete") == 1


def test_a_key_that_is_set_keeps_what_stands_around_it(path: Path, written: Written) -> None:
    """Comments and other tables stay; a table for keys is added where there is none."""
    settings = written('# mine\n[me]\nname = "Ana"  # me\n')
    settings.set("keys.log.delete", ["x"])
    text = path.read_text()
    assert text.startswith('# mine\n[me]\nname = "Ana"  # me\n')
    assert Settings(str(path)).keys() == {"log.delete": "x"}


def test_a_key_that_is_emptied_is_given_back(path: Path) -> None:
    """Nothing behind the setting's name takes it away, as for any other setting."""
    settings = Settings(str(path))
    settings.set("keys.log.delete", ["x"])
    settings.set("keys.log.delete", [])
    assert settings.keys() == Settings(str(path)).keys() == {}


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ('[keys]\n"log.delete" = 5\n', "keys.log.delete takes one text in quotes."),
        ('[keys]\n"log.delete" = ["x", "y"]\n', "keys.log.delete takes one text in quotes."),
        ('keys = "x"\n', "There is no setting keys"),
        ('[app]\nteme = "dark"\n', "There is no setting app.teme; did you mean app.theme?"),
        ('[app]\nglyph = "ascii"\n', "There is no setting app.glyph; did you mean app.glyphs?"),
        ('[app]\ntheme = "purple"\n', "app.theme can't be “purple”: it is one of: dark, light, mono, ansi."),
        ('[me]\nhours = "mon-fri 9-17"\n', "Say when you work with: wfhdesk hours set 'mon-fri 9-17'."),
        ('[key]\n"log.delete" = "x"\n', "There is no setting key.log.delete"),
    ],
)
def test_a_wrong_word_about_the_app_is_named_and_the_app_still_opens(
    path: Path, written: Written, text: str, warning: str
) -> None:
    """What can't be is told once and counts as not set."""
    settings = written(text)
    (said,) = settings.warnings
    assert said.startswith(f"{path}: {warning}")
    assert settings.all() == NOTHING_SET
    assert settings.keys() == {}


# --- in the person's editor -----------------------------------------------------------------------------------------


@pytest.fixture
def edits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the editor be a shell script that does something with the file `$1`."""

    def edits(script: str) -> None:
        editor = tmp_path / "editor"
        editor.write_text(f"#!/bin/sh\n{script}\n")
        editor.chmod(0o700)
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("EDITOR", str(editor))

    return edits


Edits = Callable[[str], None]


def test_a_new_file_begins_with_every_setting_in_the_editor(path: Path, edits: Edits) -> None:
    edits("""grep -q '^name = ""$' "$1" && sed -i '0,/^name = ""/s//name = "Ana"/' "$1" """)
    settings = Settings(str(path))
    assert settings.edit()
    assert settings.text("me.name") == "Ana"
    assert path.read_text() == fresh_text().replace('name = ""', 'name = "Ana"', 1)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_left_as_it_was_is_not_written(path: Path, written: Written, edits: Edits) -> None:
    settings = written('[me]\r\nname = "Ana"\r\n')
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    edits("true")
    assert not settings.edit()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


@pytest.mark.parametrize("script", ["echo '[me' > $1", "printf '\\377' > $1", "exit 3", "rm $1"])
def test_an_editor_that_goes_wrong_leaves_the_file_as_it_was(
    path: Path, written: Written, edits: Edits, script: str
) -> None:
    settings = written('[me]\nname = "Ana"\n')
    edits(script)
    with pytest.raises(DeskError):
        settings.edit()
    assert path.read_text() == '[me]\nname = "Ana"\n'
    left = [name for name in os.listdir(path.parent) if name != "config.toml"]
    assert left == (["config.toml.rejected"] if "[me'" in script else [])  # what a person wrote is kept


def test_what_isnt_understood_is_told_after_the_edit(written: Written, edits: Edits) -> None:
    settings = written('[me]\nname = "Ana"\n')
    edits("echo 'shoe = 44' >> $1")
    assert settings.edit()
    assert settings.text("me.name") == "Ana"
    assert ["shoe" in warning for warning in settings.warnings] == [True]


def test_a_broken_file_is_mended_in_the_editor(path: Path, written: Written, edits: Edits) -> None:
    with pytest.raises(DeskError):
        written(b'[me]\nname = "Ana\xff"\n[oops\n')
    settings = Settings(str(path), forgiving=True)
    edits("sed -i -e '/oops/d' -e 's/Ana.*\"/Ana\"/' $1")
    assert settings.edit()
    assert Settings(str(path)).text("me.name") == "Ana"


# --- the desk and its language --------------------------------------------------------------------------------------


def test_the_language_is_the_settings_then_the_terminals(
    folder: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_desk(str(folder), clock)
    assert language.current() == "en"
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    open_desk(str(folder), clock)
    assert language.current() == "nl"
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    open_desk(str(folder), clock)
    assert language.current() == "en"
    folder.mkdir()
    (folder / "config.toml").write_text('[me]\nlanguage = "nl"\n')
    open_desk(str(folder), clock)
    assert language.current() == "nl"


def test_a_value_is_checked_wherever_it_comes_from() -> None:
    assert checked("me.language", "nl") == "nl"
    assert checked("team.emails", []) == []
    with pytest.raises(WrongInput):
        checked("me.language", "NL")


# --- the country ----------------------------------------------------------------------------------------------------


def test_a_country_is_checked_when_it_is_set_and_by_its_form_when_it_is_read(path: Path) -> None:
    """The library that knows all countries takes a tenth of a second, which no start should pay."""
    settings = Settings(str(path))
    with pytest.raises(WrongInput, match="it is a country like NL"):
        settings.set("me.holidays", ["XX"])
    settings.set("me.holidays", ["GB-ENG"])
    code = (
        "import sys; from wfhdesk.desk.settings import Settings; s = Settings(sys.argv[1]);"
        "print(s.text('me.holidays'), 'holidays' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["GB-ENG", "False"]


@pytest.mark.parametrize("country", ["Nederland", "N", "GB-", "GB-E-N", "🇳🇱"])
def test_what_cant_be_a_country_is_warned_of(written: Written, country: str) -> None:
    """Its form is enough to tell."""
    settings = written(f'[me]\nholidays = "{country}"\n')
    assert settings.text("me.holidays") == ""
    assert "it is a country like NL" in settings.warnings[0]


def test_a_country_that_nobody_knows_leaves_the_desk_without_holidays(folder: Path, clock: FrozenClock) -> None:
    """Written into the file by hand: it is warned of, and everything else works."""
    folder.mkdir()
    (folder / "config.toml").write_text('[me]\nholidays = "XX"\n', encoding="utf-8")
    desk = open_desk(str(folder), clock)
    desk.availability.set_hours("mon-fri 9-17")
    assert desk.availability.answer().is_reachable
    assert "no country whose holidays are known" in desk.settings.warnings[-1]


def test_every_kind_of_nudge_can_be_left_out() -> None:
    """They are written down twice: the settings are read on every way, the nudges only where there are some."""
    assert NUDGES == (
        nudges.CHECK_IN,
        nudges.STATUS,
        nudges.BIRTHDAY,
        nudges.UPDATE,
        nudges.SETTLE,
        nudges.PROMISE,
        nudges.BLOCKER,
        nudges.WEEK_AHEAD,
        nudges.CONTACT,
        nudges.ACTION,
        nudges.ASSESSMENT,
    )
    assert len(NUDGES) == len(nudges.SOURCES)
