"""What a template may do: print fields, choose and repeat. Everything else is refused.

Office staff edit templates, and a template may come from anywhere: names that lead to Python, calls,
macros, products of numbers and texts, and whatever grows without bound are not available at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lkjip_xl.formats.word.plain import escape_text, plain_text

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from jinja2 import Environment, Template, nodes
    from jinja2.runtime import Context

SARINGAN = (
    "abs", "capitalize", "count", "d", "default", "first", "float", "int", "join", "last", "length", "list",
    "lower", "max", "min", "reject", "rejectattr", "reverse", "round", "select", "selectattr", "sort", "sum",
    "title", "trim", "unique", "upper",
)  # fmt: skip
"""The filters a template may use."""
_SIMPUL = frozenset({
    "Template", "Output", "TemplateData", "For", "If", "Assign", "Name", "Getattr", "Getitem", "Const",
    "Filter", "Test", "Compare", "Operand", "And", "Or", "Not", "CondExpr", "Add", "Sub", "Mod", "Neg",
    "Pos", "Concat", "List", "Tuple", "Keyword", "Slice",
})  # fmt: skip
_MENIMBUN = frozenset(("Concat", "Add", "List", "Tuple", "Filter"))  # inside `set` they could double for ever
_CETAK_MAKS = 20_000_000
_SARANG_MAKS = 6


def environment(tercetak: list[str]) -> Environment:
    """A sandbox that writes down every value it prints, so that the result can be compared.

    A list that is empty again means another document. The same text is compiled once.
    """
    from jinja2 import StrictUndefined
    from jinja2.exceptions import SecurityError, TemplateRuntimeError
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup

    jadi: dict[str, Template] = {}

    class Kotak(ImmutableSandboxedEnvironment):
        def from_string(
            self,
            source: str | nodes.Template,
            globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - the library's name
            template_class: type[Template] | None = None,
        ) -> Template:
            if not isinstance(source, str) or globals or template_class:
                return super().from_string(source, globals, template_class)
            if source not in jadi:
                jadi[source] = super().from_string(source)
            return jadi[source]

        def is_safe_callable(self, obj: object) -> bool:
            del obj
            return False

        def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
            if not isinstance(left, int | float) or not isinstance(right, int | float):
                raise SecurityError("hitungan dengan teks")
            return super().call_binop(context, operator, left, right)

    jumlah = 0

    def note(nilai: object) -> object:
        nonlocal jumlah
        teks = getattr(nilai, "teks", "") if hasattr(nilai, "__html__") else plain_text(nilai)
        if not isinstance(teks, str):
            return teks
        if isinstance(nilai, list | tuple | dict | set):
            raise TemplateRuntimeError("daftar")
        jumlah = len(teks) + (jumlah if tercetak else 0)
        if jumlah > _CETAK_MAKS:
            raise SecurityError("terlalu panjang")
        tercetak.append(teks)
        return nilai if hasattr(nilai, "__html__") else Markup(escape_text(teks))  # noqa: S704 - it is escaped

    env = Kotak(autoescape=True, undefined=StrictUndefined, finalize=note)
    env.globals.clear()  # range() and its kin
    env.filters = {nama: env.filters[nama] for nama in SARINGAN}
    env.intercepted_binops = frozenset({"*", "**", "+", "%"})
    return env


def forbidden(pohon: nodes.Template) -> tuple[str, int] | None:
    """The first thing in a template that is not allowed, and its line; None where all is."""
    return _forbidden(pohon, dalam=0, menyimpan=False)


def _forbidden(simpul: nodes.Node, *, dalam: int, menyimpan: bool) -> tuple[str, int] | None:
    nama = type(simpul).__name__
    dalam += nama == "For"
    if (
        nama not in _SIMPUL
        or (menyimpan and nama in _MENIMBUN)
        or dalam > _SARANG_MAKS
        or (nama == "For" and getattr(simpul, "recursive", False))
    ):
        return nama, simpul.lineno
    simpan = menyimpan or nama == "Assign"
    found = (_forbidden(anak, dalam=dalam, menyimpan=simpan) for anak in simpul.iter_child_nodes())
    return next(filter(None, found), None)
