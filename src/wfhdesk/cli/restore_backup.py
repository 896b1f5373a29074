"""`wfhdesk restore --from`: the desk as a backup has it, after a look at what that changes."""

from __future__ import annotations

from argparse import Namespace

from wfhdesk.cli.changes_shown import changes_anything, check_asking, show
from wfhdesk.cli.speech import agrees, say
from wfhdesk.desk.bringing_back import RESTORING, Done, bring_back, compared
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.holding_records import holding_in
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext


def run(desk: Desk, options: Namespace) -> int:
    """Read the backup, show what would change, ask, and do it."""
    if options.ids:
        raise WrongInput(
            _("An entry's id and --from don't go together: one restores entries, the other the whole desk.")
        )
    check_asking(options)
    backup = desk.backups.read(desk.backups.path_of(options.source))
    wishes = RESTORING._replace(files=options.settings)
    holding = holding_in(desk, backup)
    comparison = compared(desk, holding, wishes)
    when = f"{short_day(backup.made.date(), desk.clock.now().date())} {backup.made:%H:%M}"
    say(_("The backup of {when}:").format(when=when))
    show(comparison, options)
    if not changes_anything(comparison, with_files=wishes.files):
        say(_("The desk is as it was then; there is nothing to restore."))
        return 0
    if options.dry_run:
        return 0
    if not options.yes and not agrees(_("Make the desk what it was then? [y/N] ")):
        say(_("Nothing was changed."))
        return 1
    words = _("restored the backup of {when}").format(when=when)
    tell_done(bring_back(desk, holding, comparison, wishes, words))
    return 0


def tell_done(done: Done) -> None:
    """Say what was done, and how it is taken back."""
    if done.documents:
        said = ngettext(
            "{n} thing was written; wfhdesk undo takes it back.",
            "{n} things were written; wfhdesk undo takes them back.",
            done.documents,
        )
        say(said.format(n=done.documents))
    if done.files:
        said = ngettext("{n} file of settings was written.", "{n} files of settings were written.", len(done.files))
        say(said.format(n=len(done.files)))
    if done.backup:
        say(
            _("Undo doesn't bring settings back; wfhdesk restore --from {name} --settings does.").format(
                name=done.backup
            )
        )
