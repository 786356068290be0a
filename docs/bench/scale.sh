#!/usr/bin/env bash
# How `check` grows with the platform: generated ones of 200, 2,000 and 20,000 declarations (and one
# file of the largest size that is read). Prints for each the medians of wall and CPU seconds, and
# the peak of memory.
#
#   docs/bench/scale.sh [RUNS]        (5 unless said otherwise; needs GNU time)
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-5}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
./platformc version > /dev/null
read -r java_home < target/platformc/java-home

generate() { # FOLDER DECLARATIONS
  "$java_home/bin/java" compiler/cli/src/test/java/dev/platformc/cli/GeneratedPlatform.java "$1" "$2" 20261124
}

median() { # FILE COLUMN
  awk -v column="$2" '{ print $column }' "$1" | sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'
}

measure() { # NAME FOLDER
  : > "$out/times"
  for _ in $(seq "$runs"); do
    command time -a -o "$out/times" -f '%e %U %S %M' ./platformc check "$2" > "$out/said" 2>&1 ||
      { head -n 20 "$out/said" && exit 1; }
  done
  awk '{ print $1, $2 + $3, $4 / 1024 }' "$out/times" > "$out/columns"
  printf '%-22s %8s s wall %8s s CPU %8.0f MiB\n' "$1" \
    "$(median "$out/columns" 1)" "$(median "$out/columns" 2)" "$(median "$out/columns" 3)"
}

for count in 200 2000 20000; do
  generate "$out/$count" "$count"
  measure "$count declarations" "$out/$count"
done
