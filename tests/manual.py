"""The man pages, written from the parsers: `make man` brings them up to date, a test holds them against the parsers."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

from manual_texts import DESCRIPTION, ENVIRONMENT, EXITS, FILES, SEE_ALSO, TITLES, Texts
from parsers import Command, whole
from wfhdesk import __version__
from wfhdesk.language import LANGUAGES, spoken

ROOT = Path(__file__).parent.parent


def man_path(language: str) -> Path:
    """Return the page in a language, where `man` looks for it below `share`."""
    folder = "man1" if language == "en" else f"{language}/man1"
    return ROOT / "assets" / "man" / folder / "wfhdesk.1"


def page(language: str) -> str:
    """Return the page in a language: the man macros of roff (man(7)), in ASCII, so that every reader of them can."""
    with spoken(language):
        return re.sub(r"(?m)^(\.S[HS] .*\n)\.PP\n", r"\1", "\n".join(_lines(whole(), language)) + "\n")


def _lines(root: Command, language: str) -> Iterator[str]:
    titles = dict(zip(TITLES["en"], TITLES[language], strict=True))
    yield f'.TH WFHDESK 1 "{_released()}" "wfhdesk {__version__}"'
    yield f".SH {_quoted(titles['NAME'])}"
    yield f"wfhdesk \\- {_text(DESCRIPTION[language][0])}"
    yield f".SH {_quoted(titles['SYNOPSIS'])}"
    yield from _synopsis(root, titles)
    yield f".SH {_quoted(titles['DESCRIPTION'])}"
    for paragraph in (root.parser.description or "", *DESCRIPTION[language][1:]):
        yield from (".PP", _filled(paragraph))
    yield f".SH {_quoted(titles['OPTIONS'])}"
    yield from _arguments(root)
    yield f".SH {_quoted(titles['WORDS'])}"
    for word in root.acts:
        yield from _command(word, titles)
    for title, told in (("EXIT STATUS", EXITS), ("FILES", FILES), ("ENVIRONMENT", ENVIRONMENT)):
        yield f".SH {_quoted(titles[title])}"
        yield from _told(told, language)
    yield f".SH {_quoted(titles['SEE ALSO'])}"
    yield _filled(SEE_ALSO[language])


def _released() -> str:
    """Return the day of the newest release; nothing before the first."""
    found = re.search(r"^## .*?(\d{4}-\d\d-\d\d|$)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else ""


def _command(command: Command, titles: dict[str, str]) -> Iterator[str]:
    yield f".SS {_quoted(command.name)}"
    yield from _synopsis(command, titles)
    yield from _description(command.parser.description or "")
    yield from _arguments(command)
    for act in command.acts:
        yield from _command(act, titles)


def _synopsis(command: Command, titles: dict[str, str]) -> Iterator[str]:
    """Yield how a command is typed, without naming each option: these stand below."""
    shown = [f"\\fB{_literal(command.name)}\\fR"]
    if command.options:
        shown.append(f"[\\fI{_text(titles['OPTION'])}\\fR]...")
    shown += [_shown_positional(one) for one in command.arguments if not one.option_strings]
    acts = [one.name.split()[-1] for one in command.acts]
    shown += [f"[\\fI{_text(titles['WHAT'])}\\fR ...]"] if acts else []
    yield from (".PP", " ".join(shown))


def _shown_positional(argument: argparse.Action) -> str:
    name = _values(argument)
    several = {"+": f"{name}...", "*": f"[{name}...]", "?": f"[{name}]"}
    return several.get(str(argument.nargs), name)


def _description(told: str) -> Iterator[str]:
    """Yield paragraphs, and lines that stand as they are: those that the help indents."""
    for block in re.split(r"\n{2,}", told.strip("\n")):
        lines = block.split("\n")
        if lines[0].startswith("  "):
            yield from (".PP", ".RS 4", ".nf", *(_line(line[2:]) for line in lines), ".fi", ".RE")
        else:
            yield from (".PP", _filled(" ".join(lines)))


def _arguments(command: Command) -> Iterator[str]:
    for argument in command.arguments:
        names = ", ".join(f"\\fB{_literal(name)}\\fR" for name in argument.option_strings)
        values = "" if argument.nargs == 0 else _shown_value(argument)
        yield from (".TP", " ".join(filter(None, (names, values))), _filled((argument.help or "").replace("%%", "%")))


def _shown_value(argument: argparse.Action) -> str:
    shown = _shown_positional(argument)
    return shown if argument.option_strings else shown.strip("[]").removesuffix("...")


def _values(argument: argparse.Action) -> str:
    if argument.choices:
        return "|".join(f"\\fB{_literal(str(one))}\\fR" for one in argument.choices)
    return f"\\fI{_text(str(argument.metavar or argument.dest))}\\fR"


def _told(told: Texts, language: str) -> Iterator[str]:
    for name, texts in told.items():
        yield from (".TP", f"\\fB{_literal(name)}\\fR", _filled(texts[language]))


def _text(text: str) -> str:
    """Return text as roff reads it; what is no ASCII as its code, for a reader may take the page for Latin-1."""
    escaped = "".join(_SIGNS.get(sign, sign) if sign.isascii() else f"\\[u{ord(sign):04X}]" for sign in text)
    return re.sub(r"(^|(?<=\s))(-+)(?=\w)", lambda dashes: "\\-" * len(dashes[2]), escaped)


_SIGNS = {"\\": "\\e", "'": "\\(aq", "`": "\\(ga", "~": "\\(ti", "^": "\\(ha", '"': "\\(dq"}


def _literal(text: str) -> str:
    """Return what is typed as it stands: a hyphen in it is a minus, so that it can be copied."""
    return _text(text.replace("-", "\0")).replace("\0", "\\-")


def _filled(text: str) -> str:
    """Return prose in lines of 80 characters, which is what roff's style asks for."""
    return "\n".join(map(_no_request, wrap(_text(text), 80, break_long_words=False, break_on_hyphens=False)))


def _line(text: str) -> str:
    return _no_request(_literal(text))


def _no_request(line: str) -> str:
    """Return a line that roff takes for text, whatever it begins with."""
    return f"\\&{line}" if line.startswith((".", "'")) else line


def _quoted(text: str) -> str:
    return f'"{_literal(text)}"'


if __name__ == "__main__":
    for language in LANGUAGES:
        man_path(language).parent.mkdir(parents=True, exist_ok=True)
        man_path(language).write_text(page(language), encoding="ascii")
