"""`wfhdesk log`: catch it in ten seconds."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from wfhdesk.cli.options import add_said, said
from wfhdesk.cli.speech import ask, is_interactive, read_stdin, say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.capture import BULLET, Said
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.understood import doubts, understood
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Log what you got done, in one line. Put it in single quotes: the shell eats ! $ > and # elsewhere.\n\n"
        "  wfhdesk log 'Fixed the billing export with @priya, thanks @sam #billing => invoices go out a day earlier'\n"
        "  wfhdesk log --on yesterday 'Unblocked the payroll migration #payroll'\n"
        "  wfhdesk log '> Finish the onboarding guide #onboarding'\n"
        "  wfhdesk log '? Need the staging password from @omar by Thu'\n"
        "  wfhdesk log - < week.txt\n\n"
        "First in the line: > plan, ? blocker, + learned, ~ in progress. Anywhere: #project, @person, !private,\n"
        "!supervisor, !team. After the last “ => ”: what changed because of it. In front: “yesterday: ”, “mon: ” or a\n"
        "date. A backslash before a sign makes it text. Without a line, wfhdesk asks for one.\n\n"
        "@priya is whom you know by that nickname, first name or beginning. Where two are, a terminal is asked whom you mean;\n"
        "from a pipe nothing is logged then. With, met or called before the name: there was contact that day."
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument(
        "line",
        nargs="*",
        default=[],
        metavar=_("LINE"),
        help=_("what you got done; - reads one entry a line from stdin"),
    )
    add_said(parser)
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Log; print only the new ids."""
    log = desk.accomplishments
    extra = said(options, log)
    if options.line == ["-"]:
        text = read_stdin()
        if "@" in f"{text}{extra.outcome}":
            from wfhdesk.cli.names import check_lines

            check_lines(desk, text, extra)
        entries = log.log_lines(text, extra)
        if not entries:
            raise WrongInput(_("There was nothing on stdin; it takes one entry a line."))
        say(ngettext("Logged {n} entry.", "Logged {n} entries.", len(entries)).format(n=len(entries)))
        for number, line in enumerate(text.split("\n"), 1):
            for doubt in doubts(BULLET.sub("", line)):
                say(_("Line {number}: {problem}").format(number=number, problem=doubt))
    else:
        line = _line(options.line)
        entries = [_logged(desk, line, extra)]
        for doubt in doubts(line):
            say(doubt)
    print("\n".join(entry.id for entry in entries))
    return 0


def _logged(desk: Desk, line: str, extra: Said) -> Accomplishment:
    """Log a line and say what was understood; what knows people is loaded where it may name somebody."""
    if "@" not in f"{line}{extra.outcome}":
        entry = desk.accomplishments.log(line, extra)
        say(understood(entry))
        return entry
    from wfhdesk.cli.names import sure_names, told

    entry = desk.accomplishments.log(*sure_names(desk, line, extra))
    say("\n".join(told(desk, entry)))
    return entry


def _line(words: list[str]) -> str:
    if words:
        return " ".join(words)
    if is_interactive():
        return ask(_("What did you get done? "))
    raise WrongInput(
        _("Say what you got done: wfhdesk log 'Fixed the export #billing', or wfhdesk log - to read stdin.")
    )
