"""What each door loads, and that the status kept by the last action is the status read from the journal."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from lkjip_xl import door, ribbon
from lkjip_xl.cli.main import run
from lkjip_xl.domain.status import status_dict
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.snapshot import recall
from lkjip_xl.formats.state import load_state
from lkjip_xl.formats.table_text import table_text
from lkjip_xl.steps.example import play

HEAVY = {
    *("pandas", "numpy", "matplotlib", "polars", "PIL", "openpyxl", "docxtpl", "docx", "lxml", "pydantic"),
    *("xlwings", "xlwings.pro", "click", "rich", "holidays", "num2words", "filelock", "inspect", "pathlib"),
    *("dataclasses", "asyncio", "email", "multiprocessing", "pypdf", "bagit"),
    *("logging", "ssl", "urllib.request", "concurrent.futures", "fractions"),
}


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    folder = CaseFolder(tmp_path_factory.mktemp("pintu") / "LKjIP 2025")
    play(folder, "dinsos-pppa-probolinggo", 2)
    return folder


def loaded(module: str, *args: str) -> set[str]:
    """The heavy modules that are loaded once a door has done its work."""
    code = (
        "import sys\n"
        f"from {module} import main\n"
        f"try:\n    main({list(args)!r})\nexcept SystemExit:\n    pass\n"
        "sys.stderr.write('\\nDIMUAT ' + ' '.join(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return HEAVY & set(done.stderr.rsplit("DIMUAT ", 1)[1].split())


def test_looking_loads_the_standard_library_alone(year):
    assert loaded("lkjip_xl.door", "status", str(year.root)) == set()
    assert loaded("lkjip_xl.door", "status", str(year.root), "--json") == set()
    assert loaded("lkjip_xl.ribbon", "status", f"--folder={year.root}") == set()


XLWINGS = {"xlwings", "inspect", "pathlib"}  # what xlwings itself needs stays allowed
COMMAND = {*XLWINGS, "click", "dataclasses", "filelock"}
FORMS = {*COMMAND, "concurrent.futures", "logging"}
LETTERS = {*COMMAND, "docxtpl", "docx", "lxml"}


@pytest.mark.parametrize(
    ("module", "args", "allowed"),
    [
        ("lkjip_xl.ribbon", ["bagikan", "--wb=Master LKjIP.xlsx", "--from_xl=1", "--hwnd=1"], XLWINGS),
        ("lkjip_xl.ribbon", ["doktor"], {"pathlib", "dataclasses", "inspect", "email"}),
        ("lkjip_xl.door", ["kumpulkan", "FOLDER", "--coba"], FORMS),
        ("lkjip_xl.door", ["periksa", "FOLDER"], FORMS),
        ("lkjip_xl.door", ["sop"], COMMAND),
        ("lkjip_xl.door", ["--help"], COMMAND),
    ],
)
def test_a_door_loads_what_it_needs(year, module, args, allowed):
    given = [str(year.root) if word == "FOLDER" else word for word in args]
    assert loaded(module, *given) <= allowed


def test_the_empty_click_of_the_benchmark_loads_no_more_than_a_click():
    """Otherwise the floor would be heavier than it may be."""
    from benchmarks.pintu import STANDAR

    code = (
        "import sys\nimport lkjip_xl.formats.folder.case_folder, lkjip_xl.formats.forms.desk\n"
        "from lkjip_xl.engines.lean import load_xlwings\nload_xlwings()\nprint(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found = set(done.stdout.split())
    assert set(STANDAR) <= found
    assert not {"logging", "ssl", "urllib.request", "pandas", "numpy"} & found


def test_a_live_status_reads_no_forms(year):
    code = (
        "import sys\nfrom datetime import datetime\nfrom pathlib import Path\n"
        "from lkjip_xl.steps.live import do_closed\n"
        f"assert '2 dari 10' in do_closed(Path({str(year.master)!r}), 'status', '', datetime.now())\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    unwanted = {"lkjip_xl.steps.tugas", "lkjip_xl.formats.forms", "lkjip_xl.formats.master.reader", "xlwings"}
    assert not unwanted & set(done.stdout.split())


def test_what_is_kept_is_what_the_journal_says(year):
    sop, keadaan = load_state(year)
    for moment in (datetime(2026, 1, 6, 9), datetime(2026, 3, 1, 9)):
        found = recall(str(year.root), moment.isoformat(timespec="seconds"))
        assert found == ({**status_dict(sop, keadaan, moment), "jejak": []}, sop.perangkat_daerah)


def test_both_ways_show_the_same(year, capsys):
    for options in ([], ["--json"]):
        with pytest.raises(SystemExit):
            door.main(["status", str(year.root), *options])
        kept = capsys.readouterr().out
        assert run(["status", str(year.root), *options]) == 0
        assert capsys.readouterr().out == kept


@pytest.mark.parametrize("name", ["journal.jsonl", "sop.toml", "status.json", "mirror"])
def test_a_changed_folder_is_read_anew(year, name):
    path = year.mirror if name == "mirror" else year.dalam / name
    before = path.read_bytes()
    now = "2026-01-06T09:00:00"
    try:
        path.write_bytes(before + b" \n")
        assert (recall(str(year.root), now) is None) == (name != "status.json")
        path.write_bytes(before[: len(before) // 2])
        assert recall(str(year.root), now) is None
    finally:
        path.write_bytes(before)
    assert recall(str(year.root), now) is not None


def test_a_folder_without_its_master_or_of_another_kind_goes_the_long_way(year, tmp_path, capsys):
    assert recall(str(tmp_path), "2026-01-06T09:00:00") is None
    with pytest.raises(SystemExit) as ended:
        door.main(["status", str(tmp_path)])
    assert ended.value.code == 3
    assert "bukan folder kerja" in capsys.readouterr().err
    moved = year.master.rename(tmp_path / "m.xlsx")
    with pytest.raises(SystemExit):
        door.main(["status", str(year.root)])
    moved.rename(year.master)
    assert "Master LKjIP.xlsx tidak ada" in capsys.readouterr().out


def test_the_button_status_answers_from_what_is_kept(year, capsys):
    with pytest.raises(SystemExit):
        ribbon.main(["status", f"--folder={year.root}", "--hwnd=12"])
    assert "2 dari 10 langkah selesai" in capsys.readouterr().err


def test_a_table_is_wrapped_to_the_terminal():
    text = table_text("Judul", ("No", "Langkah"), [("1", "satu dua tiga empat lima"), ("2", "x" * 30)], 20)
    assert text.splitlines()[0] == "Judul"
    assert all(len(line) <= 20 for line in text.splitlines())
    assert "".join(text.split()).count("x") == 30


def test_the_console_scripts_are_these_doors():
    import tomllib

    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["scripts"] == {
        "lkjip": "lkjip_xl.door:main",
        "lkjip-klik": "lkjip_xl.ribbon:main",
    }
