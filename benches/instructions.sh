#!/bin/sh
# How many instructions each main path takes for one document, counted by callgrind and compared
# with instructions.txt. Ends with 1, and says which, when one takes over five per cent more. Another
# compiler or processor makes other counts, which are shown and not judged.
#
#   benches/instructions.sh            compare
#   benches/instructions.sh --bless    write instructions.txt anew
set -eu

tolerance=5
here=$(cd "$(dirname "$0")" && pwd)
kept=$here/instructions.txt
case ${1-} in
    '' | --bless | --count) ;;
    *)
        echo "neither --bless nor nothing: $1" >&2
        exit 2
        ;;
esac

# The instructions of a run that does its work $3 times, and once before.
run() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$paths" "$1" "$2" "$3" 2>&1 |
        sed -n 's/.*Collected *: *\([0-9]*\).*/\1/p'
}

# Counts one, and prints it in a single write.
if [ "${1-}" = --count ]; then
    case $3 in
        reply*) times=200 ;;
        *) times=2 ;;
    esac
    # What is not the work costs the same in a run without it.
    without=$(run "$2" "$3" 0)
    with=$(run "$2" "$3" "$times")
    echo "$2 $3 $(((with - without) / times))"
    exit
fi

cd "$here/.."
cargo build --quiet --release --package benches --example paths
target=$(cargo metadata --format-version 1 --no-deps |
    sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')
paths=$target/release/examples/paths
counted=$(mktemp)
trap 'rm -f "$counted" "$counted.unordered"' EXIT

# As many at a time as there are processors, printed in the order of the paths.
export paths
"$paths" | xargs -P "$(nproc)" -L 1 "$here/instructions.sh" --count >"$counted.unordered"
"$paths" | while read -r path document; do
    grep "^$path $document " "$counted.unordered"
done >"$counted"

# Valgrind shows programs a processor without AVX-512.
machine="# $(rustc --version), $(uname -m)$(grep -m 1 ^flags /proc/cpuinfo 2>/dev/null |
    grep -ow 'sse4_2\|avx2' | tr '\n' ' ' | sed 's/^/ /; s/ $//')"
if [ "${1-}" = --bless ]; then
    {
        echo "# Instructions a document, written by benches/instructions.sh --bless."
        echo "$machine"
        cat "$counted"
    } >"$kept"
fi
grep -qxF "$machine" "$kept" || {
    echo "not compared: counted with ${machine#\# }, and kept with$(sed -n '2s/^#//p' "$kept")"
    cat "$counted"
    exit 0
}

awk -v tolerance="$tolerance" '
    BEGIN { printf "%-11s %-21s %12s %12s %8s\n", "path", "document", "kept", "counted", "change" }
    /^#/ { next }
    NR == FNR { kept[$1 " " $2] = $3; next }
    {
        name = $1 " " $2
        if (!(name in kept)) {
            printf "%-11s %-21s %12s %12d\n", $1, $2, "-", $3
            failed = failed "\n" name " is not in instructions.txt: --bless adds it"
            next
        }
        change = 100 * ($3 - kept[name]) / kept[name]
        printf "%-11s %-21s %12d %12d %+7.1f%%\n", $1, $2, kept[name], $3, change
        if (change > tolerance) failed = failed "\n" name " grew by " sprintf("%.1f", change) " %"
        if (change < -tolerance) shrunk = 1
        delete kept[name]
    }
    END {
        for (name in kept) failed = failed "\n" name " was not counted: --bless drops it"
        if (shrunk) print "\nfaster than kept: --bless keeps it that way"
        if (failed) { print failed; exit 1 }
    }
' "$kept" "$counted"
