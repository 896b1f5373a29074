"""`wfhdesk completion`: words, ids and projects completed by the shell."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from wfhdesk.desk.desk import Desk
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Print what makes your shell complete words, ids and projects. Put the line into your shell's start file:\n\n"
        '  bash   eval "$(wfhdesk completion bash)"\n'
        '  zsh    eval "$(wfhdesk completion zsh)"        behind: autoload -U compinit; compinit\n'
        "  fish   wfhdesk completion fish | source"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument("shell", choices=("bash", "zsh", "fish"), help=_("your shell"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Print the shell's code."""
    from argcomplete.shell_integration import shellcode

    print(shellcode(["wfhdesk"], shell=options.shell))
    return 0
