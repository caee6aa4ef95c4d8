import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The same examples on every machine, however slow it is; `--hypothesis-profile=acak` looks for new ones.
_LAMBAT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("acak", **_LAMBAT)
settings.register_profile("tetap", derandomize=True, **_LAMBAT)
settings.load_profile("tetap")

DATA_BERSAMA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"


def pytest_collection_modifyitems(items):
    """Tests marked `office` run only where LibreOffice is."""
    if shutil.which("soffice"):
        return
    for item in items:
        if "office" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="LibreOffice (soffice) tidak terpasang"))


@pytest.fixture(scope="session")
def data_bersama() -> Path:
    """The folder of real data beside the project; the test is skipped where it is not there."""
    if not DATA_BERSAMA.is_dir():
        pytest.skip("data nyata ../shared/data tidak ada di sini")
    return DATA_BERSAMA


@pytest.fixture(scope="session", autouse=True)
def _arsip_tanpa_pdf():
    """Archives without PDF/A: making one takes seconds, and tests/formats/test_pdf.py shows that it works."""
    from lkjip_xl.steps import archive

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archive, "archive_copy", lambda _folder: None)
        yield
