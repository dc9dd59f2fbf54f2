"""Scales: which share of the draws falls where, and samplers that are wrong."""

import numpy as np

from ....machinery.exercises import exercise, questions

SHARES = exercise(
    {
        "rates below 0.01, evenly": 0.0099 / 0.9999,
        "rates below 0.01, on the log scale": 0.5,
        "windows over 100, evenly": 1 / 11,
        "windows over 100, by 1 - beta": 0.5,
        "beta from 0.9 to 0.9005": 1.005,
        "beta from 0.999 to 0.9995": 2.0,
    },
    "Which share of the draws falls where",
    *questions("rates below 0.01, evenly", rtol=0.02),
    *questions("windows over 100, by 1 - beta", rtol=0.001),
    *questions("rates below 0.01, on the log scale", is_hidden=True, rtol=0.001),
    *questions("windows over 100, evenly", is_hidden=True, rtol=0.02),
    *questions("beta from 0.9 to 0.9005", is_hidden=True, rtol=0.001),
    *questions("beta from 0.999 to 0.9995", is_hidden=True, rtol=0.001),
    name="shares",
    reasons={
        "rates below 0.01, evenly": "0.0099 of a range that is 0.9999 long: two of the four "
        "decades get one draw in a hundred.",
        "windows over 100, by 1 - beta": "1 - β runs from 0.1 to 0.001, two decades, and "
        "windows over 100 are the one below 0.01.",
        "rates below 0.01, on the log scale": "0.01 stands in the middle of the four decades "
        "from 0.0001 to 1.",
        "windows over 100, evenly": "They take a β above 0.99: 0.009 of a range of 0.099, one "
        "draw in eleven.",
        "beta from 0.9 to 0.9005": "The window goes from 10 to 1 / 0.0995 = 10.05 steps, which "
        "nobody would notice.",
        "beta from 0.999 to 0.9995": "1 - β is halved, and the window goes from 1000 to 2000 "
        "steps. The nearer β is to 1, the more the same step does.",
    },
)

SHARES.equivalent(
    {
        "rates below 0.01, evenly": 0.01,
        "windows over 100, evenly": 0.0909,
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
    reasons={
        "P": "All draws stand on five rates, the whole powers of ten, and nothing between them "
        "is ever tried.",
        "Q": "Nearly all draws lie between 0.1 and 1, which is nine tenths of the range, but "
        "one of its four decades.",
        "hidden units": "50 and 100 differ by a factor of two, and a step of ten units means "
        "about the same everywhere: draw evenly.",
        "L2 factor": "From 0.0001 to 10 are five decades. What counts is the order of magnitude.",
        "R": "Each of the four decades has about as many draws as the others: even on the log "
        "scale, up to both ends.",
        "S": "No draw lies below 0.018, which is exp(-4): the exponents are those of ten, and "
        "the base is e.",
        "momentum beta": "What β does depends on 1 - β: from 0.9 to 0.999 the window grows "
        "from 10 to 1000 steps. So 1 - β is drawn on the log scale.",
        "keep_prob": "From 0.5 to 0.9 the share that is kept grows by less than a factor of "
        "two, and comes near no limit: draw evenly.",
    },
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
