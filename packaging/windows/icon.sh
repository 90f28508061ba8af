#!/usr/bin/env bash
# packaging/windows/icon.sh PICTURE.svg ICON.ico   draws a Windows icon in the sizes that Windows asks for.
set -euo pipefail
[ $# -eq 2 ] || { sed -n '2p' "${BASH_SOURCE[0]}" | cut -c 3- >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for size in 16 20 24 32 40 48 64 128 256; do
  rsvg-convert -w $size -h $size "$1" -o "$folder/$size.png"
done
# An .ico holds a directory of PNG files: six bytes, sixteen for each picture, then the pictures.
python3 - "$folder" "$2" <<'END'
import struct, sys
from pathlib import Path

pictures = sorted(Path(sys.argv[1]).glob("*.png"), key=lambda path: int(path.stem))
at = 6 + 16 * len(pictures)
directory, data = struct.pack("<HHH", 0, 1, len(pictures)), b""
for picture in pictures:
    content, size = picture.read_bytes(), int(picture.stem) % 256
    directory += struct.pack("<BBBBHHII", size, size, 0, 0, 1, 32, len(content), at + len(data))
    data += content
Path(sys.argv[2]).write_bytes(directory + data)
END
