PYTHON ?= python3
PORT ?= 8000
CATALOG ?=
SOURCE_LOCALE ?=
MARKETS ?=
BIN := .venv/bin
MESSAGES := $(wildcard interface/*/LC_MESSAGES/django.po)

.PHONY: run test knowledge-report check help format ready ready-dev
.DEFAULT_GOAL := help

help: ## say what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 26

run: ready ## set up, run the main job once, print its table, then serve (PORT=8000, CATALOG=your.csv, MARKETS=sa,mx)
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py firstlight $(if $(CATALOG),--catalog "$(CATALOG)") $(if $(SOURCE_LOCALE),--source-locale "$(SOURCE_LOCALE)") $(if $(MARKETS),--markets "$(MARKETS)") --port $(PORT)
	@exec $(BIN)/python manage.py up --port $(PORT)

test: ready-dev ## run every test (a browser's too, where Debian's chromium is installed)
	@$(BIN)/python -m pytest -q $(ARGS)

knowledge-report: ready ## how much is known of each market, where it is thin, how loud each rule is (CATALOG=ordinary.csv, EVERY=20)
	@$(BIN)/python manage.py knowledgereport $(if $(CATALOG),--catalog "$(CATALOG)") $(if $(EVERY),--every $(EVERY))

check: ready-dev ## format, lint, types, import floors, knowledge packs
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy .
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python manage.py makemigrations --check --dry-run --verbosity 0
	@$(BIN)/python manage.py checkpacks

format: ready-dev ## format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

ready:
	@$(PYTHON) tools/prepare.py requirements.txt
	@$(if $(findstring postgres,$(DATABASE_URL)),$(PYTHON) tools/prepare.py requirements-postgres.txt)
	@$(MAKE) --no-print-directory $(MESSAGES:.po=.mo)

ready-dev:
	@$(PYTHON) tools/prepare.py requirements-dev.txt
	@$(MAKE) --no-print-directory $(MESSAGES:.po=.mo)

%.mo: %.po
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@
