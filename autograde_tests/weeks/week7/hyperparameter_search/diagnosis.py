"""What searches cost, and what to do next."""

from ....machinery.exercises import exercise, questions

BUDGETS = exercise(
    {
        "minutes on four cores": 30,
        "minutes on four cores, one slow trial": 40,
        "halving, epochs in all": 108,
        "no halving, epochs in all": 729,
        "speed-up with start-up": 2.5,
    },
    "What a search costs",
    *questions("minutes on four cores", "halving, epochs in all"),
    *questions("minutes on four cores, one slow trial", is_hidden=True),
    *questions("no halving, epochs in all", is_hidden=True),
    *questions("speed-up with start-up", is_hidden=True, rtol=0.005, points=2),
    name="budgets",
    reasons={
        "minutes on four cores": "60 / 4 = 15 rounds of 2 minutes.",
        "halving, epochs in all": "27 · 1, 9 · 3, 3 · 9 and 1 · 27: each of the four rounds "
        "costs 27 epochs.",
        "minutes on four cores, one slow trial": "One trial runs on one core: its 10 minutes "
        "come on top of the 30, and three cores wait.",
        "no halving, epochs in all": "27 · 27 = 729. Halving spends less than a sixth of that, "
        "as most bad settings show early.",
        "speed-up with start-up": "Ten cores need 6 seconds for the trials, and 18 come before "
        "them: 60 / 24. Workers pay for searches that are long beside their start.",
    },
)

BUDGETS.equivalent({"speed-up with start-up": 60 / 24, "minutes on four cores": 30.0})
BUDGETS.equivalent({"halving, epochs in all": 4 * 27, "note": "extra keys do no harm"})

BUDGETS.wrong("""
    minutes on four cores → 120
        That is the time of one trial after another.
    minutes on four cores → 480
        Four cores do four trials in the time of one.
    minutes on four cores, one slow trial → 30
        That is when the others are done. How long is one core alone at work after that?
    minutes on four cores, one slow trial → 32.5
        Four cores cannot share the ten more minutes: one trial runs on one core.
    halving, epochs in all → 729
        That is the price of training all to the end. Add up what each round trains.
    halving, epochs in all → 40
        1 + 3 + 9 + 27 epochs are what the one survivor gets, if it starts anew each time. How many
        networks train in each round?
    halving, epochs in all → 81
        Is a round missing, of four? Or do your survivors train on? Here they start again.
    no halving, epochs in all → 108
        That is the price with halving.
    no halving, epochs in all → 27
        That is one network. There are 27.
    speed-up with start-up → 4
        Nothing is free: add the seconds that the workers take to start.
    speed-up with start-up → 10
        The seconds of start-up come on top of the time that the trials take, shared by the cores.
    speed-up with start-up → 0.4
        Below 1 it would have become slower. Divide the time before by the time after.
""")

DIAGNOSIS = exercise(
    {
        "P": "A",
        "Q": "D",
        "R": "B",
        "S": "C",
        "dev 0.108, new points 0.131": "F",
        "one model, three weeks": "E",
    },
    "What a search says, and what to do next",
    *questions("P", "R", "one model, three weeks"),
    *questions("Q", "S", "dev 0.108, new points 0.131", is_hidden=True),
    name="diagnosis",
    reasons={
        "P": "The best trials lie at the upper end of the range, so better ones may lie beyond it.",
        "R": "Good and bad trials lie everywhere along its axis, so this hyperparameter "
        "decides nothing here: fix it, and vary others.",
        "one model, three weeks": "Where you can afford one training, there is nothing to "
        "choose from. Watch its curves, and change it as it goes.",
        "Q": "Many trials diverged at large rates, and the best lie far below these. Without "
        "that part every trial of the budget counts.",
        "S": "It has a clear valley, and its best trials lie far from both ends: more of them "
        "around there will tell most.",
        "dev 0.108, new points 0.131": "The best of 200 won by this very number, luck "
        "included, so that it flatters. Points that took no part in choosing say what to "
        "promise.",
    },
)

DIAGNOSIS.equivalent({"note": "extra keys do no harm"})
DIAGNOSIS.equivalent(dict(zip("PQRS", "ADBC", strict=True)))

DIAGNOSIS.wrong("""
    P → "B"
        In P some trials are clearly better than the others. Where in the range do they lie?
    P → "C" or "D" or "E" or "F"
        Where in the range do the best trials of P lie, and what lies beyond?
    Q → "A"
        The best trials of Q lie well inside the range. What is beyond does not matter.
    Q → "B" or "C" or "E" or "F"
        In Q many trials diverged. Where do they lie, and what would you lose without them?
    R → "A" or "D"
        R has good and bad trials everywhere in its range, up to the ends.
    R → "C" or "E" or "F"
        Does a higher or lower value on R's axis change what costs you expect?
    S → "A" or "D"
        The best trials of S lie well inside the range.
    S → "B" or "E" or "F"
        S has a clear valley, and a few good trials in it, far from both ends. Where would you
        spend the next budget?
    dev 0.108, new points 0.131 → "A" or "B" or "C" or "D" or "E"
        Of two hundred trials, the one that wins on the dev set had luck on it as well. What does
        the dev cost of the winner not tell?
    one model, three weeks → "A" or "B" or "C" or "D" or "F"
        How many models of three weeks can you afford?
""")
