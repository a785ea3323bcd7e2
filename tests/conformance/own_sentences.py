"""Sentences of our own: secrets given away in prose are found at their place, and innocent sentences stay silent at every detector's threshold."""

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from common import Bar, detect, program

FOLDER = Path(__file__).with_name("sentences")
# What is public anyway.
HARMLESS = {"URL"}
# A wifi password is a password, whichever detector says so.
ALSO = {"WIFI_PASSWORD": "PASSWORD"}


def lines(name):
    return [line for line in (FOLDER / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def thresholds():
    """The least score that counts, by entity."""
    listed = json.loads(subprocess.run([program(), "detect", "--list", "--json"], capture_output=True, text=True, check=True).stdout)
    return {info["entity"]: info["threshold"] for info in listed}


def main():
    bar = Bar()
    least = thresholds()
    counts = lambda entity: entity["score"] >= least[entity["entity"]]
    cases = [line.split("\t") for line in lines("secrets.txt")]
    found, total = Counter(), Counter()
    plain = [re.sub(r"\[\[|\]\]", "", text) for _, text in cases]
    for (kind, marked), text, entities in zip(cases, plain, detect(plain)):
        begin = marked.index("[[")
        span = (begin, marked.index("]]") - 2)
        hit = any((e["start"], e["end"]) == span and e["entity"] in (kind, ALSO.get(kind)) and counts(e) for e in entities)
        total[kind] += 1
        found[kind] += hit
        if not hit:
            print("missed", kind, repr(marked), [(e["entity"], text[e["start"]:e["end"]]) for e in entities])
    for kind, count in total.items():
        print(f"{kind:16} {found[kind]} of {count} found at their place")
        bar.need(found[kind] / count >= 0.95, f"{kind}: 95 % found")
    innocent = lines("innocent.txt")
    loud = 0
    for text, entities in zip(innocent, detect(innocent)):
        wrong = [(e["entity"], text[e["start"]:e["end"]]) for e in entities if counts(e) and e["entity"] not in HARMLESS]
        loud += bool(wrong)
        if wrong:
            print("loud", repr(text), wrong)
    print(f"{len(innocent)} innocent sentences, {loud} with a false alarm")
    bar.need(loud <= 2, "at most two false alarms")
    bar.finish()


if __name__ == "__main__":
    sys.exit(main())
