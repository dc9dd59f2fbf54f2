# Each target does its own set-up on a machine that has Python 3.11 with pip, make and git.
# Stamps in .venv remember what is done: a second call sets nothing up.

PYTHON ?= python3
UV_VERSION := 0.13.8
TORCH_VERSION := 2.13.0

BIN := .venv/bin
STUDENT := .venv/.student-is-set-up
TESTS := .venv/.tests-are-set-up
OLDEST := .venv-oldest/.is-set-up
NODE := widgets/node_modules/.is-set-up
UV := UV_PROJECT_ENVIRONMENT=.venv $(BIN)/uv sync --quiet --frozen --inexact --compile-bytecode --python $(BIN)/python
PACKAGES := course_utils autograde_tests grading course_cli

.PHONY: help lab demo test test-fast test-student test-oldest lint format notebooks notebooks-check widgets bench doctor system clean

help: ## say what each target does
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/make \1|\2/' | awk -F'|' '{ printf "%-22s %s\n", $$1, $$2 }'

lab: $(STUDENT) ## prepare workspace/ and open it in JupyterLab (ARGS="--no-browser --port 8890")
	$(BIN)/course lab $(ARGS)

demo: $(TESTS) system ## mark a small sample class from end to end
	$(BIN)/course demo $(ARGS)

# Three on two cores: with two, a core waits for 6 % of the time, with three for 1 %.
# Hundreds of processes import the course: it is compiled once, also where PYTHONDONTWRITEBYTECODE is set.
test: $(TESTS) system $(NODE) lint notebooks-check ## run every check and every test
	$(BIN)/python -m compileall -q $(PACKAGES) tools
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder $(ARGS)

test-fast: $(TESTS) system ## run the tests that need neither a browser nor patience
	$(BIN)/python -m pytest -n 2 -m "not slow and not browser" $(ARGS)

test-student: $(TESTS) ## run the tests of what students run, without what only Linux has
	$(BIN)/python -m pytest -p tests.student_side -n 2 --dist loadfile $(ARGS)

# What only newer releases can do is skipped there, with the reason: CI=true does not make it fail.
test-oldest: $(OLDEST) system ## run the fast tests with the oldest releases that pyproject.toml allows
	env -u CI .venv-oldest/bin/python -m pytest -n 2 -m "not slow and not browser" $(ARGS)

lint: $(TESTS) ## check style and types
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy

format: $(TESTS) ## put the code into the house style
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

notebooks: $(TESTS) ## build the notebooks from their sources
	$(BIN)/python tools/build_notebooks.py

notebooks-check: $(TESTS) ## fail if the committed notebooks are not what their sources build
	$(BIN)/python tools/build_notebooks.py --check

widgets: $(NODE) ## bundle the browser's part of the interactive figures
	cd widgets && node build.mjs

bench: $(TESTS) notebooks ## run the measurements behind the committed tables
	for file in benchmarks/*.py; do $(BIN)/python $$file || exit 1; done

doctor: $(STUDENT) ## say what is missing on this machine, and the line that mends it
	$(BIN)/course doctor

# Generated files only: workspace/, submitted/, autograded/, feedback/, gradebook.db and the
# grading seed are somebody's work and are never touched.
clean: ## delete caches and what a build can make again
	rm -rf build/demo build/artefacts dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find $(PACKAGES) tools tests -name __pycache__ -type d -prune -exec rm -rf {} +

system: ## install bubblewrap, chromium, OpenSSL, PostgreSQL and Node.js where that is allowed, else say how
	@missing=; \
	command -v bwrap >/dev/null || missing="bubblewrap"; \
	command -v chromium >/dev/null || missing="$$missing chromium"; \
	command -v openssl >/dev/null || missing="$$missing openssl"; \
	command -v node >/dev/null || missing="$$missing nodejs"; \
	command -v npm >/dev/null || missing="$$missing npm"; \
	ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$$missing postgresql"; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; \
	else \
	  echo "Grading and some tests need system packages: sudo apt-get install $$missing"; \
	fi

$(BIN)/uv: Makefile
	@command -v $(PYTHON) >/dev/null || { echo "No $(PYTHON) here. Install Python 3.11 or newer, or name one: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "This course needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -c 'import platform; print(platform.python_version())'). Name a newer one: make PYTHON=python3.12 …"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Setting up .venv: this takes a minute or two, once."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@touch $@

$(STUDENT): $(BIN)/uv uv.lock pyproject.toml
	@$(UV)
	@touch $@

# PyTorch is an oracle in some tests. It is not locked: its index need not be reachable.
$(TESTS): $(BIN)/uv uv.lock pyproject.toml
	@$(UV) --all-groups --extra grading
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --retries 0 \
	  --extra-index-url https://download.pytorch.org/whl/cpu torch==$(TORCH_VERSION) \
	  || echo "PyTorch could not be installed. The tests that compare with it are skipped (and fail with CI=true)."
	@touch $@ $(STUDENT)

# esbuild and the modules of D3 that go into the bundle. No script of a package runs.
$(NODE): widgets/package-lock.json | system
	@cd widgets && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && touch $(@:widgets/%=%) \
	  || echo "What bundles the interactive figures could not be installed. Its test is skipped (and fails with CI=true)."

# The oldest Python, and of each package that pyproject.toml names the oldest release.
$(OLDEST): $(BIN)/uv pyproject.toml
	@echo "Setting up .venv-oldest: this takes a minute, once."
	@{ $(BIN)/uv venv --quiet --clear --python 3.11 .venv-oldest && \
	  $(BIN)/uv pip install --quiet --python .venv-oldest --resolution lowest-direct \
	    --editable ".[grading]" --group test --group tools; } || { \
	  echo "The oldest releases could not be installed. This needs Python 3.11 and, the first time, a network."; exit 1; }
	@touch $@
