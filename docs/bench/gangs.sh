#!/usr/bin/env bash
# Gangs on 256 to 10,000 nodes: ours, the bound, Kueue's algorithm in the order of arrival and, up to
# 512 nodes, OR-Tools' CP-SAT on the same model (20 s, 2 workers). Prints a table in Markdown.
#
#   docs/bench/gangs.sh [SEEDS [SIZES]]      (5 and 256/24,512/50,... unless said otherwise)
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B -Pcp-sat -pl solver -am test -Dtest=GangsBench -Dseeds="${1:-5}" \
  -Dsizes="${2:-256/24,512/50,1000/54,1000/100,1000/150,1000/200,10000/200,10000/500}" | sed $'s/\e\\[[0-9;]*m//g' | grep '^|'
