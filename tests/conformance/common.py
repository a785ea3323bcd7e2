"""What the conformance suites share: where the program and other people's data lie, and how rows go through the program."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("SAYSO_TEST_DATA", ROOT.parent / "shared" / "data"))


SKIPPED = 77  # exit status of a suite that did not run: automake's convention


def skip(reason):
    """Ends the suite, which did not run."""
    print(f"NOTICE: {reason}; this suite did not run.")
    sys.exit(SKIPPED)


def program():
    """The command line under test: that in $SAYSO_BIN, or the newest of the presets' builds."""
    if "SAYSO_BIN" in os.environ:
        return str(Path(os.environ["SAYSO_BIN"]) / "sayso")
    builds = [ROOT / "build" / preset / "bin" / "sayso" for preset in ("release", "dev", "asan")]
    present = [path for path in builds if path.exists()]
    if not present:
        sys.exit("no program: build it first (cmake --preset release && cmake --build --preset release), or set SAYSO_BIN")
    return str(max(present, key=lambda path: path.stat().st_mtime))


def rows(name):
    """The rows of a data file; ends the suite with a notice where the data is absent."""
    path = DATA / name
    if not path.exists():
        skip(f"{path} is not there (set SAYSO_TEST_DATA to the folder with the data)")
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def run(arguments, texts, missing_dictionary=None):
    """Sends texts through a `--jsonl` subcommand; returns one parsed answer a text. `missing_dictionary` is called where that is what is wrong."""
    command = [program(), *arguments]  # rows come on standard input
    sent = "".join(json.dumps({"id": i, "text": text}) + "\n" for i, text in enumerate(texts))
    done = subprocess.run(command, input=sent, capture_output=True, text=True, encoding="utf-8", check=False)
    if missing_dictionary and done.returncode == 2 and "no dictionary" in done.stderr:
        missing_dictionary(done.stderr.strip())
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.strip()}")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == list(range(len(texts)))
    return answers


def detect(texts, offsets="codepoints"):
    """Entities of each text."""
    return [answer["entities"] for answer in run(["detect", "--jsonl", "-", "--offsets", offsets], texts)]


class Bar:
    """Collects what must hold; `finish` prints what does not and sets the exit code."""

    def __init__(self):
        self.failed = []

    def need(self, holds, words):
        if not holds:
            self.failed.append(words)

    def finish(self):
        for words in self.failed:
            print("BELOW THE BAR:", words)
        sys.exit(1 if self.failed else 0)
