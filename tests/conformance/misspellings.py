"""Common misspellings: noticed, and a right word among the first five; flags on ordinary posts beside those of plain Hunspell."""

import re
import subprocess
import sys

from common import Bar, rows, run


def plain_hunspell_flags(texts, language="en_US"):
    """Flags of `hunspell -l` on the same texts, or nothing where the program is absent."""
    try:
        done = subprocess.run(["hunspell", "-d", language, "-i", "utf-8", "-l"], input="\n".join(texts), capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return len(done.stdout.split())


def main():
    bar = Bar()
    cases = rows("misspellings.jsonl")
    noticed = offered = 0
    for case, answer in zip(cases, run(["spell", "--jsonl", "-", "--suggest"], [case["wrong"] for case in cases])):
        if not answer["misspelt"]:
            print("not noticed:", case["wrong"])
            continue
        noticed += 1
        # The list writes some names small ("asian"); offering "Asian" is right.
        suggestions = [word.lower() for word in answer["misspelt"][0]["suggestions"]]
        if any(word.lower() in suggestions for word in case["right"]):
            offered += 1
        elif "--show" in sys.argv:
            print("not offered:", case["wrong"], case["right"], suggestions)
    print(f"noticed {noticed / len(cases):.1%}, a right word among the first five {offered / len(cases):.1%} (of {len(cases)})")
    bar.need(noticed / len(cases) >= 0.98, "98 % noticed")
    bar.need(offered / len(cases) >= 0.94, "94 % offered in the first five")

    posts = [case["text"] for case in rows("davidson-neither.jsonl")]
    tokens = sum(len(re.findall(r"\S+", post)) for post in posts)
    flagged = [entry["word"] for answer in run(["spell", "--jsonl", "-"], posts) for entry in answer["misspelt"]]
    ours = 1000 * len(flagged) / tokens
    plain = plain_hunspell_flags(posts)
    if plain is None:
        print(f"ordinary posts: {ours:.1f} flags per 1,000 tokens (install hunspell to compare)")
    else:
        theirs = 1000 * plain / tokens
        print(f"ordinary posts: {ours:.1f} flags per 1,000 tokens, plain Hunspell {theirs:.1f}: {ours / theirs:.1%}")
        bar.need(ours <= theirs / 3, "at most a third of plain Hunspell's flags")
    if "--flags" in sys.argv:
        print("\n".join(flagged))
    bar.finish()


if __name__ == "__main__":
    sys.exit(main())
