#!/usr/bin/env bash
# Equal inputs give equal answers: 100 runs of a set of MIG instances on each of 1, 2 and 4 threads
# at once, with two heaps; then an example compiled twice in processes of their own, with two heaps.
#
#   docs/bench/determinism.sh [RUNS]        (100 unless said otherwise)
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-100}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
options=$(sed -n 's:.*<test.jvm.options>\(.*\)</test.jvm.options>.*:\1:p' pom.xml | head -1)
for heap in 256m 2g; do
  mvn -q -B -pl solver -am test -Dtest=EqualAnswersTest -Druns="$runs" \
    -Dtest.jvm.options="$options -Xmx$heap" | sed $'s/\e\\[[0-9;]*m//g' > "$out/$heap"
  grep '^equal answers' "$out/$heap"
done
same() { sed -n 's/.*digest //p' "$out/$1" | sort -u; }
[ "$(same 256m)" = "$(same 2g)" ] && [ "$(same 256m | wc -l)" = 1 ] || { echo 'the answers differ'; exit 1; }

for heap in 256m 2g; do
  cp -r examples/gpu-operator "$out/platform-$heap"
  rm -f "$out/platform-$heap/platform.lock"
  JAVA_TOOL_OPTIONS="-Xmx$heap" ./platformc compile "$out/platform-$heap" -o "$out/rendered-$heap" > /dev/null 2>&1
done
diff -r "$out/rendered-256m" "$out/rendered-2g"
diff "$out/platform-256m/platform.lock" "$out/platform-2g/platform.lock"
echo "lock and documents of examples/gpu-operator: the same bytes with both heaps"
