"""wfhdesk: the desk of one person who works from home, in that person's terminal."""

__version__ = "1.0.0"
