"""Lines of a TOML file: each value is found where it stands, whatever stands around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from wfhdesk.domain.checklist_lines import Place, deepest_line, line_of

FOLDER = Path(__file__).parents[2] / "assets" / "checklists"

TEXT = '''\
# [[a]]
one = "#" # x = 1
"two words" = """
one = 1
[[a]]
"""" # "[
three.four = \'\'\'
[b]\'\'\'
five = [
  "]", # ]
  { x = 1 },

  { x = [
    2] },
]
[[a]]
x = 1
[[a.b]]
x = 1
[[ a . "b" ]]   # the second
x = "\\\\"
  y = '\\'
[a.c]
x = 1
[[a]]
[[a.b]]
x = 1
[d.e]
f.g = 1
'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ((), 1),
        (("one",), 2),
        (("two words",), 3),
        (("three",), 7),
        (("three", "four"), 7),
        (("five",), 9),
        (("five", 2, "x", 0), 9),
        (("a", 0), 16),
        (("a", 0, "x"), 17),
        (("a", 0, "nothing"), 16),
        (("a", 0, "b", 0), 18),
        (("a", 0, "b", 1), 20),
        (("a", 0, "b", 1, "x"), 21),
        (("a", 0, "b", 1, "y"), 22),
        (("a", 0, "c", "x"), 24),
        (("a", 1), 25),
        (("a", 1, "b", 0, "x"), 27),
        (("a", 2), 1),
        (("d", "e"), 28),
        (("d", "e", "f", "g"), 29),
        (("nothing", 3, "x"), 1),
    ],
)
def test_a_value_is_found_where_it_stands(place: Place, line: int) -> None:
    assert line_of(TEXT, place) == line


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_every_id_of_the_files_that_came_along_is_found_in_its_line(path: Path) -> None:
    import tomllib

    text = path.read_text("utf-8")
    lines = text.split("\n")
    values = tomllib.loads(text)
    for key in ("sections", "items", "figures"):
        for number, table in enumerate(values.get(key, [])):
            assert lines[line_of(text, (key, number, "id")) - 1] == f'id = "{table["id"]}"'
            for place, option in enumerate(table.get("options", [])):
                assert lines[line_of(text, (key, number, "options", place, "id")) - 1] == f'id = "{option["id"]}"'


def test_brackets_are_counted_in_values_alone() -> None:
    assert deepest_line('a = [1]\nb = "[[["\n# [[[\nc = [\n[[\n1]]]\n[[d]]\n') == 4
    assert deepest_line("a = 1\nb = [[") == 2
    assert deepest_line("") == 1
