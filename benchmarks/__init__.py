"""How long wfhdesk takes, whole process, beside its peers and beside bare Python. `make bench` runs it."""
