"""What the man pages tell beside the parsers' own texts, in each language."""

from __future__ import annotations

Texts = dict[str, dict[str, str]]
"""What is told of each name, by language."""

TITLES = {
    "en": (
        "NAME",
        "SYNOPSIS",
        "DESCRIPTION",
        "OPTIONS",
        "WORDS",
        "EXIT STATUS",
        "FILES",
        "ENVIRONMENT",
        "SEE ALSO",
        "OPTION",
        "WHAT",
    ),
    "nl": (
        "NAAM",
        "GEBRUIK",
        "BESCHRIJVING",
        "OPTIES",
        "WOORDEN",
        "EXITCODES",
        "BESTANDEN",
        "OMGEVING",
        "ZIE OOK",
        "OPTIE",
        "WAT",
    ),
}

DESCRIPTION = {
    "en": (
        "the desk of one person who works from home",
        "Without a word wfhdesk opens the app, in a terminal. What a word prints on standard output is for you and for "
        "other programs; what wfhdesk has to say beside it stands on standard error.",
        "Every word takes --help.",
    ),
    "nl": (
        "het bureau van één thuiswerker",
        "Zonder woord opent wfhdesk de app, in een terminal. Wat een woord op de standaarduitvoer zet, is voor jou en voor "
        "andere programma's; wat wfhdesk daarnaast te zeggen heeft, staat op de standaardfoutuitvoer.",
        "Elk woord kent --help.",
    ),
}

EXITS: Texts = {
    "0": {"en": "It is done.", "nl": "Het is gedaan."},
    "1": {
        "en": "It didn't work; the message says why. Of doctor: there is something to do.",
        "nl": "Het is niet gelukt; de melding zegt waarom. Bij doctor: er is iets te doen.",
    },
    "2": {
        "en": "It was asked for in the wrong way; the message says what is right. Nothing was changed.",
        "nl": "Het is verkeerd gevraagd; de melding zegt wat goed is. Er is niets veranderd.",
    },
    "130": {"en": "You broke it off with ctrl+c.", "nl": "Je hebt het afgebroken met ctrl+c."},
}

FILES: Texts = {
    "~/.local/share/wfhdesk": {
        "en": "The desk: text files with a line for each thing that was kept. wfhdesk doctor says where yours is.",
        "nl": "Het bureau: tekstbestanden met een regel voor alles wat is bewaard. wfhdesk doctor zegt waar het jouwe is.",
    },
    "~/.config/wfhdesk/config.toml": {
        "en": "The settings, with comments. Own templates and checklists lie beside it, in templates and checklists.",
        "nl": "De instellingen, met toelichting. Eigen sjablonen en checklists staan ernaast, in templates en checklists.",
    },
    "~/.local/state/wfhdesk": {
        "en": "What belongs to this computer alone: its name among your devices, and the backups.",
        "nl": "Wat alleen bij deze computer hoort: haar naam onder je apparaten, en de reservekopieën.",
    },
}

ENVIRONMENT: Texts = {
    "WFHDESK_DIR": {
        "en": "The folder of another desk, as --desk says it. Its settings lie in it too.",
        "nl": "De map van een ander bureau, zoals --desk die noemt. Ook de instellingen ervan staan daarin.",
    },
    "WFHDESK_SMTP_PASSWORD": {
        "en": "The password of the server that sends. It goes before the keyring.",
        "nl": "Het wachtwoord van de server die verstuurt. Het gaat voor de sleutelbos.",
    },
    "WFHDESK_IMAP_PASSWORD": {
        "en": "The password of your mailbox. It goes before the keyring.",
        "nl": "Het wachtwoord van je postvak. Het gaat voor de sleutelbos.",
    },
    "NO_COLOR": {
        "en": "Set to anything, there are no colours.",
        "nl": "Staat er iets in, dan zijn er geen kleuren.",
    },
    "LC_ALL, LC_MESSAGES, LANG": {
        "en": "The language, English or Dutch, where the setting me.language doesn't say it.",
        "nl": "De taal, Engels of Nederlands, waar de instelling me.language die niet noemt.",
    },
    "VISUAL, EDITOR": {
        "en": "What wfhdesk config edit opens the settings with.",
        "nl": "Waarmee wfhdesk config edit de instellingen opent.",
    },
    "TERMINAL": {
        "en": "The terminal in which a notification opens the app.",
        "nl": "De terminal waarin een melding de app opent.",
    },
    "XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_STATE_HOME": {
        "en": "The folders that stand in place of ~/.local/share, ~/.config and ~/.local/state on Linux.",
        "nl": "De mappen in plaats van ~/.local/share, ~/.config en ~/.local/state op Linux.",
    },
}

SEE_ALSO = {
    "en": "In the app, the key ? lists every key, and ctrl+p finds every command.",
    "nl": "In de app toont de toets ? alle toetsen, en ctrl+p vindt elke opdracht.",
}
