"""What is true: frozen records and pure rules. No I/O, no clock, no TinyDB, no Textual."""
