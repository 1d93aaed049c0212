# Two commands: `make build` makes everything, `make test` tests everything.
# Each sets up what it needs from the committed lock files.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
MARK_BUILD := $(VENV)/.build-ready
MARK_TEST := $(VENV)/.test-ready
BENCH := $(VENV)-bench
MARK_BENCH := $(BENCH)/.ready

.PHONY: build test test-all quick check docs pictures bench lint lock apt clean

build: $(MARK_BUILD)
	$(BIN)/curriculum build

test: $(MARK_TEST) apt
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q -n 2 -m "not all and not office"
	@echo "Left to 'make test-all': every PDF of the whole curriculum (mark all; here one of each kind was proved),"
	@echo "every PPTX and DOCX in LibreOffice (mark office), the large benchmarks."

test-all: test
	@$(MAKE) --no-print-directory apt APT=apt-all.txt
	$(BIN)/pytest -q -n 2 -m "all or office"
	$(BIN)/python -m benchmarks --sizes 0,20,200,1000

quick: $(MARK_TEST)
	$(BIN)/pytest -q -n 2 -m "not slow and not browser"

check: $(MARK_BUILD)
	$(BIN)/curriculum check

docs: $(MARK_TEST)
	$(BIN)/python -m generator.reference

pictures: $(MARK_TEST) apt
	$(BIN)/python docs/pictures/make.py

bench: $(MARK_BENCH)
	@$(MAKE) --no-print-directory apt APT=apt-bench.txt
	$(BIN)/python -m benchmarks
	$(BENCH)/bin/python -m benchmarks.print

lint: $(MARK_TEST)
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

$(BIN)/python:
	$(PYTHON) -m venv $(VENV) || python3 -m venv $(VENV)

$(MARK_BUILD): requirements/build.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(MARK_TEST): requirements/test.txt $(MARK_BUILD)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	touch $@

# The other typesetter stands apart: nothing of the project may come to need it.
$(MARK_BENCH): requirements/bench.txt pyproject.toml | $(MARK_TEST)
	$(PYTHON) -m venv $(BENCH) || python3 -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	touch $@

# The browser and the PDF tools of the tests, or what another list names. Installs what is missing where it may; otherwise stops and names it.
APT := apt.txt
apt:
	@missing=""; for package in $$(cat $(APT)); do \
	  dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; done; \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq --no-install-recommends $$missing; \
	  elif sudo -n true 2>/dev/null; then sudo apt-get update -qq && sudo apt-get install -y -qq --no-install-recommends $$missing; \
	  else echo "Please install these Debian packages first:$$missing"; exit 1; fi; fi

# Locked by version and hash, without addresses: adopters sit behind their own mirrors.
lock: $(MARK_TEST)
	$(BIN)/uv pip compile --quiet --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  --extra build pyproject.toml -o requirements/build.txt
	$(BIN)/uv pip compile --quiet --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  --extra build --extra dev --extra cluster -c requirements/build.txt pyproject.toml -o requirements/test.txt
	$(BIN)/uv pip compile --quiet --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  --extra build --extra bench -c requirements/test.txt pyproject.toml -o requirements/bench.txt

clean:
	rm -rf dist dist-* .cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
