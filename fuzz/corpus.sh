#!/usr/bin/env bash
# Builds fuzz/corpus/TARGET from testdata and from the cases that were found before.
set -euo pipefail
cd "$(dirname "$0")"

target=${1:?usage: fuzz/corpus.sh TARGET}
corpus=corpus/$target
mkdir -p "$corpus"

# Copies documents, or so many bytes of each, under names that tell where they are from. Readings
# (.json, .err.txt) and addresses (.url) are none.
documents() {
    find "$2" "${@:3}" -type f ! -name '*.json' ! -name '*.err.txt' ! -name '*.url' \
        | while read -r file; do
            name=${file#../testdata/}
            head -c "$1" "$file" > "$corpus/${name//\//-}"
        done
}
whole=1000000

# An HTTP request around what comes in: its first line, then headers.
http() {
    printf '%s\r\n' "$@" ''
    cat
}

case $target in
    # Arbitrary values are made of any bytes: short pieces of documents do.
    *_value | redaction) documents 256 ../testdata/ops ../testdata/enom ;;
    xml_*) documents $whole ../testdata/ops ../testdata/enom ;;
    ops_*) documents $whole ../testdata/ops ;;
    enom_*) documents $whole ../testdata/enom ;;
    requests)
        for file in ../testdata/ops/*.request.xml; do
            http 'POST / HTTP/1.1' 'X-Username: reseller' 'Content-Type: text/xml' < "$file" \
                > "$corpus/$(basename "$file")"
        done
        for file in ../testdata/enom/*.url; do
            query=$(cut -d '?' -f 2- "$file")
            http "GET /interface.asp?$query HTTP/1.1" < /dev/null > "$corpus/$(basename "$file").get"
            printf '%s' "$query" | http 'POST /interface.asp HTTP/1.1' > "$corpus/$(basename "$file").post"
        done
        ;;
    *) echo "fuzz/corpus.sh: no corpus for $target" >&2; exit 1 ;;
esac

if [ -d "regressions/$target" ]; then
    find "regressions/$target" -type f -exec cp {} "$corpus/" \;
fi
