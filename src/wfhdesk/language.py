"""The language that a person reads: gettext over the catalogues in `assets/locale`.

Import `gettext` as `_` for a sentence, `ngettext` for one that counts, `pgettext` for a word that means several
things. They look the sentence up at the
moment of the call, so a module may be imported before the language is known.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from gettext import GNUTranslations, NullTranslations

from wfhdesk.assets import asset

LANGUAGES = ("en", "nl")
DEFAULT = "en"

_catalogues: dict[str, NullTranslations] = {DEFAULT: NullTranslations()}
_person = DEFAULT
"""What the person reads."""
_reader: ContextVar[str] = ContextVar("reader", default="")
"""What the reader of a mail reads, while it is written. A context's own: the app's screen is drawn meanwhile."""


def gettext(sentence: str) -> str:
    """Return `sentence` in the language that is spoken now."""
    return _catalogues[current()].gettext(sentence)


def pgettext(context: str, sentence: str) -> str:
    """Return `sentence` as it is said in a context: one English word may be several in another language."""
    return _catalogues[current()].pgettext(context, sentence)


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form of a sentence that fits `number`."""
    return _catalogues[current()].ngettext(one, many, number)


def current() -> str:
    """Return the code of the language that is spoken now: `en` or `nl`."""
    return _reader.get() or _person


def speak(language: str) -> None:
    """Change the person's language; one without a catalogue becomes English."""
    global _person
    _person = _known(language)


def _known(language: str) -> str:
    """Return a language whose catalogue is read, English where there is none."""
    if language not in LANGUAGES:
        return DEFAULT
    if language not in _catalogues:
        with open(asset("locale", language, "LC_MESSAGES", "wfhdesk.mo"), "rb") as catalogue:
            _catalogues[language] = GNUTranslations(catalogue)
    return language


@contextmanager
def spoken(language: str) -> Iterator[None]:
    """Speak another language for a while: a mail may go out in one the writer doesn't read."""
    before = _reader.set(_known(language))
    try:
        yield
    finally:
        _reader.reset(before)


def from_environment() -> str:
    """Return the language that the terminal's locale asks for (POSIX: LC_ALL, LC_MESSAGES, LANG)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return value[:2].lower() if value[:2].lower() in LANGUAGES else DEFAULT
    return DEFAULT
