#!/usr/bin/env bash
# Tests the folder in which bin/test builds outside the checkout: a changed source is compiled however old it claims to be, one
# run at a time holds the folder, and a folder with another key goes.
. "$(dirname "$0")/../bin/lib.sh"

fail() { say "tests/cache.sh: $*"; exit 1; }

# Builds the small workspace and prints what its program says.
built() { cargo build --quiet --offline --manifest-path "$ROOT/Cargo.toml" && "$BUILT/debug/probe"; }

# says WORD: the source, as if it had been written in 2001.
says() {
    echo "fn main() { println!(\"$1\") }" >"$ROOT/probe/src/main.rs"
    touch -d 2001-02-03 "$ROOT/probe/src/main.rs"
}

PLACE=$(mktemp -d)
trap 'rm -rf "$PLACE"' EXIT
ROOT=$PLACE/checkout
export XDG_CACHE_HOME=$PLACE/cache
unset RUSTC_WORKSPACE_WRAPPER CLIPPY_ARGS
mkdir -p "$ROOT/probe/src" "$ROOT/.cargo" "$XDG_CACHE_HOME/steelyard/build-of-old"
printf '[workspace]\nmembers = ["probe"]\nresolver = "3"\n' >"$ROOT/Cargo.toml"
printf '[package]\nname = "probe"\nversion = "0.1.0"\nedition = "2024"\n' >"$ROOT/probe/Cargo.toml"
: >"$ROOT/.cargo/config.toml"
says old
cargo generate-lockfile --quiet --offline --manifest-path "$ROOT/Cargo.toml"

build_in_cache || fail "the folder is free, and it was not taken"
[[ $BUILT == "$XDG_CACHE_HOME"/* ]] || fail "the folder is not in the cache: $BUILT"
[ ! -e "$XDG_CACHE_HOME/steelyard/build-of-old" ] || fail "the folder with another key is still there"
(build_in_cache) && fail "two runs hold the folder"

[ "$(built)" = old ] || fail "the first build says something else"
says new
[ "$(built)" = old ] || fail "cargo itself sees the changed source, so this test proves nothing"
forget_members
[ "$(built)" = new ] || fail "a changed source with an old time was not compiled again"
