"""Six runs, told apart by their instruments."""

from ....machinery.exercises import exercise, questions

DIAGNOSIS = exercise(
    {
        "A": "learning rate too small",
        "B": "healthy",
        "C": "first weights too small",
        "D": "a layer is never updated",
        "E": "learning rate too large",
        "F": "first weights too large",
    },
    "What is the matter with these runs?",
    *questions("A", "B", "E"),
    *questions("C", "D", "F", is_hidden=True),
    name="diagnosis",
    reasons={
        "A": "The layers put out what they should, but the weights hardly move: ratios of a few "
        "hundred-thousandths, and the cost has barely fallen.",
        "B": "All four ratios are a few thousandths, the cost has fallen far, and no layer is "
        "silent or loud.",
        "C": "In the first two layers the activations are far below those of the healthy run, and "
        "so are the ratios: hardly any signal gets through, and hardly any error back. The cost "
        "is that of saying 10 % to every digit.",
        "D": "The ratio of the second matrix is 0 while the others are as in the healthy run.",
        "E": "Layer 3 is dead as a whole, as are most units before it. No error gets back, so the "
        "ratios are 0 by now: some early step was far too long.",
        "F": "The cost starts at 163 and the activations grow from layer to layer. The ratios "
        "are small, as each step of Adam is now compared with weights that are ten times as large.",
    },
)

DIAGNOSIS.equivalent({"note": "extra keys do no harm"})
DIAGNOSIS.equivalent({"G": None, "B": "healthy"})

DIAGNOSIS.wrong("""
    A → "first weights too small"
        The standard deviations of its activations are as usual for He's start. Which instrument is
        far from the healthy run's?
    A → "a layer is never updated"
        All four ratios are above 0, however small.
    A → "healthy"
        Look at how far the cost has fallen.
    B → "learning rate too large"
        Its cost has fallen furthest, and its ratios are a few thousandths.
    B → "a layer is never updated"
        All four of its ratios are a few thousandths. One run has a ratio of 0 among such ratios.
    E → "a layer is never updated"
        In this run no layer moves any more. What has become of its units?
    E → "first weights too large"
        Compare its cost at the start with that of the others: the start was as usual.
    E → "first weights too small"
        Compare its cost at the start with the healthy run's: it is the same start. What happened
        later?
    C → "learning rate too small"
        The ratio of its last matrix is as large as in any run. What reaches the first three?
    C → "learning rate too large"
        Its ratios are small, and few units are dead. How large are the activations?
    D → "healthy"
        Its cost has fallen, but look at the ratios, one matrix after the other.
    F → "learning rate too large"
        Its ratios are smaller than the healthy run's. How large was its cost before any update?
""")
