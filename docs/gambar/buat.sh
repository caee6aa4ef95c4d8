#!/usr/bin/env bash
# Makes the pictures of README.md anew from the product itself: needs lkjip, LibreOffice and pdftoppm.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
lkjip contoh "$work/contoh" >/dev/null
picture() { # document, page, name
  soffice "-env:UserInstallation=file://$work/profil" --headless --convert-to pdf --outdir "$work" "$1" >/dev/null 2>&1
  pdftoppm -r 80 -f "$2" -l "$2" -png -singlefile "$work/$(basename "${1%.*}").pdf" "$here/$3"
}
picture "$work/contoh/Master LKjIP.xlsx" 1 beranda
picture "$work/contoh/1-formulir/Formulir PPPA.xlsx" 2 formulir
picture "$(ls "$work"/contoh/4-hasil/*Final.docx)" 4 ringkasan
