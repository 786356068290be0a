#!/usr/bin/env bash
# CPU of `platformc check` on a platform of 1,000 GPUs that cannot be, for several reasons why not:
# the whole process, user and system time, repairs searched and compiled.
#
#   docs/bench/refusal.sh [RUNS]        (5 unless said otherwise)
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-5}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
./platformc version > /dev/null

# 125 nodes in 5 blocks of 5 racks; 24 cards cut into slices; 30 endpoints, 24 gangs, 8 queues.
platform() { # FILE
  {
    echo 'platform fleet'
    echo 'pool dgx { nodes = 5 x block of 5 x rack of 5 x dgx-h100, spare = 1 }'
    echo 'sharing slices { pool = dgx, gpus = 24, slice = mig }'
    for i in $(seq 8); do
      echo "team team$i { }"
      echo "queue queue$i { on = dgx, team = team$i }"
    done
    for i in $(seq 30); do
      team=$((i % 8 + 1))
      case $((i % 3)) in
        0) echo "endpoint small$i { team = team$team, model = qwen-3-4b, on = slices, context = 4096 tokens, concurrency = 8, replicas = $((i % 4 + 1)) }" ;;
        1) echo "endpoint chat$i { team = team$team, model = llama-3.1-8b, on = dgx, replicas = 2..$((i % 5 + 3)) }" ;;
        2) echo "endpoint large$i { team = team$team, model = llama-3.1-70b { precision = fp8 }, on = dgx, replicas = 2, spread = rack }" ;;
      esac
    done
    for i in $(seq 24); do
      gang "gang$i" $((i % 8 + 1)) $((i % 3 + 1)) 8 '' "$((i % 2 == 0)) == 1"
    done
  } > "$1"
}

gang() { # NAME QUEUE WORKERS GPUS REQUIRED GUARANTEED
  local place='' start=''
  [ -z "$5" ] || place=", place = { required = $5 }"
  [ "$6" != '1 == 1' ] || start=', start = guaranteed'
  echo "gang $1 { queue = queue$2, team = team$2, workers = $3 x worker { gpus = $4 }$place$start, run = pytorch { image = \"registry.acme.example/train:1\" } }"
}

# Adds what cannot be.
conflict() { # KIND
  case $1 in
    rack) gang pretrain 1 6 8 rack '' ;;
    racks) for i in $(seq 26); do gang "wide$i" 1 3 8 rack '1 == 1'; done ;;
    pool) gang everything 1 126 8 '' '' ;;
    crowd) for i in $(seq 40); do echo "endpoint more$i { team = team1, model = llama-3.1-405b { precision = fp8 }, on = dgx, replicas = 3 }"; done ;;
    slices) echo 'endpoint many { team = team1, model = qwen-3-4b, on = slices, context = 4096 tokens, concurrency = 8, replicas = 90 }' ;;
    quota) echo 'queue promised { on = dgx, team = team1, gpus = 990 }' ;;
  esac
}

for kind in rack racks pool crowd slices quota; do
  mkdir -p "$out/$kind"
  platform "$out/$kind/fleet.platform"
  conflict "$kind" >> "$out/$kind/fleet.platform"
  : > "$out/times"
  for _ in $(seq "$runs"); do
    TIMEFORMAT='%U %S'
    { time ./platformc check "$out/$kind" > "$out/said" 2>&1 && status=0 || status=$?; } 2>> "$out/times"
    [ "${status:-0}" = 1 ] || { cat "$out/said"; echo "refusal.sh: $kind was not refused"; exit 1; }
  done
  awk '{ print $1 + $2 }' "$out/times" | sort -n |
    awk -v kind="$kind" '{ a[NR] = $1 } END { printf "refused, %-7s median %.2f s of CPU, worst %.2f s\n", kind, a[int((NR + 1) / 2)], a[NR] }'
  grep -m1 '^error' "$out/said"
  grep '^help' "$out/said" | head -3
done
