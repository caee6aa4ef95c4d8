"""The register of corrections: what is new joins it, what people wrote stays."""

from __future__ import annotations

from lkjip_xl.formats.drafts.koreksi import merge_rows
from lkjip_xl.formats.views.tables import _fitting

BARU = {
    "Bagian": "Bab I",
    "Koreksi": "Lengkapi",
    "Oleh": "Sari",
    "Status": "terbuka",
    "Alasan": None,
    "Kode": "K1",
}


def test_a_known_remark_keeps_what_people_wrote_and_takes_new_replies():
    known = {**BARU, "Status": "ditolak", "Alasan": "Sudah ada"}
    (row,) = merge_rows([known], [{**BARU, "Koreksi": "Lengkapi; Budi membalas: Sudah"}])
    assert row == {**known, "Koreksi": "Lengkapi; Budi membalas: Sudah"}
    (row,) = merge_rows([{**known, "Koreksi": "Ditulis ulang orang"}], [BARU])
    assert row["Koreksi"] == "Ditulis ulang orang"


def test_a_comment_resolved_later_is_accepted_unless_people_decided():
    done = {**BARU, "Status": "diterima", "Alasan": "Ditandai selesai pada berkasnya."}
    (row,) = merge_rows([BARU], [done])
    assert (row["Status"], row["Alasan"]) == ("diterima", "Ditandai selesai pada berkasnya.")
    (row,) = merge_rows([{**BARU, "Status": "ditolak", "Alasan": "Tidak"}], [done])
    assert (row["Status"], row["Alasan"]) == ("ditolak", "Tidak")


def test_a_register_without_codes_knows_a_remark_by_its_words():
    assert len(merge_rows([{"Oleh": "Sari", "Koreksi": "Lengkapi", "Status": "selesai"}], [BARU, BARU])) == 1
    assert len(merge_rows([], [BARU, {**BARU, "Kode": "K2"}])) == 2


def test_the_register_of_an_older_master_takes_the_columns_that_it_has():
    class Lama:
        @staticmethod
        def columns(_table):
            return ["No", "Koreksi"]

    assert _fitting(Lama(), "tblKoreksi_L07", [{"No": 1, "Kode": "K1"}]) == [{"No": 1}]
    assert _fitting(Lama(), "tblDraf_L06", [{"Versi": 1}]) == [{"Versi": 1}]
