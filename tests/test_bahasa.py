"""One word for one thing, and no English where a user looks: docs/istilah.md holds the words."""

import ast
import re
from pathlib import Path
from zipfile import ZipFile

import pytest

AKAR = Path(__file__).resolve().parent.parent
ISTILAH = AKAR / "docs" / "istilah.md"
INGGRIS = (
    *("the", "and", "not", "is", "are", "was", "with", "from", "must", "should", "missing", "invalid"),
    *("unknown", "found", "failed", "please", "click", "save", "value", "user", "default", "update"),
    *("upload", "download", "password", "offline", "online", "dashboard", "settings"),
)
BAKU = {  # spellings that KBBI does not know
    *("analisa", "resiko", "aktifitas", "prosentase", "ijin", "nomer", "kwartal", "hirarki", "obyek"),
    *("sekedar", "merubah", "dirubah", "praktek", "jadual", "sistim", "kwalitas"),
}
# Names of others: Excel's own words for a kind of file and a menu, the phrase of the LKE's criteria.
NAMA = re.compile(
    r"Excel Workbook|File > |lkjip template|folder templates|FILE\.\w+|\bFILE\b|\{[^{}]*\}|\[\w+\]"
)
DALAM = {"engines", "cfb.py", "ovba.py", "oxt.py"}  # what no user reads: engines and the writer of VBA
LOG = {"unexpected while reading a form", "not well-formed: ", "User Content.localized"}
CLICK = {"No such command", "COMMAND [ARGS]..."}  # click's own words, looked for to be replaced

PENGEMBANG = {"rilis-excel", "istilah"}  # a checklist for developers, and the list that names the words


def _forbidden() -> dict[str, str]:
    words = {}
    for baris in ISTILAH.read_text("utf-8").splitlines():
        sel = [s.strip() for s in baris.strip("|").split("|")]
        if len(sel) == 3 and sel[0] not in {"Istilah", "---"}:
            words |= {kata.strip().casefold(): sel[0] for kata in sel[2].split(",") if kata.strip()}
    return words | dict.fromkeys(INGGRIS, "bahasa Indonesia") | dict.fromkeys(BAKU, "ejaan baku")


KATA = _forbidden()
POLA = re.compile(rf"(?<![\w.-])({'|'.join(map(re.escape, KATA))})(?![\w-]|\.\w)", re.IGNORECASE)


def _wrong(teks: str) -> list[str]:
    return [f"{m[0]} -> {KATA[m[0].casefold()]}" for m in POLA.finditer(NAMA.sub(" ", teks))]


def _shown(pohon: ast.AST) -> list[tuple[int, str]]:
    """The strings of a module that read like sentences; docstrings, patterns, markup and addresses do not count."""
    docs = {
        id(n.body[i].value)
        for n in ast.walk(pohon)
        if isinstance(n, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        for i in range(len(n.body))
        if isinstance(n.body[i], ast.Expr) and isinstance(n.body[i].value, ast.Constant)
    }
    hidden = ("<", "\\", "(?", "://", ":/", "{http")
    return [
        (n.lineno, n.value)
        for n in ast.walk(pohon)
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docs
        and " " in n.value.strip() and not any(h in n.value for h in hidden)
    ]  # fmt: skip


def test_the_list_of_terms_is_read():
    assert KATA["email"] == "surel"
    assert _wrong("Buka file itu di sheet Bidang") == ["file -> berkas", "sheet -> lembar"]
    assert _wrong("Buka berkas {file} dengan lkjip template") == []


def test_sentences_of_the_program_use_one_word_for_one_thing():
    faults = []
    for path in sorted((AKAR / "lkjip_xl").rglob("*.py")):
        if DALAM.isdisjoint({*path.relative_to(AKAR).parts}):
            for baris, teks in _shown(ast.parse(path.read_text("utf-8"))):
                if teks in LOG | CLICK:
                    continue
                faults += [f"{path.relative_to(AKAR)}:{baris}: {w} | {teks[:70]}" for w in _wrong(teks)]
    assert not faults, "\n".join(faults)


def test_the_ribbon_speaks_indonesian():
    isi = (AKAR / "macros" / "customUI14.xml").read_text("utf-8")
    texts = re.findall(r'(?:label|screentip|supertip|description)="([^"]*)"', isi)
    assert texts
    assert [w for t in texts for w in _wrong(t)] == []


@pytest.mark.parametrize("path", sorted((AKAR / "templates").glob("*.docx")), ids=lambda p: p.stem)
def test_papers_speak_indonesian(path):
    with ZipFile(path) as paket:
        isi = paket.read("word/document.xml").decode()
    alinea = ["".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", p)) for p in isi.split("</w:p>")]
    assert [f"{w} | {a}" for a in alinea for w in _wrong(re.sub(r"\{[%{].*?[%}]\}", " ", a))] == []


@pytest.mark.parametrize(
    "path",
    [p for p in sorted((AKAR / "docs").glob("*.md")) if p.stem not in PENGEMBANG],
    ids=lambda p: p.stem,
)
def test_the_guides_speak_indonesian(path):
    isi = re.sub(r"```.*?```|`[^`]*`|\(\S+\)", " ", path.read_text("utf-8"), flags=re.DOTALL)
    assert [w for baris in isi.splitlines() for w in _wrong(baris)] == []
