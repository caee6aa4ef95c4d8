"""click in Indonesian: headings, the help option, and every complaint about arguments."""

from __future__ import annotations

import click


class _Berbahasa(click.Command):
    """Usage line, sections and help option in Indonesian."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = [p.replace("[OPTIONS]", "[OPSI]") for p in self.collect_usage_pieces(ctx)]
        pieces = [p.replace("COMMAND [ARGS]...", "PERINTAH [ISI]...") for p in pieces]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Pemakaian: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        rows = [row for p in self.get_params(ctx) if (row := p.get_help_record(ctx))]
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


def complaint(error: click.ClickException) -> str:
    """A complaint of click as one Indonesian sentence."""
    match error:
        case click.NoSuchOption():
            return f"Opsi “{error.option_name}” tidak dikenal."
        case click.MissingParameter():
            name = error.param.human_readable_name if error.param else ""
            return f"Isian “{name}” belum diberikan."
        case click.BadParameter():
            name = error.param.human_readable_name if error.param else ""
            return f"Isian “{name}” tidak sesuai."
        case click.BadOptionUsage():
            return f"Opsi “{error.option_name}” kurang isinya."
        case click.UsageError() if "No such command" in error.message:
            return f"Perintah {error.message.split('command', 1)[1].strip(' .')} tidak ada."
        case click.UsageError() if "unexpected extra argument" in error.message:
            return "Ada isian yang berlebih."
        case _:
            return "Perintah tidak lengkap atau salah tulis."
