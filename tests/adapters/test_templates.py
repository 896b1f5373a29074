"""The templates of updates: the person's own come first, and a broken one never stands in the way."""

from __future__ import annotations

import os
import re
import stat
import time
from pathlib import Path

import pytest

from wfhdesk.adapters import templates
from wfhdesk.adapters.templates import built_in, copy_for_editing, render
from wfhdesk.domain.availability_ahead import Ahead
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.update_sections import Item, Sections
from wfhdesk.language import LANGUAGES

NAME = "weekly-supervisor"
KINDS = ("weekly-supervisor", "weekly-team")
NOTHING = Sections(
    kind=NAME,
    me="Ana Lima",
    reader="Petra",
    headline="",
    big=None,
    promised=[],
    outcomes=[],
    also=[],
    projects=[],
    blockers=[],
    decisions=[],
    plans=[],
    more_plans=[],
    late=[],
    thanks="",
)


def told(**parts: object) -> dict[str, object]:
    more = {"availability": parts.pop("availability", Ahead()), "offers": parts.pop("offers", [])}
    return {**NOTHING._replace(**parts)._asdict(), **more}  # type: ignore[arg-type]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The folder of the person's own English templates, with nothing in it yet."""
    folder = tmp_path / "templates" / "en"
    folder.mkdir(parents=True)
    return folder


def rendered(own: Path, **parts: object) -> tuple[str, str]:
    return render(NAME, "en", str(own.parent), told(**parts))


def write(own: Path, text: str, name: str = NAME) -> Path:
    path = own / f"{name}.md.j2"
    path.write_text(text, encoding="utf-8")
    return path


# --- whose template is used -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_template_in_every_language(own: Path, kind: str, language: str) -> None:
    text, problem = render(kind, language, str(own.parent), told(outcomes=[Item("Fixed it.")]))
    assert "- Fixed it.\n" in text
    assert problem == ""


def test_the_persons_own_copy_is_used_first(own: Path) -> None:
    write(own, "Dear {{ reader }},\n{% for item in outcomes %}* {{ item.text }}\n{% endfor %}")
    assert rendered(own, outcomes=[Item("Fixed it.")]) == ("Dear Petra,\n* Fixed it.\n", "")


def test_a_copy_in_another_language_or_of_another_kind_changes_nothing(own: Path) -> None:
    (own.parent / "nl").mkdir()
    write(own.parent / "nl", "Beste {{ reader }},")
    write(own, "Dear team,", "weekly-team")
    assert rendered(own)[0].startswith("Hi Petra,\n")


def test_a_part_may_be_changed_alone(own: Path) -> None:
    parts = (Path(built_in("en")) / "parts.md.j2").read_text(encoding="utf-8")
    write(own, parts.replace("{{ item.text }}", "~ {{ item.text }}"), "parts")
    assert "\n- ~ Fixed it.\n" in rendered(own, outcomes=[Item("Fixed it.")])[0]


def test_an_own_copy_may_use_the_parts_that_came_along(own: Path) -> None:
    write(own, '{% from "parts.md.j2" import bullet %}\n{{ bullet(outcomes[0]) }}')
    assert rendered(own, outcomes=[Item("Fixed it.", "All is well.")]) == ("**All is well.** Fixed it.\n", "")


def test_without_a_folder_of_their_own_the_built_in_is_used(tmp_path: Path) -> None:
    text, problem = render(NAME, "en", str(tmp_path / "nowhere"), told())
    assert (text, problem) == ("Hi Petra,\n\nAna Lima\n", "")


# --- broken ones ----------------------------------------------------------------------------------------------------

