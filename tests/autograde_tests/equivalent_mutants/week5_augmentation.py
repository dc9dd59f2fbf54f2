"""Changes of the references of week5/augmentation that leave them right."""

from .reasons import SCALAR

_AUGMENT = "augment"

EVEN = "both have the same even chance"

ROOM = "a turn by one degree more or less is as good"

NEVER_REACHED = "no window reaches the rows and columns that are added"

TURN_LINE = "image = rotate(image, rng.uniform(-15, 15))"

PAD_LINE = "grown = np.pad(image, ((p, p), (q, q), (0, 0)), mode='edge')"

WINDOW_LINE = "changed.append(grown[top:top + h, left:left + w])"

RECIPE_LINE = "return {'degrees': 10, 'zoom': 0.1, 'slant': 0.15, 'shift': 0.6, 'mirror': 0}"

AS_GOOD = "another recipe that gains enough"

EQUIVALENT = (
    *(
        ("digit_recipe", RECIPE_LINE, RECIPE_LINE.replace(old, new), AS_GOOD)
        for old, new in (
            ("'zoom': 0.1, 'slant': 0.15", "'zoom': 0.15, 'slant': 0.1"),
            ("'degrees': 10", "'degrees': 11"),
            ("'degrees': 10", "'degrees': 9"),
            ("'degrees': 10", "'degrees': 20"),
            ("'degrees': 10", "'degrees': 0"),
            ("'zoom': 0.1", "'zoom': 0.2"),
            ("'zoom': 0.1", "'zoom': 0"),
            ("'slant': 0.15", "'slant': 0.3"),
            ("'slant': 0.15", "'slant': 0"),
        )
    ),
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
