"""What the size of a difference says."""

from ....machinery.exercises import exercise, questions

_RIGHT_READINGS = {
    "wrong sign": 1.0,
    "twice": 1 / 3,
    "not divided by m": 49 / 51,
    "0.0101": "C",
    "squared": 0.01**2 / (1.01**2 + 1),
    "one of 10 000": 0.01,
    "passes": 122,
}

READINGS = exercise(
    _RIGHT_READINGS,
    "What a difference says",
    *questions("wrong sign", "twice", "not divided by m", rtol=0.01),
    *questions("0.0101", is_hidden=True),
    *questions("squared", is_hidden=True, rtol=0.02),
    *questions("one of 10 000", is_hidden=True, rtol=0.01),
    *questions("passes", is_hidden=True),
    name="readings",
    reasons={
        "wrong sign": "Two opposite vectors are as far apart as their lengths together: 1 is "
        "the largest difference there is.",
        "twice": "The distance is one length of the measured vector, and the two lengths add "
        "up to three of them.",
        "not divided by m": "With gradients 50 times too large it is 49 / 51. The larger the "
        "factor, the nearer to 1.",
        "0.0101": "Dividing by 49 in place of 50 makes gradients 50 / 49 times too large, and "
        "(50 - 49) / (50 + 49) = 0.0101.",
        "squared": "Squared, the distance is 0.0001, and the lengths are 1.0201 and 1: 0.0001 "
        "/ 2.0201. A fault of 1 % would pass for rounding.",
        "one of 10 000": "The distance is 2 sizes, and each vector of 10 000 equal entries is "
        "100 long: 2 / 200. One wrong entry among many makes a small number.",
        "passes": "There are 25 + 30 + 6 = 61 parameters, and each of them is moved to both sides.",
    },
)

READINGS.equivalent({"twice": 0.3333, "not divided by m": 0.961, "squared": 5e-5})
READINGS.equivalent(
    {key: _RIGHT_READINGS[key] for key in reversed(_RIGHT_READINGS)}
    | {"wrong sign": 1, "0.0101": "c"}
)

READINGS.wrong("""
    wrong sign → 0
        The two vectors have the same length, but what is the length of their difference?
    wrong sign → 2
    one of 10 000 → 0.02
        Both lengths are added in the denominator.
    twice → 1
        You have divided by the length of the measured vector alone.
    twice → 0.5
    not divided by m → 0.98
        You have divided by the larger of the two lengths. Divide by their sum.
    twice → 0.2
        You have squared the lengths in the denominator or in the whole ratio.
    not divided by m → 50
        The gradients are 50 times too large. That is the factor k; the difference is a ratio made
        of k - 1 and k + 1.
    not divided by m → 49
        You have divided by the length of the right vector alone.
    0.0101 → "A"
        A wrong sign has the largest difference that there is.
    0.0101 → "B"
        Work it out: with a factor of 50, are the two vectors nearly equal?
    0.0101 → "D"
        Rounding leaves a difference many orders of magnitude smaller.
    squared → 0.01 / 2.01
        That is what the right formula reports. Now square each of the three lengths.
    squared → 0.0001
        The numerator is right. There are two squares in the denominator.
    squared → (0.01 / 2.01) ** 2
        That is the square of the whole ratio. Here each length is squared by itself, and a square
        of a sum is not the sum of squares.
    one of 10 000 → 0.0001
        A length is the root of a sum of squares. Ten thousand numbers of size g have length 100 g.
    one of 10 000 → 1
        That is for the wrong one alone. The other 9999 are part of both vectors.
    passes → 61
        That is how many parameters there are. Each is moved to both sides.
    passes → 100
        Those are the passes for the weights. Biases are parameters too.
    passes → 62
        That is the price of one-sided differences.
""")
