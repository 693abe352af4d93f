# The part that the commands in bin/ share: it finds their requirements, installs missing ones, and reports
# progress.
# Sourced, never run. Messages go to standard error, because standard output belongs to the started program.

set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
BUILT=$(cd "$ROOT" && realpath -m "${CARGO_TARGET_DIR:-target}")
export CARGO_TARGET_DIR=$BUILT
MISSING=69 # sysexits.h: a service or program is unavailable

# Prints the comment at the top of the calling script, from its second line on.
help() {
    sed -n "2,/^[^#]/{s/^# \{0,1\}//p;}" "$0"
    exit 0
}

if [ -t 2 ]; then BOLD=$'\e[1m' PLAIN=$'\e[0m'; else BOLD='' PLAIN=''; fi
say() { printf '%s==> %s%s\n' "$BOLD" "$*" "$PLAIN" >&2; }

give_up() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit "$MISSING"
}

has() { command -v "$1" >/dev/null 2>&1; }

# Runs a command as root, or fails if that is not possible. Asks for a password only if a person can answer.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif has sudo && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
        sudo "$@"
    else
        return 1
    fi
}

# install WHAT-FOR PACKAGE...
install() {
    local purpose=$1
    shift
    has apt-get || give_up "$purpose is missing, and this system has no apt-get; install it (on Debian: $*)"
    as_root true || give_up "$purpose is missing; as root: apt-get install $*"
    say "installing $* ($purpose)"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends "$@" </dev/null >&2 ||
        give_up "apt-get could not install $* ($purpose)"
}

# A machine that was never updated has no list of packages.
know_packages() {
    [ -n "${PACKAGES_KNOWN:-}" ] && return
    if has apt-get && as_root true; then
        say "reading the list of packages"
        as_root apt-get -qq update </dev/null >&2 || say "the list of packages could not be renewed; going on with the old one"
    fi
    PACKAGES_KNOWN=yes
}

# Whether a folder has the programs of a PostgreSQL server of version 15 or newer.
serves() {
    [ -x "$1/initdb" ] && [ -x "$1/postgres" ] || return 1
    local major
    major=$("$1/postgres" --version | sed -n 's/.*(PostgreSQL) \([0-9]*\).*/\1/p')
    [ "${major:-0}" -ge 15 ]
}

