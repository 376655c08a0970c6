# Needs Python 3.11 or newer with pip, make, and a shell. Everything else goes into .venv.
# Another Python: make test PY=python3.12

PY ?= python3
UV ?= uv
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install -q
KURUME := examples/kurume/dossier

.PHONY: build/pot translate help demo test laws browser-test coverage lint format types bench docs wheel-check lock clean python-version
.DEFAULT_GOAL := help

help: ## say what can be made
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

# --- Environments -----------------------------------------------------------------------------------------------------
# One environment, filled in steps: the command line, the tools, the documentation.

python-version:
	@$(PY) -c 'import sys; v = sys.version_info[:2]; sys.exit(v < (3, 11) and "welfareplan needs Python 3.11 or newer, and %s is %d.%d. Name another: make PY=python3.11" % (("$(PY)",) + v))'

.venv/.cli-installed: pyproject.toml requirements/cli.txt | python-version
	$(PY) -m venv .venv
	$(INSTALL) --require-hashes -r requirements/cli.txt
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev-installed: pyproject.toml requirements/dev.txt | python-version
	$(PY) -m venv .venv
	$(INSTALL) --require-hashes -r requirements/dev.txt
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch .venv/.cli-installed $@

.venv/.docs-installed: .venv/.dev-installed requirements/docs.txt
	$(INSTALL) --require-hashes -r requirements/docs.txt
	@touch $@

.venv/.browser-installed: .venv/.dev-installed requirements/browser.txt
	$(INSTALL) --require-hashes -r requirements/browser.txt
	@touch $@

# --- Using it ---------------------------------------------------------------------------------------------------------
# The exit code 1 means that there is something to look at; 2 and above, that the command failed.

define step
	@printf '\n== %s ==\n$$ welfareplan %s\n\n' '$(1)' '$(2)'
	@$(BIN)/welfareplan $(2) || test $$? -eq 1
endef

demo: .venv/.cli-installed ## show, check, grade and compare the worked example
	$(call step,What the plan says,show $(KURUME))
	$(call step,Is it sound?,check $(KURUME))
	$(call step,How is it doing?,progress $(KURUME) --through FY2022)
	$(call step,What did the revision change?,diff $(KURUME)@2021-11-30 $(KURUME)@2022-12-01)

# --- Checking it ------------------------------------------------------------------------------------------------------

test: .venv/.dev-installed ## run the tests (ARGS="-k amount" for some of them)
	$(BIN)/python -m pytest -q -n auto $(ARGS)

laws: .venv/.dev-installed ## run the laws on many more examples
	HYPOTHESIS_PROFILE=thorough $(BIN)/python -m pytest -q tests/laws $(ARGS)

# Debian's Chromium is installed where that needs nobody's permission; without a network that must not hang. Without a browser the
# tests are skipped and say so.
BROWSER = $$(command -v chromium || command -v chromium-browser || command -v google-chrome || command -v chrome)
APT = DEBIAN_FRONTEND=noninteractive timeout -k 10

browser-test: .venv/.browser-installed ## run the tests of pages in a real browser
	@test -n "$(BROWSER)" || { why=; \
	if test "$$(id -u)" != 0; then why='only root may install one'; \
	elif ! command -v apt-get >/dev/null; then why='it is installed by hand where there is no apt-get'; \
	elif ! $(APT) 120 apt-get -qq update; then why='apt-get update failed, or took longer than two minutes'; \
	elif ! $(APT) 600 apt-get -qq -y install --no-install-recommends chromium fonts-noto-cjk >/dev/null; then \
	why='apt-get install failed, or took longer than ten minutes'; fi; \
	test -z "$$why" || echo "There is no Chromium here: $$why. The tests of pages are skipped."; }
	$(BIN)/python -m pytest -q -rs -m browser -n auto tests/browser $(ARGS)

