# Everything a new machine needs, from nothing. Two commands matter: `make demo` and `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
SHELL  := /bin/bash

.PHONY: demo test check lint docs bench faults chromium clean

demo: $(VENV)/.ready
	$(BIN)/zhendan demo mixed --out demo
	@echo '上面命令里的 zhendan 在 $(BIN)/ 里；先运行 source $(BIN)/activate 就可以直接输入。'
	@echo 'zhendan lies in $(BIN)/: after source $(BIN)/activate the commands above work as printed.'

test: $(VENV)/.ready-dev chromium
	$(BIN)/pytest

# What CI runs besides the tests, two at a time: format, lint, types, house contract, known faults of
# locked packages, generated pages.
GATES := $(addprefix gate-,types unsafe advisories pages contract lint format)
.PHONY: $(GATES)

check: $(VENV)/.ready-dev
	@$(MAKE) --no-print-directory -j2 --output-sync=target $(GATES)

gate-format:
	$(BIN)/ruff format --check .
gate-lint:
	$(BIN)/ruff check .
gate-types:
	$(BIN)/mypy
gate-contract:
	$(BIN)/lint-imports
gate-unsafe:
	$(BIN)/bandit -q -r src -ll -c pyproject.toml
gate-advisories:
	$(BIN)/python -m tools.advisories
gate-pages:
	$(BIN)/python -m tools.make_docs --check

docs: $(VENV)/.ready-dev
	$(BIN)/python -m tools.make_docs

bench: $(VENV)/.ready-dev
	$(BIN)/python -m bench

# Kills, power cuts, full disks, flipped bits: the whole fault protocol; small disks need root.
faults: $(VENV)/.ready-dev
	$(BIN)/python -m faults

$(VENV)/bin/python:
	@echo '== 建立独立的 Python 环境 / making a Python environment in $(VENV)'
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo '需要 Python 3.11 或更新版本：make PYTHON=python3.12 … / Python 3.11 or newer is needed'; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: $(VENV)/bin/python requirements.lock pyproject.toml
	@echo '== 按锁定版本安装依赖（首次约一两分钟） / installing locked dependencies (a minute or two the first time)'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.lock
	@echo '== 安装测试工具 / installing the test tools'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# Browser tests open the report in a real Chromium. Without one they skip and say so.
chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	{ if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	    echo '== 安装 Chromium（浏览器测试用） / installing Chromium for the browser tests'; \
	    (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk) >/dev/null || true; \
	  else echo '未找到 Chromium：浏览器测试将跳过并说明原因 / no Chromium: browser tests will skip with a reason'; fi; }

clean:
	rm -rf $(VENV) demo dist build
