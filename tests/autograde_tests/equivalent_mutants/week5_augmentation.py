"""Changes of the references of week5/augmentation that leave them right."""

from .reasons import SCALAR

_AUGMENT = "augment"

EVEN = "both have the same even chance"

ROOM = "a turn by one degree more or less is as good"

NEVER_REACHED = "no window reaches the rows and columns that are added"

TURN_LINE = "image = rotate(image, rng.uniform(-15, 15))"

PAD_LINE = "grown = np.pad(image, ((p, p), (q, q), (0, 0)), mode='edge')"

WINDOW_LINE = "changed.append(grown[top:top + h, left:left + w])"

EQUIVALENT = (
    (
        "early_stopping",
        "for i in range(1, len(dev_costs)):",
        "for i in range(0, len(dev_costs)):",
        "the first cost is not below itself",
    ),
    *(
        (_AUGMENT, "if rng.random() < 0.5:", changed, EVEN)
        for changed in (
            "if not rng.random() < 0.5:",
            "if rng.random() >= 0.5:",
            "if rng.random() <= 0.5:",
        )
    ),
    *(
        (_AUGMENT, TURN_LINE, TURN_LINE.replace("-15, 15", angles), ROOM)
        for angles in ("-16, 15", "-14, 15", "-15, 16", "-15, 14")
    ),
    *(
        (_AUGMENT, PAD_LINE, PAD_LINE.replace(old, new), NEVER_REACHED)
        for old, new in (
            ("(p, p)", "(p, h)"),
            ("(p, p)", "(p, w)"),
            ("(q, q)", "(q, h)"),
            ("(q, q)", "(q, w)"),
        )
    ),
    (_AUGMENT, WINDOW_LINE, WINDOW_LINE.replace("top +", "top.T +"), SCALAR),
    (_AUGMENT, WINDOW_LINE, WINDOW_LINE.replace("left +", "left.T +"), SCALAR),
    (
        _AUGMENT,
        "return np.array(changed)",
        "return changed",
        "a list of images is read as a stack of them",
    ),
)
