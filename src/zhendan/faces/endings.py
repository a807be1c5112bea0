"""How a command line ends: every failure in coded words, with an exit code of the contract."""

import errno
import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

import click

from zhendan.domain import ZhendanError
from zhendan.faces import answers
from zhendan.faces.errors import ProgramFault, SystemRefused
from zhendan.faces.places import refusal
from zhendan.faces.say import print_json
from zhendan.faces.usage import say_usage

REFUSED_EXIT = 1
UNDONE_EXIT = 2
USAGE_EXIT = 64
INTERRUPTED_EXIT = 130
UNREAD_EXIT = 141
"""128 + SIGPIPE, as shells count it: the reader of our output left (`zhendan … | head`)."""

UNDONE = frozenset({"ZD904", "ZD905", "ZD907", "ZD922", "ZD923", "ZD931", "ZD932", "ZD933"})
"""Nothing was wrong with the question: disk, system, typesetter or program could not do it."""


def ending(command: Callable[[], object], *, lang: str, as_json: bool) -> int:
    """Run a command to its end and give its exit code; nothing leaves here as a traceback."""
    try:
        return _ran(command)
    except click.exceptions.Abort:
        return interrupted(lang)
    except KeyboardInterrupt:
        return interrupted(lang)
    except click.ClickException as error:
        say_usage(error, lang)
        return USAGE_EXIT
    except BrokenPipeError:
        _drop_output()
        return UNREAD_EXIT
    except Exception as error:
        return _refused(_coded(error), lang, as_json=as_json)


def interrupted(lang: str) -> int:
    """Say that the person stopped the program, and what is kept."""
    from zhendan.faces.terminal import say_interrupted

    say_interrupted(lang)
    return INTERRUPTED_EXIT


def _ran(command: Callable[[], object]) -> int:
    """The command's own exit code, once everything it said has really been written."""
    code = command()
    sys.stdout.flush()
    return code if isinstance(code, int) else 0


def _coded(error: Exception) -> ZhendanError:
    """Our own error, the system's refusal in our words, or a fault of the program."""
    if isinstance(error, ZhendanError):
        return error
    if isinstance(error, OSError):
        named = error.filename if isinstance(error.filename, str) else ""
        return SystemRefused(place=named, reason=refusal(error.errno or errno.EIO))
    return ProgramFault(fault=type(error).__name__, log=_kept(error))


def _kept(error: Exception) -> Path | str:
    """The file that keeps what a maintainer needs; the last line alone where none can be made."""
    lines = "".join(traceback.format_exception(error))
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="zhendan-fault-", suffix=".txt", delete=False, encoding="utf-8"
        ) as log:
            log.write(lines.encode("utf-8", "backslashreplace").decode())
            return Path(log.name)
    except OSError:
        return lines.strip().splitlines()[-1]


def _refused(error: ZhendanError, lang: str, *, as_json: bool) -> int:
    """The error as a card on stderr, and as the one JSON document where that was asked for."""
    from zhendan.faces.terminal import say_error

    say_error(error, lang)
    try:
        if as_json:
            print_json({"error": answers.error(error)})
        sys.stdout.flush()
    except OSError:  # stdout is what failed: the card has said so
        _drop_output()
    return UNDONE_EXIT if error.code in UNDONE else REFUSED_EXIT


def _drop_output() -> None:
    """Let what is still buffered for stdout go nowhere, so that leaving does not fail again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
