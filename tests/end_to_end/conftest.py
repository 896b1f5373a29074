"""What the working days of a whole desk share with the tests of notifying: a session, and somebody who shows messages."""

from notifying.conftest import bus, runtime, serve

__all__ = ["bus", "runtime", "serve"]
