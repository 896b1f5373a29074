"""`wfhdesk people export`: everybody as vCards, as a folder of them, or as CSV."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from wfhdesk.cli.speech import say
from wfhdesk.desk.address_book import FOLDER, FORMATS, VCARD_3, VCARD_4, VCF, Wanted
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import WrongInput
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

_STDOUT = "-"


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Write everybody to a file of vCards, to a CSV file, or to a folder with a card in each file, which vdirsyncer\n"
        "carries to a CardDAV server. Everything is in it, your notes too, and import reads it back the same.\n\n"
        "  wfhdesk people export people.vcf\n"
        "  wfhdesk people export people.csv\n"
        "  wfhdesk people export ~/contacts/work --without-private\n"
        "  wfhdesk people export - --vcard 3"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument("target", metavar=_("FILE"), help=_("a file.vcf, a file.csv, or a folder; - writes to stdout"))
    parser.add_argument("--vcard", choices=("3", "4"), default="4", help=_("the version of the cards (else: 4)"))
    parser.add_argument("--format", choices=FORMATS, default=None, help=_("with -: what to write (else: vcf)"))
    parser.add_argument(
        "--without-private",
        action="store_true",
        help=_("leave out notes, topics, what they asked for, relation and cadence: a copy that others may see"),
    )
    parser.add_argument("--force", action="store_true", help=_("write over what wfhdesk wrote there before"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Write everybody where it was asked for."""
    is_piped = options.target == _STDOUT
    if options.format and not is_piped:
        raise WrongInput(_("--format goes with - only; the name of a file tells its form."))
    form = (options.format or VCF) if is_piped else desk.address_book.form_of(options.target)
    vcard = VCARD_3 if options.vcard == "3" else VCARD_4
    how = Wanted(form, vcard, options.without_private, options.force)
    if is_piped:
        sys.stdout.flush()
        sys.stdout.buffer.write(desk.address_book.written(how))
        sys.stdout.buffer.flush()
        return 0
    count, written = desk.address_book.export(options.target, how)
    print(options.target)
    say(_told(form, count, written))
    return 0


def _told(form: str, count: int, written: int) -> str:
    people = ngettext("{n} person", "{n} people", count).format(n=count)
    if form != FOLDER:
        return people
    return ngettext(
        "{people}, {n} card written; the others were as they are",
        "{people}, {n} cards written; the others were as they are",
        written,
    ).format(people=people, n=written)