# Tests that draw their examples are left out: what only a lucky draw reaches is not covered.
coverage: .venv/.dev-installed ## run the tests and require every branch of floors 1 to 6
	$(BIN)/python -m coverage run -m pytest -q -n auto -m 'not hypothesis' $(ARGS)
	$(BIN)/python -m coverage combine -q
	$(BIN)/python -m coverage report

lint: .venv/.dev-installed ## check style and layout
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .

format: .venv/.dev-installed ## mend style and layout
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .

types: .venv/.dev-installed ## check the types of the library and its tests
	$(BIN)/python -m mypy

bench: .venv/.dev-installed ## time the library (tests/benchmarks/bench_*.py)
	$(BIN)/python -m pytest -q -s -o 'python_files=bench_*.py' tests/benchmarks $(ARGS)

SPHINX = $(BIN)/python -m sphinx -E -n -T -W --keep-going -q

# The texts of the documentation, and what of them is to be translated.
build/pot: .venv/.docs-installed
	rm -rf build/gettext build/pot
	$(SPHINX) -b gettext -d build/doctrees/gettext docs build/gettext
	$(BIN)/python docs/_ext/translations.py select build/gettext build/pot

translate: build/pot ## take changed texts of the documentation into the Japanese catalogues
	$(BIN)/sphinx-intl update -p build/pot -d docs/locale -l ja -w 0 --no-obsolete
	$(BIN)/python docs/_ext/translations.py tidy docs/locale/ja/LC_MESSAGES

docs: build/pot ## build the documentation in both languages into build/docs
	$(BIN)/python docs/_ext/translations.py check build/pot docs/locale/ja/LC_MESSAGES
	rm -rf build/docs
	$(SPHINX) -b html -d build/doctrees/en docs build/docs/en
	$(SPHINX) -b html -d build/doctrees/ja -D language=ja docs build/docs/ja
	cp docs/_site/index.html build/docs/index.html
	$(BIN)/python docs/_ext/search_index.py build/docs
	$(BIN)/python docs/_ext/site_check.py build/docs

# The wheel is unpacked far from the work tree and src/ is taken off the path, so only what was shipped can be found.
wheel-check: .venv/.dev-installed ## build the wheel and use it without the work tree
	@set -e; there=$$(mktemp -d); trap 'rm -rf "$$there"' EXIT; \
	$(PIP) wheel -q --no-deps --no-build-isolation -w "$$there" .; \
	$(PIP) install -q --no-deps --target "$$there/site" "$$there"/welfareplan-*.whl; \
	test -f "$$there/site/welfareplan/_data/kurume/plan.toml" || { echo 'The wheel has no welfareplan/_data/kurume/plan.toml' >&2; exit 1; }; \
	test -f "$$there/site/welfareplan/files/_schemas/toml.schema.json" || { echo 'The wheel has no schema' >&2; exit 1; }; \
	test -f "$$there/site/welfareplan/py.typed" || { echo 'The wheel has no welfareplan/py.typed' >&2; exit 1; }; \
	here=$$PWD; cd "$$there"; \
	PYTHONPATH="$$there/site" "$$here/$(BIN)/python" -c 'import sys; here, there = sys.argv[1:]; sys.path[:] = [p for p in sys.path if not p.startswith(here + "/src")]; import welfareplan; assert welfareplan.__file__.startswith(there), welfareplan.__file__; welfareplan.example("kurume")' "$$here" "$$there"; \
	echo 'The wheel works.'

# --- Keeping it -------------------------------------------------------------------------------------------------------

LOCK ?=
COMPILE = cd requirements && $(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-config $(LOCK)

lock: ## make the files of locked requirements again (needs uv)
	$(COMPILE) dev.in -o dev.txt
	$(COMPILE) -c dev.txt cli.in -o cli.txt
	$(COMPILE) -c dev.txt docs.in -o docs.txt
	$(COMPILE) -c dev.txt browser.in -o browser.txt

clean: ## remove what was made, the environment too
	rm -rf .venv build dist .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find docs/locale -name '*.mo' -delete
	find src tests examples docs -type d -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true
