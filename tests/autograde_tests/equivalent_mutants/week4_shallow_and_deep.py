"""Changes of the references of week4/shallow_and_deep that leave them right."""

XOR_RESULT = (
    "return {'W1': np.array([[1.0, 1.0], [1.0, 1.0]]), "
    "'b1': np.array([[-2.0 * low], [-1.0 * (low + high)]]), "
    "'W2': np.array([[slope, -2 * slope]]), 'b2': np.array([[-6.0]])}"
)

EQUIVALENT = (
    *(
        (
            "xor_parameters",
            XOR_RESULT,
            XOR_RESULT.replace(f"np.array({matrix})", matrix),
            "a list of lists is a matrix, too",
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
