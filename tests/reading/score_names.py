#!/usr/bin/env python3
"""Find the people in annotated plain texts with `baoku names` and compare the scores with what must hold.

usage: score_names.py BAOKU PEOPLE     PEOPLE holds score.py and NAME.txt with NAME.gold.jsonl

Exit status: 0 all figures hold, 1 one does not, 77 (ctest: skipped) when PEOPLE is not on this machine.
"""
import re, subprocess, sys, tempfile
from pathlib import Path

SKIPPED = 77
LEAST_F1 = 0.86
LEAST_PRECISION = 0.90


def main():
    baoku, root = sys.argv[1], Path(sys.argv[2])
    if not (root / "score.py").is_file():
        print(f"SKIPPED: the texts with annotated names are not on this machine (looked in {root}).")
        print("The finding of names was NOT scored; the other tests do not replace this one.")
        sys.exit(SKIPPED)
    failures = []
    for text in sorted(root.glob("*.txt")):
        with tempfile.NamedTemporaryFile(suffix=".jsonl") as found:
            subprocess.run([baoku, "names", text], stdout=found, check=True)
            command = [sys.executable, root / "score.py", found.name, text.with_suffix(".gold.jsonl"), text]
            table = subprocess.run(command, stdout=subprocess.PIPE, check=True, encoding="utf8").stdout
        print(f"{text.stem}\n{table}")
        figures = re.search(r"Chinese-style names\s+P ([0-9.]+) R [0-9.]+ F1 ([0-9.]+)", table)
        precision, f1 = float(figures[1]), float(figures[2])
        if precision < LEAST_PRECISION or f1 < LEAST_F1:
            failures.append(f"{text.stem}: precision {precision}, F1 {f1}; at least {LEAST_PRECISION}, {LEAST_F1}")
    print("\n".join(failures) or "All figures hold.")
    sys.exit(1 if failures else 0)


main()
