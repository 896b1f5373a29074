"""Dialogs: each asks one thing and gives its answer to whoever opened it."""
