"""The entry: commands gathered, every fault told in one Indonesian sentence with its exit code."""

from __future__ import annotations

import os
import sys

import click

import lkjip_xl
from lkjip_xl.cli import arti, excel, formulir, jejak, look, match, messages, naskah, office, show, work
from lkjip_xl.cli import sop as sop_commands
from lkjip_xl.cli.bahasa import Kelompok, complaint
from lkjip_xl.domain.errors import LkjipError
from lkjip_xl.formats.log import disk_fault, internal_error

_TERHENTI = 130


@click.group(cls=Kelompok, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(lkjip_xl.__version__, "--versi", message="lkjip %(version)s", help="Tampilkan versi.")
def lkjip() -> None:
    """Menyusun LKjIP menurut SOP: formulir bidang, pemeriksaan, rekap, dan draf Word."""


for _command in (
    *(sop_commands.sop, work.contoh, work.baru, work.impor, work.jalan),
    *work.ACTION_COMMANDS,
    *(messages.pesan, look.status, look.audit, naskah.periksa_naskah, match.cocokkan, match.banding),
    arti.arti,
    formulir.formulir_pdf,
    *office.COMMANDS,
    *jejak.COMMANDS,
    *excel.COMMANDS,
):
    lkjip.add_command(_command)


def main(args: list[str] | None = None) -> None:
    """Run the command line and exit with its code; alone in a terminal it is a menu."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if not (sys.argv[1:] if args is None else args) and sys.stdin.isatty() and sys.stdout.isatty():
        sys.exit(_menu())
    sys.exit(run(args))


def _menu() -> int:
    """The menu; leaving it by Ctrl+C is no fault."""
    from lkjip_xl.cli.menu import run_menu

    try:
        return run_menu(run)
    except KeyboardInterrupt:
        click.echo()
        return 0
    except OSError as e:
        return _refuse(disk_fault(e), [])
    except Exception:  # noqa: BLE001  as in run
        click.echo(internal_error(), err=True)
        return LkjipError.exit_code


def run(args: list[str] | None = None) -> int:
    """Run one command line; gives the exit code of DESIGN section 4."""
    sys.unraisablehook = _hush  # a file that could not be closed after its fault was told tells it once more
    try:
        code = lkjip.main(args, prog_name="lkjip", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as e:
        click.echo(e.ctx.get_help() if e.ctx else "")
        return 0
    except click.ClickException as e:
        return _refuse(complaint(e), args)
    except LkjipError as e:
        return _refuse(e, args)
    except (KeyboardInterrupt, click.Abort):
        click.echo("Dihentikan; yang sudah tersimpan tetap ada.", err=True)
        return _TERHENTI
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as e:
        return _refuse(disk_fault(e), args)
    except Exception:  # noqa: BLE001  the last door: a traceback goes to a file, never to the user
        click.echo(internal_error(), err=True)
        return LkjipError.exit_code
    return code if isinstance(code, int) else 0


def _hush(_fault: object) -> None:
    """Say nothing."""


def _refuse(error: LkjipError, args: list[str] | None) -> int:
    """Say what is wrong; with `--json` as JSON too. Gives the exit code."""
    if "--json" in (sys.argv[1:] if args is None else args):
        galat = {"pesan": error.pesan, "saran": error.saran, "kode_keluar": error.exit_code}
        show.as_json({"galat": galat})
    click.echo(str(error), err=True)
    return error.exit_code