FORGOTTEN = "Hi\n\n{% for item in outcomes %}\n- {{ item.text }}\n"
BROKEN = {
    "an end that is missing": (FORGOTTEN, 4),
    "a tag that isn't one": ("Hi\n{% nonsense %}", 2),
    "an expression that isn't closed": ("Hi\n\n{{ reader\n\n", 3),
    "a name that isn't there": ("Hi {{ raeder }}", 1),
    "a name that isn't there, further down": ("Hi\n{% if reader %}\n{{ outcomes }}\n{{ raeder }}\n{% endif %}", 4),
    "a field that isn't there": ("Hi\n{{ big.txet }}", 2),
    "a filter that isn't there": ("Hi\n{{ reader | shout }}", 2),
    "a file that isn't there": ('Hi\n{% include "nothing.md.j2" %}', 2),
    "a file outside the folder": ('Hi\n{% include "../../config.toml" %}', 2),
    "a file at an absolute path": ('Hi\n{% include "/etc/passwd" %}', 2),
    "a filter on what it can't take": ("Hi\n{{ reader | dictsort }}", 2),
    "a sum of what can't be added": ("Hi\n{{ reader + 1 }}", 2),
    "a division by nothing": ("Hi\n{{ 1 / 0 }}", 2),
    "a look at the class behind a text": ("Hi\n{{ ''.__class__.__mro__ }}", 2),
    "a look at the class alone": ("Hi\n{{ ''.__class__ }}", 2),
    "a way out through a filter": ("Hi\n{{ '' | attr('__class__') | attr('__mro__') }}", 2),
    "a way out through a format": ("Hi\n{{ '{0.__class__.__mro__}'.format('') }}", 2),
    "a way out through a macro": ("Hi\n{% macro f() %}{% endmacro %}{{ f.__init__.__globals__ }}", 2),
    "a way out through the loop": ("Hi\n{% for x in [1] %}{{ loop.__init__.__globals__ }}{% endfor %}", 2),
    "a way out through a function": ("Hi\n{{ range.__self__.__class__ }}{{ lipsum.__globals__ }}", 2),
    "a change of what it was given": ("Hi\n{{ outcomes.append(1) }}", 2),
    "a change of a record": ("Hi\n{{ outcomes[0].update(text='x') }}", 2),
    "output without end": ("Hi\n{% for a in range(99999) %}{% for b in range(99999) %}xxxx{% endfor %}{% endfor %}", 2),
    "a loop without end": ("Hi\n{% for a in range(10 ** 12) %}x{% endfor %}", 2),
    "a template that holds itself": ('Hi\n{% include "weekly-supervisor.md.j2" %}', 2),
    "a macro that calls itself": ("Hi\n{% macro f() %}{{ f() }}{% endmacro %}\n{{ f() }}", 2),
    "more than the memory holds": ("Hi\n{{ 'x' * (10 ** 18) }}", 2),
}


@pytest.mark.parametrize(("text", "line"), BROKEN.values(), ids=BROKEN)
def test_a_broken_copy_gives_its_file_and_line_and_is_passed_over(own: Path, text: str, line: int) -> None:
    path = write(own, text)
    began = time.monotonic()
    written, problem = rendered(own, outcomes=[Item("Fixed it.")], big=Item("Big."))
    assert time.monotonic() - began < 20
    assert written == render(NAME, "en", "", told(outcomes=[Item("Fixed it.")], big=Item("Big.")))[0]
    named = re.match(rf"{re.escape(str(path))}, line (\d+): (.+)\. The template that came along was used", problem)
    assert named, problem
    assert int(named[1]) == line
    assert named[2].strip()


def test_a_broken_part_is_named_itself(own: Path) -> None:
    parts = (Path(built_in("en")) / "parts.md.j2").read_text(encoding="utf-8")
    path = write(own, parts.replace("item.project", "item.porject"), "parts")
    text, problem = rendered(own, outcomes=[Item("Fixed it.")])
    assert "- Fixed it.\n" in text
    assert problem.startswith(f"{path}, line 3: ")
    write(own, parts + "{% if %}", "parts")
    assert rendered(own)[1].startswith(f"{path}, line {parts.count(chr(10)) + 1}: ")


def test_a_copy_that_is_no_text_is_passed_over(own: Path) -> None:
    path = own / f"{NAME}.md.j2"
    path.write_bytes("Chère {{ reader }},".encode("latin-1"))
    text, problem = rendered(own)
    assert text.startswith("Hi Petra,")
    assert str(path) in problem


