"""Changes of the references of week5/gradient_hunt that leave them right."""

from .reasons import SCALAR, SHAPES, SYMMETRIC

SIZE = "size = np.linalg.norm(gradients[name]) + np.linalg.norm(slope)"

RATIO = "found[name] = float(np.linalg.norm(gradients[name] - slope) / size)"

TALL = "if sum((differences[name] > 1e-06 for differences in draws)) > len(draws) / 2:"

LAYERS = "for layer in range(len(draws[0]) // 2, 0, -1):"

DECAY = "grads[f'db{layer}'] = grads[f'db{layer}'] + 0.1 * b"

EQUIVALENT = (
    (
        "difference_by_name",
        "def difference_by_name(parameters, gradients, X, Y, epsilon=1e-07):",
        "def difference_by_name(parameters, gradients, X, Y, epsilon=2e-07):",
        "what changes is smaller than the rounding",
    ),
    *(
        ("difference_by_name", SIZE, f"size = {new}", SCALAR)
        for new in (
            "(np.linalg.norm(gradients[name]) + np.linalg.norm(slope)).T",
            "np.linalg.norm(gradients[name]).T + np.linalg.norm(slope)",
            "np.linalg.norm(gradients[name]) + np.linalg.norm(slope).T",
        )
    ),
    *(
        ("difference_by_name", RATIO, f"found[name] = {new}", reason)
        for new, reason in (
            ("np.linalg.norm(gradients[name] - slope) / size", SCALAR),
            ("float(np.linalg.norm(gradients[name] - slope).T / size)", SCALAR),
            ("float(np.linalg.norm(gradients[name] - slope) / size.T)", SCALAR),
            ("float(np.linalg.norm(slope - gradients[name]) / size)", SYMMETRIC),
        )
    ),
    ("suspect", "for name in draws[0]:", "for name in draws[-1]:", SHAPES),
    ("suspect", TALL, TALL.replace("> 1e-06", ">= 1e-06"), "no bar is exactly that high"),
    ("suspect", TALL, TALL.replace("/ 2", "// 2"), "a count above a half is above it rounded down"),
    *(
        ("suspect", LAYERS, f"for layer in range({new}, -1):", reason)
        for new, reason in (
            ("len(draws[0]), 0", "layers that do not exist have no bars"),
            ("len(draws[-1]) // 2, 0", SHAPES),
            ("len(draws[0]) // 1, 0", "layers that do not exist have no bars"),
            ("len(draws[0]) // 2, -1", "layers that do not exist have no bars"),
        )
    ),
    ("suspect", "return blamed[0]", "return blamed[-1]", "there is one"),
    ("suspect", "return blamed[0]", "return tall[0]", "with one fault at most, it is the only one"),
    *(
        ("hidden_fault", DECAY, DECAY.replace("+ 0.1 * b", new), "another hidden fault")
        for new in ("- 0.1 * b", "+ b", "+ 1.1 * b", "+ 0.2 * b")
    ),
)
