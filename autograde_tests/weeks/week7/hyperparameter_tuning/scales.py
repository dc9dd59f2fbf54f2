"""Scales: which share of the draws falls where, and samplers that are wrong."""

import numpy as np

from ....machinery.exercises import exercise, questions

SHARES = exercise(
    {
        "rates below 0.01, evenly": 0.0099 / 0.9999,
        "rates below 0.01, on the log scale": 0.5,
        "middle of the log scale": 0.01,
        "windows over 100, evenly": 1 / 11,
        "windows over 100, by 1 - beta": 0.5,
        "beta from 0.9 to 0.9005": 1.005,
        "beta from 0.999 to 0.9995": 2.0,
    },
    "Which share of the draws falls where",
    *questions("rates below 0.01, evenly", rtol=0.02),
    *questions("middle of the log scale", "windows over 100, by 1 - beta", rtol=0.001),
    *questions("rates below 0.01, on the log scale", is_hidden=True, rtol=0.001),
    *questions("windows over 100, evenly", is_hidden=True, rtol=0.02),
    *questions("beta from 0.9 to 0.9005", is_hidden=True, rtol=0.001),
    *questions("beta from 0.999 to 0.9995", is_hidden=True, rtol=0.001),
    name="shares",
)

SHARES.equivalent(
    {
        "rates below 0.01, evenly": 0.01,
        "windows over 100, evenly": 0.0909,
        "middle of the log scale": np.sqrt(1e-4 * 1),
        "beta from 0.9 to 0.9005": 0.1 / 0.0995,
    }
)
SHARES.equivalent({"beta from 0.999 to 0.9995": 2, "note": "extra keys do no harm"})

SHARES.wrong("""
    rates below 0.01, evenly → 0.5
        Half of the decades, but how much of the length from 0.0001 to 1?
    rates below 0.01, evenly → 1.0
        That is the share in per cent. Give it as a fraction.
    rates below 0.01, on the log scale → 0.01
        That is the share of the length. On this scale each decade gets as much as the next.
    rates below 0.01, on the log scale → 0.25
        From 0.0001 to 0.01: how many decades, of four?
    middle of the log scale → 0.50005
        That is the middle of the length. Which value has as many decades below as above?
    middle of the log scale → -2
        That is its exponent. Give the value.
    windows over 100, evenly → 0.5
        Windows of 10 and of 1000 are the ends, but β is drawn evenly here. From which β on is the
        window longer than 100, and how much of the range is left?
    windows over 100, evenly → 10 / 11
        That is the share of windows below 100.
    windows over 100, evenly → 900 / 990
        You divided lengths of windows. It is β that is drawn evenly.
    windows over 100, by 1 - beta → 1 / 11
        That is the share for β drawn evenly. Here 1 - β has as many draws in each decade.
    beta from 0.9 to 0.9005 → 0.995
        Below 1 the window would have become shorter. Divide the new one by the old one.
    beta from 0.9 to 0.9005 → 10.05
        That is the new window in steps. How many times the old one is it?
    beta from 0.999 to 0.9995 → 1.0005
        That is the ratio of the two β. The window is 1 / (1 - β).
    beta from 0.999 to 0.9995 → 0.5
        You divided the old window by the new one.
    beta from 0.999 to 0.9995 → 2000
        That many steps long is the new window. The ratio to the old one is asked for.
""")

SAMPLERS = exercise(
    {
        "P": "C",
        "Q": "A",
        "R": "E",
        "S": "B",
        "hidden units": "linear",
        "L2 factor": "log",
        "momentum beta": "1 - beta",
        "keep_prob": "linear",
    },
    "What is wrong with a sampler, and which scale suits what",
    *questions("P", "Q", "hidden units", "L2 factor"),
    *questions("R", "S", "momentum beta", "keep_prob", is_hidden=True),
    name="samplers",
)

SAMPLERS.equivalent({"note": "extra keys do no harm"})
SAMPLERS.equivalent({"P": np.str_("C"), "momentum beta": np.str_("1 - beta")})

SAMPLERS.wrong("""
    P → "A"
        Even draws pile up in the last decade. P stands in a few places only.
    P → "B" or "D" or "E"
        P has gaps in which no draw ever falls. Which code can give a few values only?
    Q → "E"
        In Q nearly all draws are in the last decade. What does the right code give each decade?
    Q → "B" or "C" or "D"
        Q fills the range without gaps, nearly all of it in the last decade. Which code knows
        nothing of decades?
    R → "A" or "B" or "C" or "D"
        R gives every decade as many draws as the next, and keeps to the range. What is wrong with
        it?
    S → "D"
        Powers of 10 from -9 up would go far below the range. S stays in its upper half.
    S → "A" or "C" or "E"
        S is flat as far as it goes, but does not reach the lowest decades. Which code has the right
        exponents for another base?
    hidden units → "1 - beta"
        Nothing is special about numbers of units near 1.
    hidden units → "log"
        From 50 to 100 is less than one doubling. Is 50 to 60 another step there than 90 to 100?
    L2 factor → "linear" or "1 - beta"
        From 0.0001 to 10 are five decades. Drawn evenly, nine draws of ten would be above 1.
    momentum beta → "linear" or "log"
        What it does depends on 1 / (1 - β), which changes fastest at the upper end.
    keep_prob → "log" or "1 - beta"
        Over a short range far from 0 and from 1, nothing changes its size by decades.
""")
