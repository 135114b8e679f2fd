#!/bin/sh
# Whether hostile documents cost instructions in proportion to their size, on every way into the
# crates. Callgrind counts them for documents of each shape and for others that are four times as long.
# Ends with 1, and names the shapes and the ways in, when the longer ones take more than 4.8 times as
# many.
#
#   benches/linear.sh           documents of 2 KB and 8 KB, the plainest ones of 256 KB and 1 MB too
#   benches/linear.sh BYTES     documents of so many bytes and of four times as many
set -eu

# Nothing but the same again, where a careless reader would be worst.
plainest='bare/less bare/ampersand bare/quote bare/open-tag bare/nested-item bare/semicolon bare/strong
    ops-assoc/nested-item html-value/strong text-value/semicolon'

# Four, and what sorting and tables that double add to it.
tolerance=4.8
# So few instructions more, for a document so much longer, are no growth.
least=20000

# count ENTRY SHAPES BYTES: prints a line for each document, with the instructions of the work on it.
# What stands around the work is not counted.
count() {
    parts=$(mktemp -d)
    valgrind --tool=callgrind --callgrind-out-file="$parts/part" \
        --toggle-collect=hostile::measured --dump-after=hostile::measured \
        "$hostile" "$1" "$2" "$3" >"$parts/names" 2>"$parts/errors" || {
        cat "$parts/errors" >&2
        exit 1
    }
    awk -v parts="$parts" '{
        summary = "no"
        while ((getline line < (parts "/part." NR)) > 0)
            if (line ~ /^summary: /) { summary = substr(line, 10); break }
        close(parts "/part." NR)
        print $0, summary
    }' "$parts/names"
    rm -rf "$parts"
}

# judge ONE SMALL BIG: from the counts of three sizes, how many times as much growing by four costs.
# What a document costs in which there is nothing too much does not count.
judge() {
    awk -v tolerance="$tolerance" -v least="$least" '
        FNR == 1 { file++ }
        { counted[file, $1 " " $2] = $3 }
        file == 3 {
            name = $1 " " $2
            small = counted[2, name] - counted[1, name]
            big = $3 - counted[1, name]
            if (big < least) next
            ratio = small > 0 ? big / small : 999
            printf "%s %.2f %s %.0f\n", (ratio > tolerance ? "grows" : "linear"), ratio, name, big
        }
    ' "$1" "$2" "$3"
}

if [ "${1-}" = --count ]; then
    count "$2" "$3" "$4" >"$counts/$(echo "$2 $3 $4" | tr ' /%' '---')"
    exit
fi
cd "$(dirname "$0")/.."
cargo build --quiet --release --package benches --example hostile
target=$(cargo metadata --format-version 1 --no-deps |
    sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')
hostile=$target/release/examples/hostile
counts=$(mktemp -d)
export hostile counts
trap 'rm -rf "$counts"' EXIT

# compare SMALL SHAPES...: judges documents of these shapes and four times as long, read in every way,
# into $counts/judged, and prints the worst.
compare() {
    small=$1
    big=$((4 * small))
    shift
    rm -f "$counts"/all-*
    for bytes in "$big" "$small" 1; do
        for shapes in "$@"; do
            echo "all $shapes $bytes"
        done
    done | xargs -P "$(nproc)" -L 1 benches/linear.sh --count
    for bytes in 1 "$small" "$big"; do
        cat "$counts"/all-*-"$bytes" >"$counts/of-$bytes"
    done
    judge "$counts/of-1" "$counts/of-$small" "$counts/of-$big" >"$counts/judged"
    sort -k 2 -rn "$counts/judged" | head -n 5
    echo "$(wc -l <"$counts/of-$big") shapes, $small and $big bytes"
}

if [ $# -eq 0 ]; then
    # shellcheck disable=SC2086
    compare 262144 $plainest
    ! grep ^grows "$counts/judged" || exit 1
fi
compare "${1:-2048}" html% ops% text% xml% bare% form%
grep -q ^grows "$counts/judged" || exit 0

# All ways in were counted together: which of them is it? What only has a dear beginning, such as a
# table of a fixed size, is found to be linear in documents that are longer still.
grep ^grows "$counts/judged" | while read -r _ _ _ shape _; do
    "$hostile" | sed -n 's/^entry //p' | while read -r entry; do
        for bytes in 1 "$big" $((4 * big)); do
            count "$entry" "$shape" "$bytes" >"$counts/single-$bytes"
        done
        judge "$counts/single-1" "$counts/single-$big" "$counts/single-$((4 * big))"
    done
done >"$counts/singly"
awk '$1 == "grows" {
    print $4 " costs " $3 " " $2 " times as much when it is four times as long"
    failed = 1
} END { exit failed }' "$counts/singly"
