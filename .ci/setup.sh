# Shared by ./publish and ./check (sourced, not run): says what happens, installs the Debian packages
# and node packages that are missing, builds a CMake preset. A second run finds everything there and
# needs neither root nor network.

set -euo pipefail
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive
unset CDPATH

step() { printf '==> %s\n' "$*"; }

# Ends the script with the reason and what to do, one argument a line.
fail() {
  printf '\n%s: %s\n' "$(basename "$0")" "$1" >&2
  shift
  [ $# -eq 0 ] || printf '  %s\n' "$@" >&2
  exit 1
}

# What it takes to build and run baoku.
build_packages=(
  g++ cmake ninja-build pkg-config
  libicu-dev nlohmann-json3-dev libtomlplusplus-dev libyaml-cpp-dev libcli11-dev
  libctemplate-dev libcpp-httplib-dev libxxhash-dev libarchive-dev libjemalloc-dev
  libcmark-gfm-dev libcmark-gfm-extensions-dev
)
# What the tests need besides; node and npm are looked at apart, because they often come from elsewhere.
test_packages=(catch2 python3 chromium fonts-noto-cjk ca-certificates)

is_installed() {
  [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo env DEBIAN_FRONTEND=noninteractive "$@"; fi
}

# Installs those of the named packages that are missing.
install_packages() {
  local package missing=()
  command -v dpkg-query >/dev/null ||
    fail "this machine is not Debian, and the set-up knows Debian 12 only." \
      "Install these libraries in your own way, then: cmake --workflow --preset release" "$*"
  for package in "$@"; do is_installed "$package" || missing+=("$package"); done
  [ ${#missing[@]} -gt 0 ] || return 0

  local system=unknown
  [ ! -r /etc/os-release ] || system=$(. /etc/os-release && echo "${ID:-} ${VERSION_ID:-}")
  [ "$system" = "debian 12" ] ||
    printf 'This is "%s", not Debian 12; the packages may have other names or versions here.\n' "$system"
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    fail "Debian packages are missing, you are not root, and there is no sudo." \
      "As root, run: apt-get install ${missing[*]}"
  fi
  step "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  local apt=(apt-get --quiet --option DPkg::Lock::Timeout=300 --option Acquire::Retries=3)
  as_root "${apt[@]}" update </dev/null ||
    fail "apt-get could not read the package lists." \
      "Is there a network, does /etc/apt name a mirror that answers, and may you use sudo?"
  as_root "${apt[@]}" install --yes --no-install-recommends "${missing[@]}" </dev/null ||
    fail "apt-get could not install the packages." \
      "Its own message stands above. Is there a network, and does the mirror in /etc/apt answer?" \
      "By hand, as root: apt-get install ${missing[*]}"
}

has_node() {
  command -v node >/dev/null && command -v npm >/dev/null &&
    node --eval 'const [a, b] = process.versions.node.split("."); process.exit(a * 100 + +b >= 1819 ? 0 : 1)'
}

# Installs what package-lock.json of the folder names, unless that very lock is installed already.
install_node_packages() {
  local folder=$1 stamp lock
  has_node || install_packages nodejs npm
  has_node || fail "node 18.19 or newer with npm is needed, and what PATH names first is older:" "$(command -v node)"
  stamp=$folder/node_modules/.installed-lock
  lock=$(sha256sum <"$folder/package-lock.json")
  [ "$(cat "$stamp" 2>/dev/null || true)" != "$lock" ] || return 0
  step "Installing the node packages of ${folder#"$root"/}"
  (cd "$folder" && npm ci --no-audit --no-fund --ignore-scripts </dev/null) ||
    fail "npm could not install the packages of $folder/package-lock.json." \
      "Is there a network, and does npm's registry answer? (npm ping)"
  printf '%s\n' "$lock" >"$stamp"
}

# Configures and builds one preset of CMakePresets.json.
build_preset() {
  local preset=$1 log
  step "Building ($preset)"
  log=$(mktemp)
  if ! cmake --preset "$preset" >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    fail "CMake could not configure the build." \
      "After a change of machine or compiler, remove build/$preset and run again."
  fi
  rm -f "$log"
  cmake --build --preset "$preset" </dev/null || fail "the program did not compile; the compiler's messages stand above."
}
