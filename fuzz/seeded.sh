#!/usr/bin/env bash
# fuzz/seeded.sh [TARGET…]: makes one fault in the product for each target and shows that the target finds it
# within a minute. The faults are the lines of fuzz/seeded.tsv: a target, a file, what sed does to it, and what it
# means. It works in a copy of the last commit, so that no fault can come into the tree.
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

caught=0 missed=0
while IFS=$'\t' read -r target file change meaning; do
    [ $# -eq 0 ] || [[ " $* " == *" $target "* ]] || continue
    # Of rows with the same fault the first builds the product.
    if [ "$file $change" != "${applied:-}" ]; then
        git checkout --quiet .
        sed -i -E "$change" "$file"
        applied="$file $change"
    fi
    if git diff --quiet; then
        echo "| \`$target\` | $meaning | not applied | |"
        missed=$((missed + 1))
        continue
    fi
    cargo +nightly fuzz build --sanitizer none --target-dir "$built" "$target" 2> "$scratch/build" \
        || { tail -n 30 "$scratch/build"; exit 1; }
    CORPUS=$scratch/corpus fuzz/corpus.sh "$target"
    mkdir -p "$scratch/corpus/$target"
    read -ra options < <(fuzz/options.sh "$target")
    start=$SECONDS
    if "$built/$host/release/$target" "${options[@]}" -seed=1 -max_total_time=60 -print_final_stats=1 \
        -artifact_prefix="$scratch/" "$scratch/corpus/$target" > "$scratch/output" 2>&1; then
        echo "| \`$target\` | $meaning | **not caught** | |"
        missed=$((missed + 1))
    else
        inputs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$scratch/output")
        echo "| \`$target\` | $meaning | ${inputs:-?} | $((SECONDS - start)) |"
        caught=$((caught + 1))
    fi
done < <(grep -v '^#' "$root/fuzz/seeded.tsv")
echo "$caught caught, $missed not"
[ "$missed" -eq 0 ]
