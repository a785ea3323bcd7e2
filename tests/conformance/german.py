"""German posts of our own: misspellings noticed, a right word among the first five, and flags where nothing is wrong, beside plain Hunspell's."""

import re
import sys
from pathlib import Path

from common import Bar, run, skip
from misspellings import plain_hunspell_flags

POSTS = Path(__file__).with_name("spelling") / "german.txt"
MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


def posts():
    """Each post's plain text, and its misspelt words with what is right."""
    for line in POSTS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield MARK.sub(r"\1", line), {wrong: right.split("/") for wrong, right in MARK.findall(line)}


def main():
    bar = Bar()
    cases = list(posts())
    answers = run(["spell", "--jsonl", "-", "--suggest", "--language", "de_DE"], [text for text, _ in cases], missing_dictionary=skip)
    noticed = offered = first = false_flags = 0
    wrong_words = sum(len(wrong) for _, wrong in cases)
    tokens = sum(len(text.split()) for text, _ in cases)
    for (text, wrong), answer in zip(cases, answers):
        flagged = {entry["word"]: entry["suggestions"] for entry in answer["misspelt"]}
        for word, right in wrong.items():
            noticed += word in flagged
            offered += any(r in flagged.get(word, []) for r in right)
            first += any(r in flagged.get(word, [])[:1] for r in right)
            if not any(r in flagged.get(word, []) for r in right):
                print("not noticed:" if word not in flagged else "not offered:", word, right, flagged.get(word, ""))
        false_flags += len(flagged.keys() - wrong.keys())
        for word in flagged.keys() - wrong.keys():
            print("flagged though right:", word, "in", repr(text))
    print(f"{len(cases)} posts, {tokens} words, {wrong_words} misspelt: noticed {noticed / wrong_words:.1%}, right word first {first / wrong_words:.1%}, "
          f"among the first five {offered / wrong_words:.1%}; {1000 * false_flags / tokens:.1f} words per 1,000 flagged though right")
    plain = plain_hunspell_flags([text for text, wrong in cases if not wrong], "de_DE")
    if plain is not None:
        right_posts = [answer for (_, wrong), answer in zip(cases, answers) if not wrong]
        ours = sum(len(answer["misspelt"]) for answer in right_posts)
        print(f"posts without an error: {ours} words flagged, plain Hunspell {plain}")
        bar.need(ours <= plain / 3, "at most a third of plain Hunspell's flags on posts without an error")
    bar.need(noticed / wrong_words >= 0.98, "98 % noticed")
    bar.need(offered / wrong_words >= 0.94, "94 % offered in the first five")
    bar.finish()


if __name__ == "__main__":
    sys.exit(main())
