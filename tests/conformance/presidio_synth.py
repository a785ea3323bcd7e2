"""Precision and recall per entity on Presidio's synthetic sentences (rows without a span are negatives)."""

import sys
from collections import Counter

from common import Bar, detect, rows

# A US driving licence may be any digits (seven in New York): every entity is printed before a threshold, and all but those beside a word for it score
# too low for any rule.
BARE_DIGITS = {"US_DRIVER_LICENSE"}
OURS = {"DOMAIN_NAME": "URL"}


def main():
    threshold = next((float(a) for a in sys.argv[1:] if a[0].isdigit()), 0.0)
    cases = rows("presidio-synth.jsonl")
    hit, missed, extra = Counter(), Counter(), Counter()
    kinds = {span["type"] for case in cases for span in case["spans"]}
    for case, entities in zip(cases, detect([case["text"] for case in cases])):
        for kind in kinds:
            expected = {(s["start"], s["end"]) for s in case["spans"] if s["type"] == kind}
            found = {(e["start"], e["end"]) for e in entities if e["entity"] == OURS.get(kind, kind) and e["score"] >= threshold}
            hit[kind] += len(expected & found)
            missed[kind] += len(expected - found)
            extra[kind] += len(found - expected)
            if "--show" in sys.argv:
                for start, end in (expected - found):
                    print("missed", kind, repr(case["text"][start:end]), "in", repr(case["text"][max(0, start - 30):end + 10]))
                for start, end in (found - expected):
                    print("extra ", kind, repr(case["text"][start:end]), "in", repr(case["text"][max(0, start - 30):end + 10]))
    bar = Bar()
    for kind in sorted(kinds):
        precision = hit[kind] / max(1, hit[kind] + extra[kind])
        recall = hit[kind] / max(1, hit[kind] + missed[kind])
        print(f"{kind:18} precision {precision:6.1%}  recall {recall:6.1%}  ({hit[kind]} found, {missed[kind]} missed, {extra[kind]} extra)")
        bar.need(recall >= 0.94, f"{kind}: recall 94 %")
        bar.need(precision >= 0.98 or kind in BARE_DIGITS, f"{kind}: precision 98 %")
    bar.finish()


if __name__ == "__main__":
    sys.exit(main())
