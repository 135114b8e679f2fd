#!/usr/bin/env bash
# fuzz/long.sh INPUTS [TARGET…]: runs so many inputs of each target, one target after another, from
# fuzz/corpus, which keeps what is new. Prints a row for each: how many inputs ran, the edges they reached,
# and the files in fuzz/artifacts of what they found. A finding does not end it.
set -euo pipefail
cd "$(dirname "$0")/.."

inputs=${1:?usage: fuzz/long.sh INPUTS [TARGET…]}
targets=("${@:2}")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(cargo +nightly fuzz list)
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
cargo +nightly fuzz build --sanitizer none 2> "$scratch/build" || { cat "$scratch/build"; exit 1; }
# The programs of now, whatever is built meanwhile.
cp fuzz/target/"$(rustc +nightly -vV | sed -n 's/^host: //p')"/release/* "$scratch/" 2> /dev/null || true
commit=$(git rev-parse --short HEAD)

for target in "${targets[@]}"; do
    fuzz/corpus.sh "$target"
    mkdir -p "fuzz/artifacts/$target"
    read -ra options < <(fuzz/options.sh "$target")
    "$scratch/$target" "${options[@]}" -runs="$inputs" -rss_limit_mb=2048 -timeout=60 -print_final_stats=1 \
        -artifact_prefix="fuzz/artifacts/$target/" "fuzz/corpus/$target" > "$scratch/output" 2>&1 || true
    ran=$(sed -n 's/^stat::number_of_executed_units: *//p' "$scratch/output")
    edges=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$scratch/output" | tail -n 1)
    found=$(sed -n 's/^artifact_prefix.*Test unit written to //p' "$scratch/output")
    echo "| \`$target\` | ${ran:-stopped} | ${edges:-?} | ${found:-none} | $(date +%F) | $commit |"
done
