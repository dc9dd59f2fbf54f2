"""Which changes keep the label."""

from ....machinery.exercises import exercise, questions

KEPT_LABELS = exercise(
    {
        "6 turned by 180": 9,
        "9 turned by 180": 6,
        "8 turned by 180": 8,
        "3 mirrored": "none",
        "0 mirrored": 0,
        "7 turned by 10": 7,
        "kick mirrored": "changes",
    },
    "The label afterwards",
    *questions("6 turned by 180", "3 mirrored", "0 mirrored"),
    *questions(
        "9 turned by 180", "8 turned by 180", "7 turned by 10", "kick mirrored", is_hidden=True
    ),
    name="kept_labels",
    reasons={
        "6 turned by 180": "A six turned upside down is a nine: with its old label it teaches "
        "something wrong.",
        "9 turned by 180": "It is a six.",
        "8 turned by 180": "Two rings, one above the other, stay what they are.",
        "3 mirrored": "Its bows open to the right then, and nobody writes a digit so.",
        "0 mirrored": "A ring is its own mirror image, or nearly so.",
        "7 turned by 10": "People write at angles that differ by as much.",
        "kick mirrored": "On the other half of the pitch the other team is more likely to win.",
    },
)

KEPT_LABELS.equivalent({"6 turned by 180": 9.0, "0 mirrored": 0.0})
KEPT_LABELS.equivalent({"8 turned by 180": 8.0, "note": "extra keys do no harm"})

KEPT_LABELS.wrong("""
    6 turned by 180 → 6
        Write a 6 on paper and turn the sheet upside down. What would somebody else read?
    9 turned by 180 → 9
        Write a 9 on paper and turn the sheet upside down. What would somebody else read?
    8 turned by 180 → "none"
        Write an 8 on paper and turn the sheet upside down. What would somebody else read?
    3 mirrored → 3
        To which side do the bows of a 3 open, before and after?
    0 mirrored → "none"
        What is the mirror image of a ring?
    7 turned by 10 → "none"
        Ten degrees are not much. Would you still read it?
    kick mirrored → "keeps"
        Our own goal is on the left. Who is more likely to win a header there, and who on the right?
""")
