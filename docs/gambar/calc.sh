#!/usr/bin/env bash
# The picture of the buttons in a real LibreOffice window, under a virtual display.
# Needs: lkjip, LibreOffice, Xvfb, openbox, ImageMagick. Not as root: LibreOffice adds no extension for root.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
profile="-env:UserInstallation=file://$work/profil"

lkjip contoh "$work/tahun" --sampai 4 >/dev/null
lkjip addin "$work/lkjip.oxt" >/dev/null
unopkg add -f --suppress-license "$profile" "$work/lkjip.oxt"
export DISPLAY=:87
Xvfb "$DISPLAY" -screen 0 1366x768x24 &
sleep 2
openbox &
soffice "$profile" --norestore --nologo --calc "$work/tahun/Master LKjIP.xlsx" &
sleep "${TUNGGU:-25}"
import -window root "$here/calc.png"
