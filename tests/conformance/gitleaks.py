"""Every true positive of a rule of gitleaks found by our detector of that name; every false positive silent for that rule."""

import base64
import sys
from collections import Counter

from common import Bar, detect, rows


# gitleaks asks these for a file's name as well; posts have none, so ours go by the text alone and still have to agree.
BY_FILE_NAME = ("freemius-secret-key", "hashicorp-tf-password", "kubernetes-secret-yaml", "nuget-config-password")


def main():
    bar = Bar()
    cases = rows("gitleaks.jsonl")
    texts = [base64.b64decode(case["text_base64"]).decode("utf-8") for case in cases]
    missed, loud, seen = Counter(), Counter(), Counter()
    for case, text, entities in zip(cases, texts, detect(texts)):
        entity = case["rule"].upper().replace("-", "_")
        fired = any(e["entity"] == entity for e in entities)
        seen[case["expect"]] += 1
        if case["expect"] and not fired:
            missed[case["rule"]] += 1
        elif not case["expect"] and fired:
            loud[case["rule"]] += 1
        else:
            continue
        print("missed" if case["expect"] else "loud  ", case["rule"], repr(text[:160]))
    print(f"{seen[True] - missed.total()} of {seen[True]} true positives found, {seen[False] - loud.total()} of {seen[False]} false positives silent")
    print(f"rules that look at a file's name too: {', '.join(BY_FILE_NAME)}")
    bar.need(not missed, f"every true positive found; missed: {dict(missed)}")
    bar.need(not loud, f"every false positive silent; loud: {dict(loud)}")
    bar.finish()


if __name__ == "__main__":
    sys.exit(main())
