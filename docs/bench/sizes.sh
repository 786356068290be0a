#!/bin/sh
# Median and 90th percentile of the lengths of files and methods in main Java sources.
# A method is counted from the line of its opening brace to that of its closing brace.
cd "$(dirname "$0")/../.." || exit 1
files=$(find . -path '*/src/main/java/*' -name '*.java' ! -name package-info.java | sort)
percentiles() {
  sort -n | awk -v what="$1" '{ a[NR] = $1 }
    END { printf "%s: %d, median %d lines, 90th percentile %d, longest %d\n", what, NR, a[int((NR + 1) / 2)], a[int(NR * 0.9 + 0.5)], a[NR] }'
}
for file in $files; do wc -l < "$file"; done | percentiles files
# shellcheck disable=SC2086
awk '
  FNR == 1 { inside = 0 }
  # Four spaces, a signature, an opening brace: a member of a top-level type; eight: of a nested one.
  !inside && /^(    |        )[a-zA-Z@<].*\) *(throws [A-Za-z, ]+)?\{$/ && !/ (class|record|interface|enum) / && !/^ +(if|for|while|switch|try|catch|return|else|do)[ (]/ {
    match($0, /^ +/); indent = RLENGTH; inside = 1; start = FNR; next
  }
  !inside && /^(    |        )    +.*\) *(throws [A-Za-z, ]+)?\{$/ { next }
  inside { match($0, /^ */); if (RLENGTH == indent && $0 ~ /^ *}/) { print FNR - start + 1; inside = 0 } }
' $files | percentiles methods
