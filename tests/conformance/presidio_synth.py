"""Precision and recall per entity on Presidio's synthetic sentences (rows without a span are negatives)."""

import sys
from collections import Counter

from common import detect, rows

OURS = {"DOMAIN_NAME": "URL"}


def main():
    threshold = float(sys.argv[1]) if len(sys.argv) > 1 else 0.0
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
    for kind in sorted(kinds):
        precision = hit[kind] / max(1, hit[kind] + extra[kind])
        recall = hit[kind] / max(1, hit[kind] + missed[kind])
        print(f"{kind:18} precision {precision:6.1%}  recall {recall:6.1%}  ({hit[kind]} found, {missed[kind]} missed, {extra[kind]} extra)")


if __name__ == "__main__":
    main()
