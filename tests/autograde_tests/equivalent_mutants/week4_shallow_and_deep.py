"""Changes of the references of week4/shallow_and_deep that leave them right."""

XOR_RESULT = (
    "return {'W1': np.array([[1.0, 1.0], [1.0, 1.0]]), "
    "'b1': np.array([[-2.0 * low], [-1.0 * (low + high)]]), "
    "'W2': np.array([[slope, -2 * slope]]), 'b2': np.array([[-6.0]])}"
)

LAST_LINE = "parameters[f'W{layer}'], parameters[f'b{layer}'] = (12 * read, np.array([[-6.0]]))"

FOLD_LINE = "parameters[f'b{layer}'] = np.array([[0.0], [-1.0 * n]])"

GATES_LINE = "parameters[f'W{layer}'] = np.kron(np.eye(gates), np.ones((2, 2))) @ read"

TEST_LINE = "return bool(np.all((AL > 0.5) == X.sum(axis=0) % 2))"

CLEARLY_RIGHT = "any answer that is clearly on the right side of one half will do"

LISTS = "a list of lists is a matrix, too"

EQUIVALENT = (
    ("is_parity", TEST_LINE, TEST_LINE.replace("bool(", "")[:-1], "a NumPy truth is one, too"),
    ("is_parity", TEST_LINE, TEST_LINE.replace(">", ">="), "no probability is one half"),
    ("is_parity", TEST_LINE, TEST_LINE.replace("axis=0)", "axis=0).T"), "it has one axis"),
    ("parity_by_tree", "read = np.eye(n)", "read = np.eye(n).T", "the identity is symmetric"),
    (
        "parity_by_tree",
        GATES_LINE,
        GATES_LINE.replace(" @ read", ".T @ read"),
        "blocks of ones are symmetric",
    ),
    (
        "parity_by_tree",
        "parameters[f'b{layer}'] = np.tile([[0.0], [-1.0]], (gates, 1))",
        "parameters[f'b{layer}'] = np.tile([[0], [-1.0]], (gates, 1))",
        "the other entry makes floats of all",
    ),
    *(
        (name, LAST_LINE, LAST_LINE.replace(old, new), reason)
        for name in ("parity_by_tree", "parity_by_folding")
        for old, new, reason in (
            ("12", "13", CLEARLY_RIGHT),
            ("12", "11", CLEARLY_RIGHT),
            ("12", "24", CLEARLY_RIGHT),
            ("-6.0", "-7.0", CLEARLY_RIGHT),
            ("-6.0", "-5.0", CLEARLY_RIGHT),
            ("np.array([[-6.0]])", "[[-6.0]]", LISTS),
        )
    ),
    ("parity_by_folding", "n //= 2", "n /= 2", "n is a power of two"),
    ("parity_by_folding", FOLD_LINE, FOLD_LINE.replace("np.array(", "")[:-1], LISTS),
    (
        "parity_by_folding",
        FOLD_LINE,
        FOLD_LINE.replace("[0.0]", "[0]"),
        "the other entry makes floats of all",
    ),
    *(
        (
            "xor_parameters",
            XOR_RESULT,
            XOR_RESULT.replace(f"np.array({matrix})", matrix),
            LISTS,
        )
        for matrix in (
            "[[1.0, 1.0], [1.0, 1.0]]",
            "[[-2.0 * low], [-1.0 * (low + high)]]",
            "[[slope, -2 * slope]]",
            "[[-6.0]]",
        )
    ),
    *(
        (
            "xor_parameters",
            XOR_RESULT,
            XOR_RESULT.replace(matrix, f"{matrix}.T"),
            "the matrix is symmetric",
        )
        for matrix in ("np.array([[1.0, 1.0], [1.0, 1.0]])", "np.array([[-6.0]])")
    ),
)
