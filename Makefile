# Everything sets itself up: `make demo` and `make test` need Python 3.11 or later, and Debian for the practice wiki.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A folder of labelled exports, for `make quality`, and for `make bench` where it is there.
DATA ?= ../shared/data

# Tests start the program hundreds of times: each start would compile it anew where nothing may keep what was compiled.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test coverage lint format quality bench storm fuzz faults soak screenshots clean

demo: $(VENV)/.installed
	$(BIN)/wikiwatch demo

# NIGHT=1: in all their variants (tests/night.py).
test: lint
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

# Apart from `test`: to note each line that runs takes a third of the time again.
coverage: $(VENV)/.dev
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal --cov=wikiwatch --cov-report=term:skip-covered

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

quality: $(VENV)/.installed
	$(BIN)/python -m tools.quality "$(DATA)"

# BENCH=NAME: one alone; WRITE=1: into docs/performance.md and docs/performance.json.
bench: $(VENV)/.installed
	WIKIWATCH_DATA="$(DATA)" $(BIN)/python -m tools.bench $(BENCH) $(if $(WRITE),--write)

# Kills in storms of edits, until there were so many; REAL=1: of processes, by SIGKILL; SEED=7: from that storm on.
# FAULTS=1, with REAL=1: while the wiki's answers go wrong.
N ?= 1000
storm: $(VENV)/.dev
	PYTHONPATH=tests:. $(BIN)/python -m $(if $(REAL),real_storm,storm) --kills $(N) $(if $(SEED),--seed $(SEED)) $(if $(FAULTS),--faults)

# Stories with faults on a wiki in memory, N of them; `python -m tools.faults --seed 7` tells one of them again.
# WIKI=1.43 (or 1.39, 1.43-temp): others, on a real MediaWiki, half a minute each.
faults: $(VENV)/.dev
	$(BIN)/python -m tools.faults --number $(N) $(if $(WIKI),--wiki $(WIKI))

# A watch on a practice wiki under faults, whose memory and open files have to stay flat: SOAK=8 for eight minutes.
SOAK ?= 60
soak: $(VENV)/.dev
	$(BIN)/python -m tools.soak --minutes $(SOAK)

# Hostile inputs for everything that reads, so many minutes for each reader; guided by coverage where atheris installs.
MINUTES ?= 1
fuzz: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --constraint requirements.txt --editable '.[fuzz]' || true
	$(BIN)/python -m tools.fuzz --minutes $(MINUTES) $(TARGET)

screenshots: $(VENV)/.dev
	$(BIN)/python -m tools.screenshots

$(VENV)/.installed: pyproject.toml requirements.txt tools/venv.sh
	sh tools/venv.sh $(PYTHON) $(VENV)
	$(BIN)/python -m pip install --quiet --constraint requirements.txt --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --constraint requirements.txt --editable '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .import_linter_cache
