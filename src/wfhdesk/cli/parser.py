"""argparse, in the person's language, with only the word that is used filled in."""

from __future__ import annotations

import argparse
import importlib
from typing import Any, NoReturn

from wfhdesk import __version__
from wfhdesk.cli.help_layout import HelpLayout
from wfhdesk.cli.words import MODULES, WORDS
from wfhdesk.domain.errors import WrongInput
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

# argparse looks its own sentences up in module globals; these are the ones a person meets, here for the catalogue.
_ARGPARSE = lambda: (  # noqa: E731
    _("usage: "),
    _("options"),
    _("positional arguments"),
    _("show this help message and exit"),
    _("the following arguments are required: %s"),
    _("unrecognized arguments: %s"),
    _("ignored explicit argument %r"),
    _("expected one argument"),
    _("expected at least one argument"),
    _("invalid %(type)s value: %(value)r"),
    _("not allowed with argument %s"),
    _("ambiguous option: %(option)s could match %(matches)s"),
    _("argument %(argument_name)s: %(message)s"),
    ngettext("expected %s argument", "expected %s arguments", 1),
)


class Parser(argparse.ArgumentParser):
    """A parser whose errors are sentences like all others of wfhdesk's."""

    asked = ""
    """The command whose help has the right form, where it isn't the parser's own."""
    gathers = ""
    """An argument that also takes the words behind options: `met priya --by call 'her report'`. argparse itself stops there."""

    def error(self, message: str) -> NoReturn:
        """Raise WrongInput with what is wrong, and where the right form stands."""
        raise WrongInput(
            _("{message}. See: {command} --help").format(
                message=message[:1].upper() + message[1:], command=self.asked or self.prog
            )
        )

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Return what was understood, and the words that were not."""
        options, left = super().parse_known_args(args, namespace)
        if self.gathers and not any(word.startswith("-") for word in left):
            setattr(options, self.gathers, [*getattr(options, self.gathers), *left])
            left = []
        if left:  # argparse lets the outermost parser complain of what the innermost didn't know
            self.asked = options.complains = getattr(options, "complains", self.asked or self.prog)
        return options, left

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuse what is none of an argument's choices; of a first word say which may be meant, instead of all there are."""
        if action.choices is None or value in action.choices:
            return
        from wfhdesk.cli import meant  # where all is right, never needed

        if action.option_strings:
            raise meant.not_a_choice(value, action.option_strings[-1], action.choices)
        if isinstance(action, argparse._SubParsersAction) and action.dest == "word":
            raise meant.not_a_word(value)
        raise meant.not_what_follows(value, self.prog, action.choices)

    def _get_values(self, action: argparse.Action, arg_strings: list[str]) -> Any:
        """Return the values of an argument; Python 3.11 makes an empty list where a second `--` stands for the only one."""
        values = super()._get_values(action, arg_strings)
        if action.nargs is None and values == []:
            raise argparse.ArgumentError(action, _("expected one argument"))
        return values


def build(word: str | None) -> Parser:
    """Return the parser of the whole command; only `word` has its own arguments, all have where it is None."""
    argparse._ = _  # type: ignore[attr-defined]
    argparse.ngettext = ngettext  # type: ignore[attr-defined]
    parser = Parser(
        prog="wfhdesk",
        allow_abbrev=False,  # `named_desk` and `used_word` know these options only whole
        description=_("The desk of one person who works from home. Everything stays on this computer."),
        epilog=_("wfhdesk WORD --help tells more about a word."),
        formatter_class=HelpLayout,
    )
    parser.add_argument("--desk", metavar=_("DIR"), help=_("use the desk in this folder (also: WFHDESK_DIR)"))
    parser.add_argument("--version", action="version", version=f"wfhdesk {__version__}", help=_("print the version"))
    words = parser.add_subparsers(dest="word", metavar=_("WORD"), title=_("words"), parser_class=Parser)
    for name, purpose in WORDS.items():
        if word is None or name == word:
            used = _filled_in(words, name, purpose())
            parser.asked = used.prog if word else ""
        else:
            words.add_parser(name, help=purpose(), add_help=False)
    return parser


def _filled_in(words: argparse._SubParsersAction[Parser], name: str, purpose: str) -> Parser:
    """Add a word with its own arguments; return its parser."""
    module = importlib.import_module(f"wfhdesk.cli.{MODULES.get(name, name)}")
    used = words.add_parser(name, help=purpose, description=module.describe(), formatter_class=HelpLayout)
    module.arguments(used)
    _describe_acts(used, used.description or "")
    return used


def _describe_acts(parser: argparse.ArgumentParser, told: str) -> None:
    """Give what follows a word (`update list`) its purpose and its examples, which its word tells, as its own description."""
    for acts in (one for one in parser._actions if isinstance(one, argparse._SubParsersAction)):
        purposes = {one.dest: one.help or "" for one in acts._choices_actions}
        for name, act in acts.choices.items():
            if act.description is None:
                examples = [line for line in told.splitlines() if f"{line} ".startswith(f"  {act.prog} ")]
                purpose = purposes[name][:1].upper() + purposes[name][1:]
                act.description = "\n".join([f"{purpose}.", "", *examples])
                act.formatter_class = HelpLayout
            _describe_acts(act, f"{act.description}\n{told}")
