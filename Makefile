# What to type here; `make` alone lists it. Every target sets up what it needs: the packages in requirements*.lock go into
# .venv, where bootstrap.py leaves them alone as long as neither these files nor pyproject.toml change.
#   PYTHON=python3.12   the Python that .venv is made with
#   ARGS="..."          more words for pytest (test, test-long), uv (lock) or daylight (site, serve)

PYTHON ?= python3
ARGS ?=
BIN := .venv/bin
UV := 0.13.9
LOCALE := generator/locale
LANGUAGE_SERVER := tests/editor/node_modules/.package-lock.json

MAKEFLAGS += --no-print-directory
.NOTPARALLEL:
# Each command of a test would else compile the program anew.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: help site serve test test-long lint types layers browser editor editor-files pictures messages lock clean venv venv-dev

help:
	@echo "make site       准备运行环境，检查数据，生成网站（在 site/ 里）"
	@echo "make serve      在本机浏览器里预览，改了文件自动重新生成"
	@echo "make clean      删去生成的网站和缓存"
	@echo "维护程序用："
	@echo "make test       全部检查：格式、类型、分层、测试和覆盖率"
	@echo "make test-long  费时的测试"
	@echo "make lint types layers   只查格式、类型、分层"
	@echo "make editor-files  按数据格式重写编辑器的提示和代码片段"
	@echo "make pictures   重新拍供稿指南里的图"
	@echo "make messages   收集和编译界面文字"
	@echo "make lock       按 pyproject.toml 重新锁定软件包（ARGS=--upgrade 全部升级）"

site: venv
	@$(BIN)/daylight build $(ARGS)

serve: venv
	@$(BIN)/daylight serve $(ARGS)

test: venv-dev browser editor lint types layers
	@DAYLIGHT_BROWSER="$$(.ci/browser)" $(BIN)/pytest -n auto \
		--cov --cov-report=term-missing:skip-covered $(ARGS)

# Every test in its long form: more strange input, each defect at several places.
test-long: venv-dev browser editor
	@DAYLIGHT_LONG=1 DAYLIGHT_BROWSER="$$(.ci/browser)" $(BIN)/pytest -n auto $(ARGS)
	@PYTHONPATH=tests $(BIN)/python -m mutations

lint: venv-dev
	@$(BIN)/python -m pip check --quiet || { echo "pyproject.toml 改过而没有重新锁定，请运行：make lock" >&2; exit 1; }
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: venv-dev
	@$(BIN)/mypy

layers: venv-dev
	@$(BIN)/lint-imports --no-logo

browser:
	@.ci/browser >/dev/null

# What VS Code asks about our files, as locked; npm leaves it alone as long as the lock does not change. Node.js has certificates of its
# own, with which nothing comes through where the network has others: it is to trust what the system trusts.
editor: $(LANGUAGE_SERVER)

$(LANGUAGE_SERVER): tests/editor/package-lock.json | venv-dev
	@PATH="$(CURDIR)/$(BIN):$$PATH" NODE_USE_SYSTEM_CA=1 $(BIN)/npm ci --prefix tests/editor --ignore-scripts --no-audit --no-fund \
		--loglevel=error >/dev/null
	@touch $@

pictures: venv-dev browser
	@DAYLIGHT_PICTURES=1 DAYLIGHT_BROWSER="$$(.ci/browser)" $(BIN)/pytest -q tests/e2e/test_pictures.py

editor-files: venv-dev
	@$(BIN)/python -m generator.editor_files

messages: venv-dev
	@$(BIN)/pybabel -q extract --no-location --no-wrap --omit-header --output=$(LOCALE)/daylight.pot generator
	@$(BIN)/pybabel -q update --init-missing --no-fuzzy-matching --no-wrap --ignore-obsolete --ignore-pot-creation-date \
		--domain=daylight --locale=zh_CN --input-file=$(LOCALE)/daylight.pot --output-dir=$(LOCALE)
	@$(BIN)/pybabel compile --statistics --domain=daylight --locale=zh_CN --directory=$(LOCALE)

# editables is what hatchling asks for when it links a checkout. One version each for every Python: the site comes out the same.
LOCK_WITH := $(BIN)/uv pip compile --quiet --no-config --system-certs --generate-hashes --universal --python-version 3.11 \
	--fork-strategy fewest --no-annotate --custom-compile-command "make lock"
BUILD_NEEDS := $(BIN)/python -c 'import tomllib; f = open("pyproject.toml", "rb"); \
	print(*tomllib.load(f)["build-system"]["requires"], "editables", sep="\n")'

lock: venv-dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV)
	@$(BUILD_NEEDS) | $(LOCK_WITH) $(ARGS) pyproject.toml - --output-file requirements.lock
	@$(BUILD_NEEDS) | $(LOCK_WITH) $(ARGS) pyproject.toml - --group dev --constraints requirements.lock \
		--output-file requirements-dev.lock

clean:
	@rm -rf site .site-* dist .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -path ./.venv -prune -o -type d -name __pycache__ -prune -exec rm -rf {} +

venv:
	@$(PYTHON) bootstrap.py

venv-dev:
	@$(PYTHON) bootstrap.py --dev
