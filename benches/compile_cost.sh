#!/usr/bin/env bash
# What one more typed OPS reply costs whoever compiles it: bytes of code, and seconds of the compiler.
# Two programs are built, one that reads one type of reply and one that reads eleven; a tenth of the
# difference is printed. Ends with 1 where a type takes more code than the bound.
set -euo pipefail
cd "$(dirname "$0")/.."

bound=15360
more=10
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
target=$(cargo metadata --format-version 1 --no-deps | sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')

# A program that reads $1 types of replies.
program() {
    local name=$1 count=$2 n
    mkdir -p "$work/$name/src"
    cat > "$work/$name/Cargo.toml" << TOML
[package]
name = "$name"
version = "0.0.0"
edition = "2024"

[dependencies]
ops-envelope = { path = "$PWD/crates/ops-envelope" }
serde = { version = "1", features = ["derive"] }

[profile.release]
codegen-units = 1

[workspace]
TOML
    cp Cargo.lock "$work/$name/Cargo.lock"
    {
        for ((n = 0; n < count; n++)); do
            cat << RUST
#[derive(serde::Deserialize)]
pub struct Reply$n {
    pub object: String,
    pub is_success: bool,
    pub response_code: u16,
    pub response_text: String,
    pub attributes: Option<Attributes$n>,
}
#[derive(serde::Deserialize)]
pub struct Attributes$n {
    pub field_a$n: String,
    pub field_b$n: Option<u32>,
    pub field_c$n: Vec<String>,
}
#[inline(never)]
pub fn read$n(xml: &str) -> Result<Reply$n, ops_envelope::Error> {
    ops_envelope::from_str(xml)
}
RUST
        done
        echo 'fn main() {'
        echo '    let xml = std::env::args().next().unwrap_or_default();'
        for ((n = 0; n < count; n++)); do
            echo "    if let Ok(reply) = read$n(&xml) { println!(\"{}\", reply.attributes.map_or(0, |it| it.field_a$n.len() + it.field_c$n.len()) + reply.object.len() + reply.response_text.len() + usize::from(reply.response_code) + usize::from(reply.is_success)); }"
        done
        echo '}'
    } > "$work/$name/src/main.rs"
}

# Builds program $1; prints the bytes of its code and the milliseconds that its own crate took to compile.
measure() {
    local seconds
    (cd "$work/$1" && CARGO_TARGET_DIR=$target/compile-cost cargo build --release --quiet)
    touch "$work/$1/src/main.rs"
    # The time of the processor, which other programs do not change much.
    seconds=$(TIMEFORMAT=%U; cd "$work/$1" && { time CARGO_TARGET_DIR=$target/compile-cost cargo build --release --quiet; } 2>&1)
    echo "$(size "$target/compile-cost/release/$1" | awk 'NR == 2 { print $1 }') $(awk "BEGIN { print int(1000 * $seconds) }")"
}

program few 1
program many $((1 + more))
read -r few_size few_time < <(measure few)
read -r many_size many_time < <(measure many)
size=$(((many_size - few_size) / more))
echo "a further typed reply: $size bytes of code (at most $bound), $(((many_time - few_time) / more)) ms"
[ "$size" -le "$bound" ]
