"""The docs as a site: it builds without a warning, its links lead somewhere, and a reader's browser asks nobody else."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest

from docs.pages import PAGES, ROOT, blocks
from parsers import command_of, typed

_FETCHED = re.compile(r"url\(\s*[\"']?(?:https?:)?//|@import\s+[\"'](?:https?:)?//")
_INLINE = re.compile(r"`(wfhdesk [^`]+)`")


class Fetched(HTMLParser):
    """What a browser fetches for a page, and where its links lead."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.links: list[str] = []
        self.names: set[str] = set()
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.names |= {values[name] for name in ("id", "name") if name in values}
        if tag == "a":
            self.links.append(values.get("href", ""))
        else:
            self.fetched += [values[name] for name in ("src", "href", "srcset", "data") if name in values]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built where every warning is an error."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def test_every_page_is_there_with_its_pictures(site: Path) -> None:
    pages = {path.stem for path in (ROOT / "docs").glob("*.md")}
    assert {path.stem for path in site.glob("*.html")} == pages | {"404"}
    shown = {link for page in site.glob("*.html") for link in Fetched(page).fetched if link.startswith("pictures/")}
    assert {path.relative_to(site).as_posix() for path in (site / "pictures").iterdir()} == shown != set()
    assert [*site.rglob("*.py*")] == []


def test_nothing_is_fetched_from_another_address(site: Path) -> None:
    for page in site.glob("*.html"):
        for address in Fetched(page).fetched:
            assert not re.match(r"(\w+:)?//", address), page.name
    for style in site.rglob("*.css"):
        assert not _FETCHED.search(style.read_text(encoding="utf-8")), style.name


def test_every_link_within_leads_to_something(site: Path) -> None:
    read = {page.name: Fetched(page) for page in site.glob("*.html") if page.stem != "404"}
    for name, page in read.items():
        for link in (*page.links, *page.fetched):
            if re.match(r"\w+:|#?$", link):
                continue
            path, _hash, anchor = link.partition("#")
            assert not path or (site / path).is_file(), f"{name}: {link}"
            assert not anchor or anchor in read[path or name].names, f"{name}: {link}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_are_there_on_a_git_host_too(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).is_file(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_settings_and_answers_on_a_page_can_be_read(page: Path) -> None:
    for line, block in blocks(page, "toml"):
        assert tomllib.loads(block), f"{page.name}:{line}"
    for line, block in blocks(page, "json"):
        assert [json.loads(one) for one in _objects(block)], f"{page.name}:{line}"


def _objects(block: str) -> list[str]:
    """Return the one object of a block, or those of its lines."""
    return block.splitlines() if len(re.findall(r"^\{.*\}$", block, re.MULTILINE)) > 1 else [block]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_in_a_sentence_has_the_words_and_options_that_it_names(page: Path) -> None:
    text = re.sub(r"^ *```.*?^ *```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for told in _INLINE.findall(text):
        for words in typed(told.replace("\n", " ")):
            if words and not words[0].startswith("-") and not words[0].isupper():
                command = command_of(words)
                assert command, told
                named = {word for word in words if re.match(r"--\w", word)}
                assert named <= {*command.options, "--help"}, told