# Looks in the same places as the program.
postgres_there() {
    local folder
    if [ -n "${STEELYARD_PG_BIN:-}" ]; then
        serves "$STEELYARD_PG_BIN"
        return
    fi
    for folder in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin ${PATH//:/ }; do
        serves "$folder" && return
    done
    return 1
}

need_postgres() {
    postgres_there && return
    [ -z "${STEELYARD_PG_BIN:-}" ] || give_up "STEELYARD_PG_BIN=$STEELYARD_PG_BIN holds no PostgreSQL 15 or newer"
    has apt-get && as_root true || give_up "PostgreSQL 15 or newer is missing; install its server programs (on Debian, as root: apt-get install postgresql)"
    know_packages
    local newest
    newest=$(apt-cache search --names-only '^postgresql-[0-9]+$' | sed 's/ .*//' | sort -V | tail -n 1)
    [ "${newest#postgresql-}" -ge 15 ] 2>/dev/null || give_up "this system's packages have no PostgreSQL 15 or newer"
    # The package would create and start a server of its own. Steelyard runs a private one and needs only the
    # programs.
    as_root mkdir -p /etc/postgresql-common/createcluster.d
    echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.d/steelyard.conf >/dev/null
    install "the database" "$newest"
    postgres_there || give_up "$newest was installed, but its server programs are not found"
}

need_rust() {
    has cargo || PATH=$PATH:${CARGO_HOME:-$HOME/.cargo}/bin
    has cargo || give_up "the Rust toolchain is missing; see https://rustup.rs"
    has cc && has make && return
    know_packages
    install "a linker, C compiler and make" gcc libc6-dev make
}

need_node() {
    local wanted=()
    has node || wanted+=(nodejs)
    has npm || wanted+=(npm)
    [ ${#wanted[@]} = 0 ] && return
    know_packages
    install "what checks the browser scripts" "${wanted[@]}"
}

# For bin/test only: TypeScript and Playwright as the lock file has them. Playwright's own browsers are not
# downloaded.
need_npm_packages() {
    need_node
    local lock=$ROOT/e2e/package-lock.json place=$ROOT/e2e/node_modules
    cmp -s "$lock" "$place/installed-lock.json" && return
    say "installing the npm packages of the browser tests"
    (cd "$ROOT/e2e" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund >&2) ||
        give_up "the npm packages of the browser tests could not be installed"
    cp "$lock" "$place/installed-lock.json"
}

# For bin/test only. The browser's engine alone is not packaged everywhere; the full browser works as well.
need_browser() {
    local wanted=()
    has chromium || wanted+=(chromium fonts-dejavu-core)
    if ! has chromium-headless-shell; then
        know_packages
        ! apt-cache show chromium-headless-shell >/dev/null 2>&1 || wanted+=(chromium-headless-shell)
    fi
    [ ${#wanted[@]} = 0 ] && return
    know_packages
    install "the browser tests" "${wanted[@]}"
}

# For bin/test only: the tests send mail to a real server. Its package belongs to the system's own Python,
# even if another comes first.
need_mail_server() {
    has /usr/bin/python3 && /usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null && return
    know_packages
    install "the mail server of the tests" python3-aiosmtpd
}

# The program that makes the backups. The package's own settings are never read.
need_backups() {
    has pgbackrest && return
    know_packages
    install "backups" pgbackrest
}

# For bin/test only: the judge of the listener's TLS.
need_tls_judge() {
    has testssl && return
    know_packages
    install "what judges TLS" testssl.sh
}

# For bin/test only: what gives one program another time than its database.
need_other_clock() {
    has faketime && return
    know_packages
    install "the other clock of the tests" faketime
}

# For bin/test only: the CA that issues certificates, and the name server it asks.
need_acme_server() {
    has pebble && has pebble-challtestsrv && return
    know_packages
    install "the CA of the tests" pebble
}

# For bin/test only: the proxies that the tests put in front of the program. The packages would start servers
# of their own, and the tests need only the programs.
need_proxies() {
    [ -x /usr/sbin/nginx ] && [ -x /usr/sbin/haproxy ] && return
    know_packages
    local policy=/usr/sbin/policy-rc.d ended=0
    if [ -e "$policy" ]; then
        install "the proxies of the tests" nginx haproxy
        return
    fi
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null && as_root chmod 755 "$policy"
    (install "the proxies of the tests" nginx haproxy) || ended=$?
    as_root rm -f "$policy"
    [ "$ended" = 0 ] || exit "$ended"
}

# For bin/test only: programs from Python's registry that judge the exports, pinned, in a folder of their own.
need_judges() {
    local place=$BUILT/judges wanted=$ROOT/crates/steelyard/tests/program/exports/judges.txt
    cmp -s "$wanted" "$place/judges.txt" && return
    if ! { has /usr/bin/python3 && /usr/bin/python3 -c 'import ensurepip, venv' 2>/dev/null; }; then
        know_packages
        install "the judges of what is given away" python3-venv
    fi
    say "installing the judges of what is given away"
    /usr/bin/python3 -m venv --clear "$place" &&
        "$place/bin/pip" install --quiet --disable-pip-version-check --requirement "$wanted" >&2 ||
        give_up "the judges of what is given away could not be installed"
    cp "$wanted" "$place/judges.txt"
}

# From here on cargo compiles as bin/test does, with all lints. What one command has built, the others then take.
with_lints() {
    export RUSTC_WORKSPACE_WRAPPER=$ROOT/bin/compiler CLIPPY_ARGS=-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__
}

# The words that say what bin/test builds. A full run builds all that is shipped. Others leave out what takes longest to build:
# the allocator, without which longer abuse takes more memory than is promised, and the generator of statements, whose digests
# they compare.
test_build() {
    echo --locked --workspace
    [ "${STEELYARD_TESTS:-}" = all ] || echo --no-default-features --exclude queries-gen
}

# Builds the programs as the tests build them, with the features that the tests add to shared crates. A
# command that runs after the tests then builds nothing again. Takes more arguments for cargo.
build_tests() {
    say "building Steelyard for tests (the first time takes some minutes)"
    with_lints
    # shellcheck disable=SC2046 # words
    (cd "$ROOT" && cargo test $(test_build) --no-run "$@")
}

# What the packages of others are compiled from: the compiler, their versions, profiles and flags.
cache_key() {
    {
        rustc -vV
        cat "$ROOT/Cargo.lock" "$ROOT/Cargo.toml" "$ROOT/.cargo/config.toml"
        env | grep -E '^(RUSTFLAGS|CARGO_(PROFILE|BUILD|INCREMENTAL|ENCODED))' | sort
    } | sha256sum | cut -c 1-16
}

# Lets cargo build in a folder outside the checkout, where the packages of others are built already if an earlier run had the
# same key. One run at a time holds the folder; another fails here, and builds in its own checkout. Of folders with another
# key none stays.
build_in_cache() {
    local place=${XDG_CACHE_HOME:-$HOME/.cache}/steelyard folder other
    # If root runs the tests, the programs run as other users, who cannot enter root's home.
    [ "$(id -u)" != 0 ] || place=${XDG_CACHE_HOME:-/var/cache}/steelyard
    folder=$place/build-$(cache_key)
    mkdir -p "$folder" && exec 9>"$folder.lock" && flock --nonblock 9 || return 1
    for other in "$place"/build-*/; do
        [ "${other%/}" = "$folder" ] || flock --nonblock "${other%/}.lock" rm -rf "$other" "${other%/}.lock" || true
    done
    BUILT=$folder
    export CARGO_TARGET_DIR=$BUILT
}

# A crate of the workspace is compiled from this checkout, however old its files claim to be: cargo compares times alone.
forget_members() { (cd "$ROOT" && cargo clean --quiet --locked --workspace); }

# build WORDS CARGO-ARGUMENT...: shows cargo's own progress. The caller stays in the folder to which its
# arguments refer.
build() {
    say "building $1 (the first time takes some minutes)"
    shift
    (cd "$ROOT" && cargo build --locked "$@" >&2)
}
