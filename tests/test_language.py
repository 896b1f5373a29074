"""The language that is spoken: the person's everywhere, and a reader's only where a mail to them is written."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Thread

import pytest

from wfhdesk import language
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext


def done() -> str:
    return _("done")


def test_a_sentence_is_in_the_language_that_is_spoken() -> None:
    """Whoever changes the language reads the next sentence in it, one and many alike."""
    english = (done(), ngettext("{n} entry", "{n} entries", 2))
    language.speak("nl")
    dutch = (done(), ngettext("{n} entry", "{n} entries", 2))
    assert english == ("done", "{n} entries")
    assert dutch != english
    assert "{n}" in dutch[1]


def test_a_language_without_a_catalogue_is_english() -> None:
    """Nobody is left without words."""
    for code in ("de", "", "NL", "../nl"):
        language.speak(code)
        assert language.current() == "en"


def test_a_mail_is_written_in_its_readers_language_for_a_while() -> None:
    """Afterwards the person's own is back, also when the writing failed, and one within another ends in its order."""
    with language.spoken("nl"):
        assert language.current() == "nl"
        with language.spoken("en"):
            assert language.current() == "en"
        assert language.current() == "nl"
        with pytest.raises(ZeroDivisionError), language.spoken("en"):
            _error = 1 / 0
        assert language.current() == "nl"
    assert language.current() == "en"


def test_a_reader_whose_language_has_no_catalogue_gets_english() -> None:
    """Also where the person reads Dutch: a mail doesn't come out in the writer's language by accident."""
    language.speak("nl")
    with language.spoken("de"):
        assert language.current() == "en"
    assert language.current() == "nl"


def test_what_a_thread_writes_doesnt_change_what_this_one_reads() -> None:
    """The screen stays in the person's language while a mail in another is written beside it."""
    both_are_there = Barrier(2, timeout=10)
    seen: list[str] = []

    def write() -> None:
        with language.spoken("nl"):
            both_are_there.wait()
            seen.append(done())
            both_are_there.wait()

    writer = Thread(target=write)
    writer.start()
    both_are_there.wait()
    here = done()
    both_are_there.wait()
    writer.join()
    assert here == "done"
    assert seen != ["done"]


def test_a_thread_reads_the_persons_language_and_not_a_mails() -> None:
    """What is read beside a mail that is being written comes out in the person's own."""
    language.speak("nl")
    with language.spoken("en"), ThreadPoolExecutor(1) as threads:
        assert threads.submit(language.current).result() == "nl"


def test_the_persons_language_is_the_same_in_every_thread() -> None:
    """A change of the setting reaches what is read in the background."""
    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(language.current).result() == "en"
        language.speak("nl")
        assert threads.submit(language.current).result() == "nl"
        threads.submit(language.speak, "en").result()
    assert language.current() == "en"


def test_the_persons_language_can_change_while_a_mail_is_written() -> None:
    """The mail goes on in its reader's language, and the change is there when it is done."""
    with language.spoken("en"):
        language.speak("nl")
        assert language.current() == "en"
    assert language.current() == "nl"


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ({}, "en"),
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "NL"}, "nl"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "nl_NL", "LC_MESSAGES": "en_GB"}, "en"),
        ({"LANG": "en_GB", "LC_MESSAGES": "C", "LC_ALL": "nl_BE"}, "nl"),
        ({"LANG": "nl_NL", "LC_ALL": ""}, "nl"),
    ],
)
def test_the_terminals_locale_says_what_a_person_reads(
    monkeypatch: pytest.MonkeyPatch, names: dict[str, str], code: str
) -> None:
    """LC_ALL before LC_MESSAGES before LANG, as every other program has it."""
    monkeypatch.delenv("LANG")
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    assert language.from_environment() == code
