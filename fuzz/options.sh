#!/usr/bin/env bash
# fuzz/options.sh TARGET: prints what libFuzzer is told about a target: its dictionary, and how long an input
# may be.
set -euo pipefail
cd "$(dirname "$0")/.."

target=${1:?usage: fuzz/options.sh TARGET}
words= length=512
case $target in
    *_damage) ;;
    *_requests) words=requests ;;
    # What is generated shows in short inputs, and takes time in proportion to them.
    redaction_*) words=redaction length=128 ;;
    enom_value | enom_written) words=enom_value length=256 ;;
    ops_value*) words=ops_value length=128 ;;
    ops_serde | ops_against_peer | enom_formats) words=$target ;;
    ops_* | fast_path | rows) words=ops_bytes ;;
    enom_*) words=enom_bytes ;;
    xml_*) words=xml_events ;;
    # Answers are whole replies.
    workflow) length=6144 ;;
esac
# To count how often each feature is seen takes more time than most targets do.
echo "-max_len=$length -entropic=0" ${words:+"-dict=fuzz/dictionaries/$words.dict"}
