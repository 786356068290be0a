#!/usr/bin/env bash
# Re-planning of MIG fleets, fewest cards and then fewest moves: ours, and OR-Tools' CP-SAT on the
# same model. Prints a table in Markdown.
#
#   docs/bench/replan.sh [SEEDS [SIZES]]        (5 and 8,1000,10000 unless said otherwise)
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B -Pcp-sat -pl solver -am test -Dtest=ReplanBench \
  -Dseeds="${1:-5}" -Dsizes="${2:-8,1000,10000}" | sed $'s/\e\\[[0-9;]*m//g' | grep '^|'
