#!/usr/bin/env bash
# fuzz/rates.sh [SECONDS [TARGET…]]: prints how many inputs of each target run in a second of the processor time
# that the program takes, of its own and in the kernel, and in a second of the clock beside it. A target runs for
# so many seconds of the clock, from the corpus of testdata alone and with the same seed; what is new stays in
# memory, so that no disk counts.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-10}
targets=("${@:2}")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(cargo +nightly fuzz list)
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
cargo +nightly fuzz build --sanitizer none 2> "$scratch/build" || { cat "$scratch/build"; exit 1; }
programs=${CARGO_TARGET_DIR:-fuzz/target}/$(rustc +nightly -vV | sed -n 's/^host: //p')/release

printf '%-24s %16s %14s\n' target 'processor second' 'clock second'
TIMEFORMAT='%U %S %R'
for target in "${targets[@]}"; do
    CORPUS=$scratch/corpus fuzz/corpus.sh "$target"
    mkdir -p "$scratch/corpus/$target"
    find "$scratch/corpus/$target" -type f | LC_ALL=C sort | paste -s -d , > "$scratch/seeds"
    read -ra options < <(fuzz/options.sh "$target")
    [ ! -s "$scratch/seeds" ] || options+=("-seed_inputs=@$scratch/seeds")
    time=$({ time "$programs/$target" "${options[@]}" -seed=1 -max_total_time="$seconds" -verbosity=0 \
        -print_final_stats=1 -artifact_prefix="$scratch/" > "$scratch/output" 2>&1; } 2>&1) \
        || { cat "$scratch/output"; exit 1; }
    inputs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$scratch/output")
    awk -v target="$target" -v inputs="$inputs" -v time="$time" 'BEGIN {
        split(time, part, " ")
        printf "%-24s %16d %14d\n", target, inputs / (part[1] + part[2]), inputs / part[3]
    }'
done