@pytest.mark.skipif(os.name != "posix", reason="needs the permissions of POSIX")
def test_a_copy_that_cant_be_read_is_passed_over(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(own, "Dear {{ reader }},")
    path.chmod(0)
    if os.access(path, os.R_OK):  # root reads everything: play the refusal
        monkeypatch.setattr("builtins.open", _refusing(str(path)))
    text, problem = rendered(own)
    assert text.startswith("Hi Petra,")
    assert str(path) in problem


def _refusing(path: str) -> object:
    from builtins import open as really_open

    def refuse(file: object, *rest: object, **more: object) -> object:
        if file == path:
            raise PermissionError(13, "Permission denied", path)
        return really_open(file, *rest, **more)  # type: ignore[call-overload]

    return refuse


def test_a_template_cant_read_the_settings_or_any_other_file(own: Path) -> None:
    (own.parent / "secret.md.j2").write_text("secret", encoding="utf-8")
    (own.parent.parent / "config.toml").write_text("secret", encoding="utf-8")
    for there in ("../secret.md.j2", "../../config.toml", "..\\secret.md.j2", str(own.parent / "secret.md.j2")):
        write(own, f"{{% include {there!r} ignore missing %}}Hi")
        assert "secret" not in rendered(own)[0]


def test_a_built_in_that_is_broken_is_no_silent_matter(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = own.parent / "built-in"
    broken.mkdir()
    write(broken, "{{ raeder }}")
    monkeypatch.setattr(templates, "built_in", lambda _language: str(broken))
    with pytest.raises(DeskError, match="raeder"):
        rendered(own)


# --- what a template makes ------------------------------------------------------------------------------------------


def test_every_text_reaches_a_template_escaped(own: Path) -> None:
    write(own, "{{ reader }} {{ outcomes[0].text }} {{ outcomes[0]['result'] }} {{ late[0][1] }}")
    text, problem = rendered(own, reader="*P*", outcomes=[Item("# a <b>", "[x](y)")], late=[("w", ["`c`"])])
    assert problem == ""
    assert text == "\\*P\\* \\# a \\<b\\> \\[x\\](y) ['\\\\`c\\\\`']\n"


def test_a_text_that_looks_like_a_template_is_only_text(own: Path) -> None:
    text, problem = rendered(own, outcomes=[Item("{{ me }} {% raw %} {# x #}")], reader="{{ me }}")
    assert problem == ""
    assert text.startswith("Hi {{ me }},")
    assert "- {{ me }} {% raw %} {# x #}\n" in text


def test_blank_lines_and_spaces_are_tidied(own: Path) -> None:
    write(own, "\n\n\nHi {{ reader }},   \n\n\n\n\nmore\t\n \n")
    assert rendered(own)[0] == "Hi Petra,\n\nmore\n"


def test_controls_and_hidden_marks_of_a_template_never_reach_the_mail(own: Path) -> None:
    write(own, "Hi \x1b[31m{{ reader }}\x07\u202e\r\n{{ '\\ud800\\x00\\x85' }}more\tand\x0cmore")
    assert rendered(own) == ("Hi [31mPetra\n? more and more\n", "")


def test_a_long_update_is_no_runaway(own: Path) -> None:
    items = [Item(f"Fixed number {number} of a long list of things that took a while.") for number in range(5_000)]
    text, problem = rendered(own, outcomes=items)
    assert problem == ""
    assert text.count("\n- Fixed number") == 5_000


# --- copying --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_copies_are_what_came_along_and_make_the_same_mail(tmp_path: Path, language: str) -> None:
    folder = tmp_path / "settings" / "templates"
    made = copy_for_editing(str(folder), language)
    names = sorted(os.listdir(built_in(language)))
    assert made == [str(folder / language / name) for name in names]
    assert {f"{kind}.md.j2" for kind in KINDS} | {"parts.md.j2"} <= set(names)
    for name in names:
        assert (folder / language / name).read_bytes() == (Path(built_in(language)) / name).read_bytes()
    values = told(outcomes=[Item("Fixed it.", "All is well.", "billing")])
    assert render(NAME, language, str(folder), values) == render(NAME, language, "", values)


def test_copying_never_writes_over_a_file(own: Path) -> None:
    path = write(own, "mine")
    (own / "parts.md.j2").symlink_to(own / "nowhere")
    made = copy_for_editing(str(own.parent), "en")
    assert (own / "parts.md.j2").is_symlink()
    assert not (own / "nowhere").exists()
    assert path.read_text(encoding="utf-8") == "mine"
    assert str(path) not in made
    assert str(own / "weekly-team.md.j2") in made
    assert copy_for_editing(str(own.parent), "en") == []


def test_a_folder_for_copies_is_made_for_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    copy_for_editing(str(folder), "nl")
    assert stat.S_IMODE((folder / "nl").stat().st_mode) & 0o077 == 0


def test_a_template_that_changed_is_used_at_once(own: Path) -> None:
    before = rendered(own)
    write(own, "{{ me }}, first\n")
    first = rendered(own)
    write(own, "{{ me }}, other\n")  # as long as the first, and perhaps within the same tick of the file's clock

    assert [before[0].splitlines()[0], first, rendered(own)] == [
        "Hi Petra,",
        ("Ana Lima, first\n", ""),
        ("Ana Lima, other\n", ""),
    ]
    write(own, "{% if %}\n")
    assert rendered(own)[0] == before[0]
