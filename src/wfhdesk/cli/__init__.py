"""The command line: one file per word, imported only when that word is used."""
