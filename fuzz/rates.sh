#!/usr/bin/env bash
# fuzz/rates.sh [SECONDS [TARGET…]]: prints how many inputs of each target run in a second of processor time. A
# target runs for so many seconds, from the corpus of testdata alone and with the same seed.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-10}
targets=("${@:2}")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(cargo +nightly fuzz list)
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
cargo +nightly fuzz build --sanitizer none 2> "$scratch/build" || { cat "$scratch/build"; exit 1; }
programs=fuzz/target/$(rustc +nightly -vV | sed -n 's/^host: //p')/release

printf '%-20s %15s\n' target 'inputs a second'
TIMEFORMAT='%U %S'
for target in "${targets[@]}"; do
    CORPUS=$scratch/corpus fuzz/corpus.sh "$target"
    mkdir -p "$scratch/corpus/$target"
    read -ra options < <(fuzz/options.sh "$target")
    time=$({ time "$programs/$target" "${options[@]}" -seed=1 -max_total_time="$seconds" -verbosity=0 \
        -print_final_stats=1 -artifact_prefix="$scratch/" "$scratch/corpus/$target" > "$scratch/output" 2>&1; } 2>&1) \
        || { cat "$scratch/output"; exit 1; }
    inputs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$scratch/output")
    awk -v target="$target" -v inputs="$inputs" -v time="$time" \
        'BEGIN { split(time, part, " "); printf "%-20s %15d\n", target, inputs / (part[1] + part[2]) }'
done
