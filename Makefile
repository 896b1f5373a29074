# Each of these works on a fresh clone with Python 3.11, make and git, and with no other step.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check bench format messages man docs screenshots servers clean

demo: $(VENV)/.run
	@$(BIN)/wfhdesk demo --tour

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks

format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Take new sentences into the catalogues and compile them; then translate what is new in the .po, and run it again.
messages: $(VENV)/.dev
	$(BIN)/python -m tests.catalogues

# The man pages, written anew from the help of every word.
man: $(VENV)/.dev
	$(BIN)/python tests/manual.py

# docs/ as a site in .site; a link that leads nowhere stops it.
docs: $(VENV)/.dev
	$(BIN)/mkdocs build --strict

# The pictures of the README, made by the program itself. Takes librsvg2-bin and fonts-firacode.
screenshots: $(VENV)/.dev
	$(BIN)/python -m tests.screenshots

# A calendar server and what carries a folder to it, each in a place of its own; without them the tests of both are skipped.
servers: .servers/radicale/bin/radicale .servers/vdirsyncer/bin/vdirsyncer

.servers/%:
	@echo "Setting up .servers/$(word 1,$(subst /, ,$*)) ..."
	@$(PYTHON) -m venv .servers/$(word 1,$(subst /, ,$*))
	@.servers/$(word 1,$(subst /, ,$*))/bin/python -m pip install -q --disable-pip-version-check -c constraints.txt $(word 1,$(subst /, ,$*))

clean:
	rm -rf $(VENV) .servers .bench .site dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Setting up $(VENV) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Setting up $(VENV) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/.run
