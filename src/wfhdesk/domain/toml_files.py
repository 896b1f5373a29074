"""A TOML file that a person wrote, read with care: what is wrong with it is told with its name and line."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from wfhdesk.domain.checklist_lines import Place, deepest_line, line_of
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.plaintext import one_line
from wfhdesk.language import gettext as _

LARGEST = 256 * 1024
"""Bytes in one file; a checklist with a hundred questions in two languages takes a quarter of it."""

_LONG_KEY = re.compile(
    r"""(?<![\w"'-])(?:(?:[A-Za-z0-9_-]++|"(?:\\.|[^"\\\n]){0,100}+"|'[^'\n]{0,100}+')[ \t]*+\.[ \t]*+){32}"""
)
"""Keys within keys, far deeper than any file needs: `tomllib` takes hours for a line of ten thousand."""
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


class TomlFile(NamedTuple):
    """The text of a file, and the path by which it is named."""

    path: str
    text: str

    @property
    def stem(self) -> str:
        """The file's name without folders and its ending."""
        return re.split(r"[/\\]", self.path)[-1].removesuffix(".toml")

    def refusal(self, place: Place, what: str) -> WrongInput:
        """Return the error that tells `what`, a sentence, with the line of a place."""
        return self.refused_at(line_of(self.text, place), what)

    def refused_at(self, line: int, what: str) -> WrongInput:
        """Return the error that tells `what`, a sentence, with a line."""
        return WrongInput(_("{path}, line {line}: {what}").format(path=one_line(self.path), line=line, what=what))


def toml_file(text: str, path: str) -> TomlFile:
    """Return a file without the mark that some editors begin it with. Raises WrongInput for one that is too large."""
    if len(text) > LARGEST or len(text.encode("utf-8", "replace")) > LARGEST:
        raise WrongInput(
            _("{path} is too large; it can have {most} kB at most.").format(path=one_line(path), most=LARGEST // 1024)
        )
    return TomlFile(path, text.removeprefix("\ufeff"))


def read_toml(file: TomlFile) -> dict[str, object]:
    """Return what a file holds. Raises WrongInput, with the line, for what is no TOML."""
    import tomllib

    if deep := _LONG_KEY.search(file.text):
        line = file.text.count("\n", 0, deep.start()) + 1
        raise file.refused_at(line, _("a key has too many parts; two are enough for anything here."))
    try:
        return tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as problem:
        raise _no_toml(file, str(problem)) from None
    except (ValueError, RecursionError):
        what = _("a value is far too long or nested too deep; a list with tables in it is enough for anything here.")
        raise file.refused_at(_extreme_line(file.text), what) from None


def _extreme_line(text: str) -> int:
    """Return the line of brackets nested without end, or else of the longest number."""
    digits = max(re.finditer(r"\d{1000,}", text), key=lambda run: len(run[0]), default=None)
    return text.count("\n", 0, digits.start()) + 1 if digits else deepest_line(text)


def _no_toml(file: TomlFile, problem: str) -> WrongInput:
    place = _PLACE.search(problem)
    line = int(place[1]) if place and place[1] else file.text.rstrip().count("\n") + 1
    told = next((told for begin, told in _PROBLEMS.items() if problem.startswith(begin)), None)
    reason = one_line(_PLACE.sub("", problem))
    what = told() if told else _("this is no sound TOML ({problem}).").format(problem=reason)
    return file.refused_at(line, what)


def _twice() -> str:
    return _("this was said before; say each thing once.")


def _not_closed() -> str:
    return _("a text isn't closed; it ends with the quote that it begins with.")


def _bracket_open() -> str:
    return _("a list or table isn't closed, or a comma is missing; [ ends with ], { ends with } on the same line.")


_PROBLEMS: dict[str, Callable[[], str]] = {
    "Cannot overwrite a value": _twice,
    "Cannot declare": _twice,
    "Cannot mutate": _twice,
    "Cannot redefine": _twice,
    "Duplicate inline table key": _twice,
    "Expected '='": lambda: _("behind a key stands “=” and a value."),
    "Invalid statement": lambda: _("this is neither a key nor a [table]; a key has letters, digits, “-” and “_”."),
    "Invalid initial character": lambda: _("this is no key; a key has letters, digits, “-” and “_”."),
    "Invalid value": lambda: _("this is no value; a text stands between quotes, a list between [ and ]."),
    "Expected newline": lambda: _("something stands behind the value; what comes next begins on a new line."),
    "Unterminated string": _not_closed,
    "Illegal character '\\n'": _not_closed,
    "Unclosed": _bracket_open,
    "Unescaped '\\'": lambda: _("in a text “\\” begins a sign such as “\\n”; write “\\\\” for the sign itself."),
}
"""What `tomllib` says, by how it begins, in words for a person."""
