#!/usr/bin/env bash
# Start-up beside `kubectl kustomize` on the emitted folder: the two in turn, so that a change of the
# machine's speed meets both. Prints medians of wall and CPU milliseconds, and the ratios.
#
#   docs/bench/start.sh [RUNS]        (11 unless said otherwise; needs kubectl)
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-11}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
./platformc version > /dev/null

# Runs a command once; adds "wall cpu" in milliseconds to a file.
once() { # FILE COMMAND...
  local file=$1 start end
  shift
  TIMEFORMAT='%U %S'
  start=$(date +%s%N)
  { time "$@" > "$out/said" 2>&1 || true; } 2> "$out/cpu"
  end=$(date +%s%N)
  awk -v wall="$(((end - start) / 1000))" '{ printf "%.1f %.1f\n", wall / 1000, ($1 + $2) * 1000 }' \
    "$out/cpu" >> "$file"
}

median() { # FILE COLUMN
  awk -v column="$2" '{ print $column }' "$1" | sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'
}

beside() { # NAME COMMAND...: in turn with kustomize
  local name=$1
  shift
  : > "$out/ours" && : > "$out/theirs"
  for _ in $(seq "$runs"); do
    once "$out/ours" "$@"
    once "$out/theirs" kubectl kustomize examples/quickstart/rendered
  done
  printf '%-34s %6s ms wall %6s ms CPU   kustomize %6s ms wall %6s ms CPU   ratio %s wall, %s CPU\n' "$name" \
    "$(median "$out/ours" 1)" "$(median "$out/ours" 2)" "$(median "$out/theirs" 1)" "$(median "$out/theirs" 2)" \
    "$(awk -v a="$(median "$out/ours" 1)" -v b="$(median "$out/theirs" 1)" 'BEGIN { printf "%.2f", a / b }')" \
    "$(awk -v a="$(median "$out/ours" 2)" -v b="$(median "$out/theirs" 2)" 'BEGIN { printf "%.2f", a / (b > 0 ? b : 1) }')"
}

beside 'check quickstart (no solve)' ./platformc check examples/quickstart
beside 'check impossible-gang (Z3)' ./platformc check examples/impossible-gang
beside 'compile training' ./platformc compile examples/training -o "$out/rendered"
