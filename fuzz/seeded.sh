#!/usr/bin/env bash
# fuzz/seeded.sh [TARGET…]: makes one fault in the product for each target and shows that the target finds it
# within a minute. The faults are the lines of fuzz/seeded.tsv: a name, the targets that must find it, a file, what
# `sed -E` does to it, and what it means. All are built into one program a target; each counts only where the
# variable FAULT has its name, which `FAULT` in the changed code asks. It works in a copy of the last commit, so
# that no fault can come into the tree.
set -euo pipefail
cd "$(dirname "$0")/.."

root=$PWD
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
git clone --quiet --shared . "$scratch/tree"
# What is no crate of ours is built once.
built=${SEEDED_TARGET_DIR:-$root/fuzz/target/seeded}
host=$(rustc +nightly -vV | sed -n 's/^host: //p')
cd "$scratch/tree"
unset FAULT

cat >> crates/wire-text/src/lib.rs << 'RUST'

/// Whether the variable `FAULT` names this fault.
#[doc(hidden)]
#[must_use]
pub fn is_on(fault: &str) -> bool {
    extern crate std;
    static ON: std::sync::LazyLock<Option<std::string::String>> =
        std::sync::LazyLock::new(|| std::env::var("FAULT").ok());
    ON.as_deref() == Some(fault)
}
RUST
while IFS=$'\t' read -r fault targets file change meaning; do
    [[ $file == crates/wire-text/* ]] && crate=crate || crate=wire_text
    cp "$file" "$scratch/before"
    sed -i -E "${change//FAULT/$crate::is_on(\"$fault\")}" "$file"
    ! cmp -s "$file" "$scratch/before" || { echo "fuzz/seeded.sh: $fault changes nothing in $file"; exit 1; }
done < <(grep -v '^#' "$root/fuzz/seeded.tsv")

wanted() { [ $# -eq 1 ] || [[ " ${*:2} " == *" $1 "* ]]; }
only=()
[ $# -ne 1 ] || only=("$1")
cargo +nightly fuzz build --sanitizer none --target-dir "$built" "${only[@]}" > "$scratch/build" 2>&1 \
    || { tail -n 30 "$scratch/build"; exit 1; }

caught=0 missed=0
while IFS=$'\t' read -r fault targets file change meaning; do
    for target in $targets; do
        wanted "$target" "$@" || continue
        CORPUS=$scratch/corpus fuzz/corpus.sh "$target"
        mkdir -p "$scratch/corpus/$target"
        read -ra options < <(fuzz/options.sh "$target")
        start=$SECONDS
        if FAULT=$fault "$built/$host/release/$target" "${options[@]}" -seed=1 -max_total_time=60 -print_final_stats=1 \
            -artifact_prefix="$scratch/" "$scratch/corpus/$target" > "$scratch/output" 2>&1; then
            echo "| \`$target\` | $meaning | **not caught** | |"
            missed=$((missed + 1))
        else
            inputs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$scratch/output")
            echo "| \`$target\` | $meaning | ${inputs:-?} | $((SECONDS - start)) |"
            caught=$((caught + 1))
        fi
    done
done < <(grep -v '^#' "$root/fuzz/seeded.tsv")
echo "$caught caught, $missed not"
[ "$missed" -eq 0 ]
