#!/usr/bin/env bash
# Time to a minimal set of declarations that cannot hold together, hidden among 50, 500 and 1,000
# that play no part, for conflicts of several shapes. Every core is checked: without any one of its
# members the rest stands.
#
#   docs/bench/cores.sh [SEEDS] [TRIED]     (5 seeds; up to 20 members of each core left out)
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B -pl solver -am test -Dtest='CoresScaleTest,SliceCoresScaleTest' \
  -Dtest.jvm.options="--enable-native-access=ALL-UNNAMED -Dcores.seeds=${1:-5} -Dcores.tried=${2:-20}" |
  sed $'s/\e\\[[0-9;]*m//g' | grep "^core among"
