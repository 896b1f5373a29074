"""`wfhdesk config`: the settings, seen and changed."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace
from typing import Any

from wfhdesk.cli.completers import completed_by
from wfhdesk.cli.speech import print_json, say
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.known_settings import SETTINGS, Value
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "See and change the settings. They are kept in a commented TOML file that you may edit yourself.\n\n"
        "  wfhdesk config\n"
        "  wfhdesk config show --json\n"
        "  wfhdesk config set me.name Ana\n"
        "  wfhdesk config set team.emails priya@example.org omar@example.org\n"
        "  wfhdesk config get supervisor.email\n"
        "  wfhdesk config edit\n"
        "  wfhdesk config mail\n"
        "  wfhdesk config path"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument("--json", action="store_true", help=_("print the settings as JSON"))
    parser.set_defaults(run=show)
    acts = parser.add_subparsers(metavar=_("[WHAT]"), title=_("what to do"), parser_class=type(parser))
    everything = acts.add_parser("show", help=_("show every setting"))
    everything.add_argument("--json", action="store_true", default=SUPPRESS, help=_("print the settings as JSON"))
    everything.set_defaults(run=show)
    one = acts.add_parser("get", help=_("print one setting"))
    completed_by(one.add_argument("key", metavar=_("KEY"), help=_("the setting")), _keys)
    one.set_defaults(run=get)
    change = acts.add_parser("set", help=_("change one setting; its comments stay"))
    completed_by(change.add_argument("key", metavar=_("KEY"), help=_("the setting")), _keys)
    change.add_argument(
        "value", nargs="*", default=[], metavar=_("VALUE"), help=_("what it is now; nothing empties it")
    )
    change.set_defaults(run=set_one)
    acts.add_parser("edit", help=_("open the file in your editor")).set_defaults(run=edit)
    acts.add_parser("mail", help=_("set up sending and drafts, question by question")).set_defaults(run=set_up_mail)
    acts.add_parser("path", help=_("print where the file is")).set_defaults(run=path)


def show(desk: Desk, options: Namespace) -> int:
    """Print every setting."""
    values = desk.settings.all()
    if options.json:
        print_json(values)
    else:
        print("\n".join(f"{key} = {_shown(value)}" for key, value in values.items()))
    return 0


def get(desk: Desk, options: Namespace) -> int:
    """Print one setting; a list one a line."""
    value = desk.settings.value(options.key)
    print("\n".join(value) if isinstance(value, list) else value)
    return 0


def set_one(desk: Desk, options: Namespace) -> int:
    """Change one setting."""
    value = desk.settings.set(options.key, options.value)
    say(f"{options.key} = {_shown(value)}")
    return 0


def edit(desk: Desk, options: Namespace) -> int:
    """Open the file in the person's editor; one that can't be read afterwards is not kept."""
    if not desk.settings.edit():
        say(_("Nothing was changed."))
    for warning in desk.settings.warnings:
        say(warning)
    return 0


def set_up_mail(desk: Desk, options: Namespace) -> int:
    """Ask for what sending takes."""
    from wfhdesk.cli import config_mail

    return config_mail.run(desk, options)


def path(desk: Desk, options: Namespace) -> int:
    """Print where the file is, or would be."""
    print(desk.settings.path)
    return 0


def _keys(prefix: str, **_rest: Any) -> list[str]:
    return [setting.key for setting in SETTINGS if setting.key.startswith(prefix)]


def _shown(value: Value) -> str:
    return "[" + ", ".join(f'"{text}"' for text in value) + "]" if isinstance(value, list) else f'"{value}"'
