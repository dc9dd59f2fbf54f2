"""Changes of the references of week7/frameworks that leave them right."""

LINEAR = "linear = torch.nn.Linear(W.shape[1], W.shape[0], dtype=torch.float64)"
COST = "cost = torch.nn.functional.binary_cross_entropy_with_logits(logits, targets)"
HEAD = "def train_torch(model, X, Y, num_iterations=1000, learning_rate=0.1):"

EQUIVALENT = (
    *(
        (
            "train_torch",
            HEAD,
            HEAD.replace("1000", number),
            "every case names the number of steps: 1000 of them take too long for each check",
        )
        for number in ("0", "999", "1001", "2000")
    ),
    (
        "to_torch",
        LINEAR,
        LINEAR.replace("W.shape[0]", "b.shape[0]"),
        "b has a row for each unit, as W has",
    ),
    (
        "to_torch",
        "linear.bias.copy_(torch.tensor(b[:, 0]))",
        "linear.bias.copy_(torch.tensor(b[:, -1]))",
        "b has one column",
    ),
    ("train_torch", COST, f"{COST}.T", "the cost is one number"),
    (
        "train_torch",
        "optimizer.zero_grad()",
        "model.zero_grad()",
        "the optimiser has all of the model's parameters",
    ),
)
