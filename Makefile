# Each target sets up what it needs in a bare clone and skips what is up to date. All of it: deploy/local/course.py
#
#   make course       the whole course on this machine: book, hub, one demonstration submission (PORT=8000, SERVE=0 to end after it)
#   make hub          the hub without the demonstration
#   make book         the book in _build/html
#   make lite         the book with lite/ beside it: its chapters as notebooks that run in the reader's browser
#   make pdf          the book as one PDF with still pictures, in _build/
#   make epub         the book as one ePub, in _build/
#   make links        whether the web still has what the book links
#   make release      what is published of an edition, with VERSION=2.1.0: site, PDF, ePub and source, in _build/release/
#   make slides       for each week a deck with speaker notes, and handouts, as pages and PDFs, in _build/slides/
#   make assignments  source/ notebooks and assignments/ from the cases, for whoever changed one
#   make test         style and tests; make test-all adds the deep ones
#   make lint         style alone; make bench the measurements
#   make department   a hub with real accounts on this machine, as root, from /etc/ipnb/course.toml: book/guides/operator.md
#   make department-trial  the same on loopback in a folder with made users, until Ctrl-C

PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
export PORT SERVE VERSION

.PHONY: course hub book lite pdf epub slides links release assignments test test-all lint bench department department-trial
course hub book lite pdf epub slides links release assignments test test-all lint bench:
	@$(if $(PYTHON),,$(error Python 3.11 or newer is needed; name one with: make $@ PYTHON=/path/to/python3))$(PYTHON) deploy/local/course.py $@

department:
	@cd $(CURDIR) && PYTHONPATH=deploy $(PYTHON) -m department set-up

# the trial borrows the environment and the book of this folder
department-trial: book
	@cd $(CURDIR) && PYTHONPATH=deploy:. .venv/bin/python -m department trial
