"""wfhdesk: the desk of one person who works from home, in that person's terminal."""

__version__ = "0.1.0"
