// Every identifier with check digits against an implementation that is not ours, number by number: all that the quick run samples.
import { test } from "node:test";
import { reachTheBars } from "./figures.mjs";

test("check digits against python3-stdnum, 10,000 numbers each", (t) => reachTheBars(t, "stdnum_oracle.py", ["--count", "10000"]));
