"""Agreement with the tests of Presidio's recognisers, case by case: the same number of matches at the same places."""

import sys
from collections import defaultdict

from common import Bar, detect, rows

# What nobody regrets having posted; Presidio recognises it to anonymise documents.
NOT_COVERED = {"DATE_TIME"}

# (entity, text) → why we differ on purpose.
INTENDED = {
    ("UK_NINO", "Here is my National Insurance Number YZ 61 48 68 B"): "Presidio's span begins with the space before the number",
    ("SE_PERSONNUMMER", "My swedish id code is199003052397."): "a number that touches a word is not a number of its own",
}


def main():
    bar = Bar()
    cases = [case for case in rows("presidio-recognizers.jsonl") if case["entity"] not in NOT_COVERED]
    left_out = sorted(NOT_COVERED)
    right = defaultdict(int)
    total = defaultdict(int)
    differences = []
    for case, entities in zip(cases, detect([case["text"] for case in cases])):
        found = sorted([e["start"], e["end"]] for e in entities if e["entity"] == case["entity"])
        expected = case["spans"]
        agrees = len(found) == case["expect"] and (expected is None or found == sorted(expected))
        total[case["entity"]] += 1
        right[case["entity"]] += agrees
        if not agrees:
            differences.append((case["entity"], case["text"], expected, case["expect"], found))
    for entity, text, expected, count, found in differences:
        reason = INTENDED.get((entity, text))
        print(f"{'intended' if reason else 'DIFFERS '} {entity}: {text!r} expected {count} {expected}, found {found}" + (f" ({reason})" if reason else ""))
    share = sum(right.values()) / sum(total.values())
    print(f"{sum(right.values())} of {sum(total.values())} cases agree ({share:.1%}) over {len(total)} entities; not covered: {', '.join(left_out)}")
    bar.need(share >= 0.98, "98 % of the cases agree")
    bar.finish()


if __name__ == "__main__":
    sys.exit(main())
