"""The man pages: what the help says, in a form that every reader of such pages understands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import pytest

from manual import man_path, page
from parsers import every_command
from wfhdesk.language import LANGUAGES


def needed(program: str) -> str:
    return shutil.which(program) or pytest.skip(f"{program} is not installed here")


def complaints(*command: str) -> list[str]:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [*done.stdout.splitlines(), *done.stderr.splitlines()] if "lint" in command else done.stderr.splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_what_the_help_says(language: str) -> None:
    assert man_path(language).read_text(encoding="ascii") == page(language), "make man"


@pytest.mark.parametrize("language", LANGUAGES)
def test_groff_reads_it_without_a_warning(language: str) -> None:
    command = (needed("groff"), "-ww", "-man", "-Tutf8", "-z", str(man_path(language)))
    assert complaints(*command) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_mandoc_reads_it_without_a_warning(language: str) -> None:
    assert complaints(needed("mandoc"), "-T", "lint", str(man_path(language))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_man_shows_every_command_with_its_options(language: str) -> None:
    done = subprocess.run(
        [needed("man"), "-l", str(man_path(language))],
        env={**os.environ, "MANPAGER": "cat", "MANWIDTH": "200", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    shown = done.stdout
    sections = dict(re.findall(r"^   (wfhdesk .*)\n((?:       .*\n|\n)+)", shown, re.MULTILINE))
    for command in every_command():
        section = sections[command.name]
        assert all(re.search(rf"(?<!\S){name}(?![\w-])", section) for name in command.options), command.name
    assert "WFHDESK_DIR" in shown
