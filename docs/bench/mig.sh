#!/usr/bin/env bash
# Packing of MIG instances on 8 to 100,000 GPUs: ours, OR-Tools' CP-SAT on the same model, first fit
# with large instances first, and first fit in the order of arrival. Prints a table in Markdown.
#
#   docs/bench/mig.sh [SEEDS [SIZES]]        (5 and 8,1000,10000,100000 unless said otherwise)
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B -Pcp-sat -pl solver -am test -Dtest=PackingBench \
  -Dseeds="${1:-5}" -Dsizes="${2:-8,1000,10000,100000}" | sed $'s/\e\\[[0-9;]*m//g' | grep '^|'
