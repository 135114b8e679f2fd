#!/usr/bin/env bash
# fuzz/options.sh TARGET: prints what libFuzzer is told about a target: its dictionary, and how long an input
# may be.
set -euo pipefail
cd "$(dirname "$0")/.."

target=${1:?usage: fuzz/options.sh TARGET}
words= length=512
# To count how often each feature is seen takes as much time as a fast target, and helps where much is read.
count=-entropic=0
case $target in
    requests_damage) ;;
    *_damage) count= ;;
    *_requests) words=requests ;;
    # What is generated shows in short inputs, and takes time in proportion to them.
    redaction_*) words=redaction length=128 ;;
    enom_value | enom_written) words=enom_value length=256 ;;
    ops_value*) words=ops_value length=128 ;;
    # Answers are whole replies.
    workflow) length=6144 ;;
    enom_bytes) words=enom_bytes ;;
    ops_serde | ops_against_peer | enom_formats) words=$target count= ;;
    ops_* | fast_path | rows) words=ops_bytes count= ;;
    enom_*) words=enom_bytes count= ;;
    xml_*) words=xml_events count= ;;
esac
echo "-max_len=$length" $count ${words:+"-dict=fuzz/dictionaries/$words.dict"}
