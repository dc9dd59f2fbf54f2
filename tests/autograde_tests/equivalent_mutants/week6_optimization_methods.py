"""Changes of the references of week6/optimization_methods that leave them right."""

from .reasons import SCALAR

KEYS = "the averages have the same keys"

ZEROS = "both averages are zeros, and the update makes new arrays"

ADAM_V = "v = {key: beta1 * v[key] + (1 - beta1) * grads[key] for key in v}"

ADAM_S = "s = {key: beta2 * s[key] + (1 - beta2) * grads[key] ** 2 for key in s}"

ADAM_V_CORRECTED = "v_corrected = {key: v[key] / (1 - beta1 ** t) for key in v}"

ADAM_S_CORRECTED = "s_corrected = {key: s[key] / (1 - beta2 ** t) for key in s}"

ADAM_STEPS = "steps = {key: v_corrected[key] / (np.sqrt(s_corrected[key]) + epsilon) for key in v}"

STEPS_START = "v, s, t, steps = (0.0, 0.0, 0, [])"

STEPS_ROOT = "root = np.sqrt(s_corrected) + epsilon"

STEPS_APPEND = "steps.append(learning_rate * v_corrected / root)"

EQUIVALENT = (
    *(
        ("adam_steps", STEPS_START, f"{new} = {values}", "all of them start at 0")
        for new, values in [
            ("s, v, t, steps", "(0.0, 0.0, 0, [])"),
            ("v, t, s, steps", "(0.0, 0.0, 0, [])"),
            ("v, s, t, steps", "(0.0, 0, 0.0, [])"),
            ("v, s, t, steps", "(0, 0.0, 0, [])"),
            ("v, s, t, steps", "(0.0, 0, 0, [])"),
        ]
    ),
    *(
        ("adam_steps", old, new, SCALAR)
        for old, new in [
            (STEPS_ROOT, "root = (np.sqrt(s_corrected) + epsilon).T"),
            (STEPS_ROOT, "root = np.sqrt(s_corrected).T + epsilon"),
            (STEPS_APPEND, "steps.append(learning_rate * v_corrected / root.T)"),
        ]
    ),
    ("initialize_adam", "return (v, s)", "return (s, v)", ZEROS),
    *(
        (
            "update_parameters_with_adam",
            line,
            line.replace(f"in {name}}}", f"in {other}}}"),
            KEYS,
        )
        for line, name, others in [
            (ADAM_V, "v", ["s"]),
            (ADAM_S, "s", ["v"]),
            (ADAM_V_CORRECTED, "v", ["s"]),
            (ADAM_S_CORRECTED, "s", ["v", "v_corrected"]),
            (ADAM_STEPS, "v", ["s", "s_corrected", "v_corrected"]),
        ]
        for other in others
    ),
)
