#!/usr/bin/env bash
# Makes the pictures of README.md and docs/ anew from the product itself: needs lkjip, LibreOffice and poppler.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
lkjip contoh "$work/tengah" --sampai 2 >/dev/null   # forms are out: somebody is waited for
lkjip pesan "$work/tengah" >/dev/null
lkjip contoh "$work/selesai" >/dev/null

pdf_of() { # document: prints the path of its PDF
  local out="$work/pdf/$(printf '%s' "$1" | cksum | cut -d' ' -f1)"
  if [ ! -d "$out" ]; then
    soffice "-env:UserInstallation=file://$work/profil" --headless --convert-to pdf --outdir "$out" "$1" >/dev/null 2>&1
  fi
  printf '%s' "$out/$(basename "${1%.*}").pdf"
}
page_of() { # pdf, pattern: the first page whose text has it
  local n pages; pages="$(pdfinfo "$1" | sed -n 's/^Pages: *//p')"
  for n in $(seq "$pages"); do
    if pdftotext -layout -f "$n" -l "$n" "$1" - | grep -Eq "$2"; then printf '%s' "$n"; return; fi
  done
  echo "halaman tidak ditemukan: $2" >&2; exit 1
}
picture() { # document, pattern of the page (the foot of a sheet carries its name), name
  local pdf page; pdf="$(pdf_of "$1")"; page="$(page_of "$pdf" "$2")"
  pdftoppm -r "${4:-90}" -f "$page" -l "$page" "$pdf" | python3 "$here/potong.py" > "$here/$3.png"
}
foot() { printf ' %s +Halaman' "$1"; }

master="$work/selesai/Master LKjIP.xlsx"
picture "$work/tengah/Master LKjIP.xlsx" "$(foot Beranda)" beranda
picture "$master" "$(foot Panduan)" panduan
picture "$work/tengah/Master LKjIP.xlsx" "Terlambat +Surel" tunggu
picture "$master" "$(foot Rekap)" rekap
picture "$master" "$(foot Jejak)" jejak
picture "$work/selesai/1-formulir/Formulir PPPA.xlsx" "." petunjuk
picture "$work/selesai/1-formulir/Formulir PPPA.xlsx" "IKU-2.1" formulir
picture "$(ls "$work"/selesai/3-kembali/Formulir*.xlsx | head -1)" "IKU-" kembali
picture "$(ls "$work"/selesai/4-hasil/*Final.docx)" "RINGKASAN EKSEKUTIF|Ringkasan Eksekutif" ringkasan
