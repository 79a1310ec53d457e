#!/bin/sh
# Make a virtual environment: venv.sh PYTHON FOLDER. Debian keeps the needed module in a package of its own.
set -eu
python=$1
folder=$2

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "wikiwatch needs Python 3.11 or later; $python is $("$python" --version 2>&1)." >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "$python can't make virtual environments: install the package python3-venv." >&2
        exit 1
    fi
    apt-get update --quiet=2
    DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --yes python3-venv
fi
"$python" -m venv "$folder"
