# Sourced by the tests that run on Node.js.

# Installs the packages that the current folder's package-lock.json names, unless they are there. Two tests may come at
# once: the second waits. Fails where they cannot be had.
install_node_packages() {
  local lock
  exec {lock}>.npm-lock
  flock "$lock"
  if ! cmp -s package-lock.json node_modules/.installed; then
    command -v npm >/dev/null && npm ci --silent && cp package-lock.json node_modules/.installed ||
      { rm -rf node_modules; return 1; }
  fi
  exec {lock}>&-
}
