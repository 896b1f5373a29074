"""How the desk is kept: the only place that knows TinyDB."""
