# One door for all commands. `make` lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ZENSICAL := .cache/zensical
LOCK := uv pip compile pyproject.toml --universal --python-version 3.11.5 --generate-hashes --no-header --no-annotate

# Notices about other versions than the pinned ones.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help serve build pdf offline test mutants fuzz bench bench-reuse picture record frameworks comments zensical expected check format lock clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

serve: $(VENV)/site  ## serve the site at 127.0.0.1:8000 and follow every save
	$(BIN)/mkdocs serve

build: $(VENV)/site  ## write the site to site/
	$(BIN)/mkdocs build --strict

pdf: $(VENV)/site  ## write the site to site/, with all of it in site/stepwise.pdf as well; needs Chromium
	PDF=stepwise.pdf $(BIN)/mkdocs build --strict
	$(BIN)/python scripts/pdf.py site site/stepwise.pdf

test: $(VENV)/dev  ## run all tests; those in a browser need Chromium and are skipped without it
	$(BIN)/pytest

offline: $(VENV)/site  ## write a site to site/ that opens from a folder, with no server
	OFFLINE=true $(BIN)/mkdocs build --strict

mutants: $(VENV)/dev  ## put one mistake into each place of each line, and see each refused, or truly equal; takes minutes
	PYTHONPATH=scripts:tests $(BIN)/python -m mutants.mutants

fuzz: $(VENV)/dev  ## hold 20,000 random pairs of forms, equal or nearly, against numbers; takes minutes
	PYTHONPATH=scripts:tests $(BIN)/python -m fuzz.fuzz

bench: $(VENV)/dev  ## compare with MathJax in the browser, and with no formulas at all; needs Chromium
	PYTHONPATH=scripts:tests $(BIN)/python -m bench.bench $(ARGS)

bench-reuse: $(VENV)/dev  ## measure what computing the derivative from the output saves, and record it for the pages
	PYTHONPATH=scripts:tests $(BIN)/python -m bench.reuse

picture: $(VENV)/dev  ## take the README's picture anew, from a build of this folder; needs Chromium
	PYTHONPATH=scripts:tests $(BIN)/python -m bench.picture

record: $(VENV)/dev  ## run all snippets, and record what they print; PyTorch and JAX where they are installed
	$(BIN)/python -B scripts/record.py

frameworks: $(VENV)/dev  ## hold the notes against PyTorch and JAX, which are installed beside the rest; takes minutes
	$(BIN)/pip install --quiet 'torch==2.13.*' 'jax==0.10.*'
	$(BIN)/pytest -m frameworks

comments: $(VENV)/comments  ## install Isso, so that the tests include comments; needs a C compiler

zensical: $(ZENSICAL)/.venv/made  ## build the site with Zensical as well, in .cache/zensical/, and say what it has not
	@test -f site/index.html || { echo "there is no site to compare with; run make build first"; exit 1; }
	$(BIN)/python scripts/prepare.py $(ZENSICAL)/project
	cd $(ZENSICAL)/project && ../.venv/bin/zensical build --strict --clean
	$(BIN)/python scripts/publish.py $(ZENSICAL)/project/site --like site

expected: $(VENV)/dev  ## write the notes' lines to tests/expected/, to be reviewed in the diff
	PYTHONPATH=scripts $(BIN)/python tests/expect.py

check: $(VENV)/dev  ## run linter, formatter check, type checker, and the checks of the workflow
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/zizmor --offline --quiet .github/workflows

format: $(VENV)/dev  ## put code into the house format
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

lock: $(VENV)/dev  ## choose the newest versions that pyproject.toml allows, and write them down with their hashes
	$(BIN)/pip install --quiet uv
	$(BIN)/$(LOCK) --upgrade --output-file requirements.txt --quiet
	$(BIN)/$(LOCK) --upgrade --group dev --constraint requirements.txt --output-file requirements-dev.txt --quiet
	$(BIN)/$(LOCK:pyproject.toml=) --upgrade --group comments --constraint requirements-dev.txt --output-file requirements-comments.txt --quiet
	$(BIN)/$(LOCK:pyproject.toml=) --upgrade --group zensical --constraint requirements-dev.txt --output-file requirements-zensical.txt --quiet

clean:  ## remove everything that a build makes
	rm -rf site .generated .cache $(VENV)

$(VENV)/site: requirements.txt | $(VENV)
	$(BIN)/pip install --quiet --require-hashes --requirement $<
	@touch $@

$(VENV)/dev: requirements-dev.txt | $(VENV)
	$(BIN)/pip install --quiet --require-hashes --requirement $<
	@touch $@

$(VENV)/comments: requirements-comments.txt $(VENV)/dev
	$(BIN)/pip install --quiet --require-hashes --requirement $<
	@touch $@

$(ZENSICAL)/.venv/made: requirements-zensical.txt | $(VENV)/site
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/pip install --quiet --require-hashes --requirement $<
	@touch $@

$(VENV):
	@$(PYTHON) -c 'import sys; sys.exit("Stepwise needs Python 3.11.5 or newer; say which with make PYTHON=..." if sys.version_info < (3, 11, 5) else 0)'
	$(PYTHON) -m venv $(VENV)
