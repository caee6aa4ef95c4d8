"""click in Indonesian: headings, the help option, and every complaint about arguments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

import click

from lkjip_xl.domain.errors import UsageError


class _Berbahasa(click.Command):
    """Usage line, sections and help option in Indonesian."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = [p.replace("[OPTIONS]", "[OPSI]") for p in self.collect_usage_pieces(ctx)]
        pieces = [p.replace("COMMAND [ARGS]...", "PERINTAH [ISI]...") for p in pieces]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Pemakaian: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        records = [row for p in self.get_params(ctx) if (row := p.get_help_record(ctx))]
        rows = [(names, _indonesian(text)) for names, text in records if text]
        if rows:
            with formatter.section("Opsi"):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option with an Indonesian text."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Tampilkan petunjuk ini."
        return option


class Perintah(_Berbahasa):
    """One command."""


class Kelompok(_Berbahasa, click.Group):
    """The commands together."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write options, then the commands in the order they were added."""
        _Berbahasa.format_options(self, ctx, formatter)
        rows = [(name, cmd.get_short_help_str(70)) for name, cmd in self.commands.items() if not cmd.hidden]
        with formatter.section("Perintah"):
            formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order they were added."""
        del ctx
        return list(self.commands)


def complaint(error: click.ClickException) -> UsageError:
    """A complaint of click in Indonesian: what is wrong, what is allowed, where the help is."""
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    path = ctx.command_path if ctx else "lkjip"
    pesan, boleh = _complaint(error, ctx)
    return UsageError(pesan, f"{boleh} Petunjuk: {path} --help".strip())


def _complaint(error: click.ClickException, ctx: click.Context | None) -> tuple[str, str]:
    match error:
        case click.NoSuchOption():
            near = list(error.possibilities or ())
            return f"Opsi “{error.option_name}” tidak dikenal.", _perhaps(near)
        case click.MissingParameter():
            return f"{_name(error.param)} belum diberikan.", _allowed(error.param)
        case click.BadParameter():
            return f"{_name(error.param)} tidak sesuai.", _allowed(error.param)
        case click.BadOptionUsage():
            return f"Opsi “{error.option_name}” kurang isinya atau kelebihan isi.", ""
        case click.UsageError() if "No such command" in error.message:
            return _no_such_command(error.message, ctx)
        case click.UsageError() if "unexpected extra argument" in error.message:
            extra = error.message.partition("(")[2].rstrip(")")
            return f"Ada isian yang berlebih: {extra}.", "Apit nama yang memuat spasi dengan tanda kutip."
        case _:
            return "Perintah tidak lengkap atau salah tulis.", ""


def _no_such_command(message: str, ctx: click.Context | None) -> tuple[str, str]:
    """The unknown command, and the nearest that there is."""
    given = message.split("command", 1)[1].strip(" .'\"")
    group = ctx.command if ctx else None
    known = group.list_commands(ctx) if ctx and isinstance(group, click.Group) else []
    return f"Perintah “{given}” tidak ada.", _perhaps(get_close_matches(given, known, n=2, cutoff=0.5))


def _perhaps(names: Sequence[str]) -> str:
    return f"Mungkin maksudnya: {' atau '.join(names)}." if names else ""


def _name(param: click.Parameter | None) -> str:
    """A parameter as people type it: "Opsi --tahun", "Isian DIR"."""
    if isinstance(param, click.Option):
        return f"Opsi {max(param.opts, key=len)}"
    return f"Isian {param.make_metavar(_BARE).strip('[]')}" if param else "Isian"


def _allowed(param: click.Parameter | None) -> str:
    """What a parameter takes."""
    match param.type if param else None:
        case click.Choice() as pilihan:
            return f"Pilih salah satu: {', '.join(map(str, pilihan.choices))}."
        case click.IntRange() as batas:
            upper = f" sampai {batas.max}" if batas.max is not None else ""
            return f"Isi dengan bilangan bulat mulai dari {batas.min}{upper}."
        case click.types.IntParamType():
            return "Isi dengan bilangan bulat, misalnya 2025."
        case _:
            return ""


_BARE = click.Context(click.Command("lkjip"))
_TAMBAHAN = re.compile(r"\s*\[(?:x>=(?P<batas>\d+)(?:; )?)?(?P<wajib>required)?\]$")


def _indonesian(help_text: str) -> str:
    """The help of an option with click's own remarks in Indonesian."""
    found = _TAMBAHAN.search(help_text)
    if found is None or not found[0].strip():
        return help_text
    notes = [f"mulai dari {found['batas']}"] if found["batas"] else []
    notes += ["wajib"] if found["wajib"] else []
    return f"{help_text[: found.start()]} ({', '.join(notes)})"
