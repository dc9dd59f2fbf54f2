"""How to choose a framework."""

from ....machinery.exercises import exercise, questions

CHOOSING = exercise(
    {
        "three ideas a day": "A",
        "six weeks on a hundred processors": "B",
        "alive for fifteen years": "C",
        "in a phone without a network": "D",
        "five hundred pictures": "E",
        "saved a week, small": 146.0,
        "saved a week, large": -6570.0,
    },
    "What decides for a framework, and what a convenience is worth",
    *questions("three ideas a day", "alive for fifteen years", "saved a week, small"),
    *questions("six weeks on a hundred processors", is_hidden=True),
    *questions("in a phone without a network", "five hundred pictures", is_hidden=True),
    *questions("saved a week, large", is_hidden=True, points=2),
    name="choosing",
    reasons={
        "three ideas a day": "A training takes ten minutes, an idea a third of a day: most of "
        "the time is people's.",
        "alive for fifteen years": "Over fifteen years a company may lose interest or change "
        "its licence. What is truly open can be kept alive by others.",
        "saved a week, small": "3 · 50 = 150 euros of time saved, and 20 % of 10 · 2 euros, "
        "which is 4, of computing more.",
        "six weeks on a hundred processors": "The code is finished, so people's time is spent. "
        "Every per cent of speed is a per cent of a large bill.",
        "in a phone without a network": "The trained model has to run on the phone itself, and "
        "not every framework leads there.",
        "five hundred pictures": "So few pictures train no network of their own. A published "
        "one, trained on many others, is what to build on.",
        "saved a week, large": "A hundred processors are 100 · 168 · 2 = 33 600 euros a week, "
        "of which 20 % is 6720: far more than the 150 that are saved.",
    },
)

CHOOSING.equivalent({"saved a week, small": 3 * 50 - 0.2 * 10 * 2})
CHOOSING.equivalent({"saved a week, large": 150 - 6720, "saved a week, small": 146})


def _letter(answer):
    return str(answer).strip().upper()


CHOOSING.wrong(
    """
    three ideas a day → "B"
        A training run of ten minutes leaves most of the day for another activity. Which?
    three ideas a day → "E"
        Nothing is said of what others have published. Where do the hours of this group go?
    alive for fifteen years → "A"
        What people like to write today may change within the fifteen years. What must not happen?
    alive for fifteen years → "D"
        Nothing is said of where it runs. Who can end a framework, and who could go on with it?
    six weeks on a hundred processors → "A"
        The code is written once. What is paid for by the hour here?
    in a phone without a network → "B"
        A phone is slow, but first the program has to get onto it.
    five hundred pictures → "A" or "B"
        Five hundred pictures train no large network from the start. Where does the rest come from?
    """,
    _letter,
)
CHOOSING.wrong("""
    saved a week, small → 150
        The slower runs have a price, too: two of the ten hours more.
    saved a week, small → 145
        Each training takes a fifth longer: two hours are added. You add a quarter, as a fifth less
        speed would.
    saved a week, small → 130
        Not the whole time is lost: 20 percent of ten hours are two hours.
    saved a week, small → -146
        The sign says who wins. Here the convenient one costs less.
    saved a week, large → 6570
        The sign says who wins. Is the convenient framework still the cheaper one?
    saved a week, large → -6720
        The hours of the programmer are saved here as well.
    saved a week, large → -250
        A hundred processors work day and night: a week has 168 hours.
    saved a week, large → -8250
        Each training takes a fifth longer. You add a quarter of the hours, as a fifth less speed
        would.
""")
