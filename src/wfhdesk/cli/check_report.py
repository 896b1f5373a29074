"""`wfhdesk check report`: a run as a file to hand over, or as a message."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from wfhdesk import language
from wfhdesk.cli import update_send
from wfhdesk.cli.check_input import STDIN, finished_run
from wfhdesk.cli.completers import completed_by, run_ids
from wfhdesk.cli.speech import say
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.ids import SHORT
from wfhdesk.domain.assessments import Run
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.updates import ACCIDENT
from wfhdesk.language import LANGUAGES
from wfhdesk.language import gettext as _

_STDOUT = STDIN
_FILES = {"markdown": "md", "page": "html", "pdf": "pdf"}
"""The options that write the report itself, and the form it has then."""


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Hand a run to your employer. --pdf, --html and --markdown write the report to a new file (- writes to stdout).\n"
        "Without them it prints the message with which the report goes out, as update does, and --eml, --send and the others\n"
        "let it out; an accident goes as a message alone. How you are stays out unless you take it in with --with.\n\n"
        "  wfhdesk check report last --pdf workstation.pdf\n"
        "  wfhdesk check report rosa --pdf rosa.pdf\n"
        "  wfhdesk check report 3k9 --markdown -\n"
        "  wfhdesk check report 3k9 --html report.html --with a07\n"
        "  wfhdesk check report last\n"
        "  wfhdesk check report last --eml report.eml\n"
        "  wfhdesk check report last --send"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the words."""
    of_what = _("a run's id, its beginning, last, or a checklist's id: its last run")
    completed_by(parser.add_argument("id", metavar=_("RUN"), help=of_what), run_ids)
    also = parser.add_argument(
        "--with", dest="also", metavar=_("RUN"), nargs="+", default=[], help=_("private runs that go along")
    )
    completed_by(also, run_ids)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--markdown", "--md", metavar=_("FILE"), help=_("write it as Markdown"))
    form.add_argument("--html", dest="page", metavar=_("FILE"), help=_("write it as a page"))
    form.add_argument("--pdf", metavar=_("FILE"), help=_("write it as a PDF"))
    form.add_argument("--eml", metavar=_("FILE"), help=_("write the message as a draft for your mail program"))
    update_send.add_ways(parser, form)
    parser.add_argument("--lang", choices=LANGUAGES, default="", help=_("the language of what wfhdesk says in it"))
    parser.add_argument(
        "--to", metavar=_("ADDRESS"), nargs="+", default=[], help=_("who gets the message (else: as in the settings)")
    )
    parser.add_argument("--cc", metavar=_("ADDRESS"), nargs="+", default=[], help=_("who gets a copy of it"))
    parser.set_defaults(run=run, html=None)


def run(desk: Desk, options: Namespace) -> int:
    """Write the report, or let it out."""
    run = finished_run(desk, options.id)
    also = [finished_run(desk, beginning) for beginning in options.also]
    if run in also or len({one.id for one in also}) < len(also):
        raise WrongInput(_("--with names other runs, each once."))
    name = next((name for name in _FILES if getattr(options, name) is not None), "")
    if not name:
        return _let_out(desk, options, run, also)
    if options.to or options.cc:
        raise WrongInput(_("--to and --cc are of the message; a file goes to nobody."))
    with language.spoken(options.lang or language.current()):
        _write(desk, run, also, (_FILES[name], getattr(options, name)))
    _tell_of_private(desk, run, also)
    return 0


def _write(desk: Desk, run: Run, also: Sequence[Run], wanted: tuple[str, str]) -> None:
    form, path = wanted
    if path != _STDOUT:
        desk.reports.export(run, form, path, also)
        print(path)
        return
    if form == "pdf" and sys.stdout.isatty():
        raise WrongInput(_("A PDF is nothing to read on a terminal; name a file."))
    sys.stdout.flush()
    sys.stdout.buffer.write(desk.reports.written(run, form, also))
    sys.stdout.buffer.flush()


def _let_out(desk: Desk, options: Namespace, run: Run, also: Sequence[Run]) -> int:
    from wfhdesk.desk.drafts import Wishes

    kind = desk.reports.kind_of(run)
    if kind == ACCIDENT and also:
        raise WrongInput(_("An accident goes as a message alone; leave --with out."))
    update_send.ask_about_former(desk, kind)
    wishes = Wishes(language=options.lang, to=options.to, cc=options.cc, run=desk.reports.key_of(run, also))
    written = desk.updates.draft(kind, wishes)
    for warning in written.warnings:
        say(warning)
    _tell_of_private(desk, run, also)
    return update_send.let_out(desk, options, written)


def _tell_of_private(desk: Desk, run: Run, also: Sequence[Run]) -> None:
    """Say what stays out, and how it would get in."""
    left = [one for one in desk.reports.offered(run) if one.id not in {each.id for each in also}]
    if left and not run.private:
        told = ", ".join(f"{one.title} ({one.id[:SHORT]})" for one in left)
        say(_("Left out, for it is private: {runs}. --with takes it in.").format(runs=told))
