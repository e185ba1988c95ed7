#!/usr/bin/env bash
# Makes icon.png, which the package takes, from icon.svg. Needs a Chromium.
set -euo pipefail
cd "$(dirname "$0")"
page=$(mktemp -d)
trap 'rm -rf "$page"' EXIT
printf '<body style="margin:0">%s</body>' "$(cat icon.svg)" > "$page/icon.html"
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 --default-background-color=00000000 \
  --window-size=128,128 --screenshot="$PWD/icon.png" "file://$page/icon.html" 2> "$page/log" || { cat "$page/log"; exit 1; }
