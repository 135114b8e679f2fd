#!/usr/bin/env bash
# Builds fuzz/corpus/TARGET from testdata, from small whole documents and from the cases that were found
# before; another folder than fuzz/corpus stands in CORPUS.
set -euo pipefail
cd "$(dirname "$0")"

target=${1:?usage: fuzz/corpus.sh TARGET}
corpus=${CORPUS:-corpus}/$target
mkdir -p "$corpus"

# Copies documents, or so many bytes of each, under names that tell where they are from. Readings
# (.json, .err.txt) and addresses (.url) are none.
documents() {
    find "$2" "${@:3}" -type f ! -name '*.json' ! -name '*.err.txt' ! -name '*.url' ! -name '*.tsv' \
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
    *_value | *_value_serde | enom_written | redaction_*) documents 256 ../testdata/ops ../testdata/enom ;;
    xml_*) documents $whole ../testdata/ops ../testdata/enom seeds/ops seeds/enom ;;
    ops_requests)
        for file in ../testdata/ops/*.request.xml seeds/ops/*.xml; do
            http 'POST / HTTP/1.1' 'X-Username: reseller' 'Content-Type: text/xml' < "$file" \
                > "$corpus/$(basename "$file")"
        done
        ;;
    enom_requests)
        for file in ../testdata/enom/*.url; do
            query=$(cut -d '?' -f 2- "$file")
            http "GET /interface.asp?$query HTTP/1.1" < /dev/null > "$corpus/$(basename "$file").get"
            printf '%s' "$query" | http 'POST /interface.asp HTTP/1.1' > "$corpus/$(basename "$file").post"
        done
        ;;
    workflow)
        # The number of the workflow, then its answers, each ended by a byte that no text has.
        answers() {
            { printf "$1"; for file in "${@:2}"; do cat "../testdata/$file"; printf '\377'; done; }
        }
        replies() { printf "$1/family/%s.reply.$2 " "${@:3}"; }
        answers '\000' $(replies ops xml set_cookie) ops/change_password.reply.xml \
            $(replies ops xml delete_cookie set_cookie) > "$corpus/change_registrant_password"
        answers '\001' $(replies ops xml belongs_to_rsp get_domain_status modify_domain_status) \
            ops/send_authcode.reply.xml $(replies ops xml get_transfers_away) > "$corpus/opensrs_transfer_out"
        answers '\002' enom/get_account_password.reply.txt \
            $(replies enom txt set_account_password check_login) > "$corpus/reset_account"
        answers '\003' $(replies enom txt validate_password) enom/set_password.reply.txt \
            $(replies enom txt get_password_bit) > "$corpus/set_domain_password"
        looks=(status_domain status_domain status_domain)
        answers '\004' $(replies enom txt get_reg_lock set_reg_lock_unlock synch_auth_info_mailed) \
            $(replies enom txt "${looks[@]}" set_reg_lock) > "$corpus/enom_transfer_out"
        # The same with a resumption after each answer.
        for file in "$corpus"/*_*[a-z]; do
            [[ $file == *.resumed ]] || LC_ALL=C sed 's/\xff/\xff!\xff/g' "$file" > "$file.resumed"
        done
        ;;
    fast_path)
        # The number of the question, then records, each after a byte that no text has and one that tells how often
        # it is repeated.
        record() { printf '\377%s' "$1"; printf '<item key="%s">x</item>' "${@:2}"; }
        for question in {0..8}; do
            { printf %s "$question"; record 2 a b; } > "$corpus/repeated.$question"
            { printf %s "$question"; record 0 a b; record 0 b a; record 1 a; record 1 a b c; } \
                > "$corpus/differing.$question"
            { printf %s "$question"; record 0 a b; record 0 b b; } > "$corpus/doubled.$question"
        done
        ;;
    # What is damaged is in the target, what repeats is made by it.
    *_damage | rows) ;;
    ops_*) documents $whole ../testdata/ops seeds/ops ;;
    enom_independent)
        # A byte that tells the format, then text or HTML.
        for file in ../testdata/enom/*.txt ../testdata/enom/quirks/*.txt seeds/enom/*.txt; do
            { printf '\000'; cat "$file"; } > "$corpus/$(basename "$file")"
        done
        for file in ../testdata/enom/*.html ../testdata/enom/quirks/*.html seeds/enom/*.html; do
            { printf '\001'; cat "$file"; } > "$corpus/$(basename "$file")"
        done
        ;;
    enom_*) documents $whole ../testdata/enom seeds/enom ;;
    *) echo "fuzz/corpus.sh: no corpus for $target" >&2; exit 1 ;;
esac

if [ -d "regressions/$target" ]; then
    find "regressions/$target" -type f -exec cp {} "$corpus/" \;
fi
