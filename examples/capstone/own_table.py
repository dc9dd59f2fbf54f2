"""A solved project on a table of one's own: wines by chemical analysis, in a CSV file.

One hidden layer, all examples in each step, momentum, and an inner dev set that says when to stop.
"""

import csv
from pathlib import Path

import numpy as np

from course_utils.reference import initialization, optimizers, setting_up

CHOICE = """data = own_data.read_csv("wines.csv", label="grower", leave_out=["bottle"])
print(data.source, data.X.shape, data.classes)
baseline = 100 * np.bincount(data.Y[0]).max() / data.Y.size
print(f"always answering the most frequent class: {baseline:.1f} % right")"""


def lay_files(folder: Path) -> None:
    """Write the table, from the wines that scikit-learn carries."""
    from sklearn.datasets import load_wine

    wine = load_wine()
    with (folder / "wines.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["bottle", *wine.feature_names, "grower"])
        for number, (row, target) in enumerate(zip(wine.data, wine.target, strict=True), start=1):
            table.writerow([f"no. {number}", *(f"{value:g}" for value in row), "ABC"[target]])


def train(X, Y, budget_seconds, seed=0):
    """Train a network on any data within a budget; the same arguments give the same network."""
    mu, sigma = setting_up.fit_normalizer(X)
    targets = np.eye(int(Y.max()) + 1)[Y[0]].T
    (A0, Y_train), (A0_dev, Y_dev), _ = setting_up.split_data(
        setting_up.normalize(X, mu, sigma), targets, dev=0.15, test=0.0, seed=seed
    )
    m = A0.shape[1]
    p = initialization.initialize_parameters_he([len(X), 24, len(targets)], seed)
    v = optimizers.initialize_velocity(p)
    best, best_cost = p, np.inf
    seconds_per_step = 4e-4 + 6 * m * (p["W1"].size + p["W2"].size) / 4e9
    steps = int(min(400, 0.5 * budget_seconds / seconds_per_step))
    for t in range(steps):
        A1 = np.maximum(0, p["W1"] @ A0 + p["b1"])
        Z2 = p["W2"] @ A1 + p["b2"]
        powers = np.exp(Z2 - Z2.max(axis=0, keepdims=True))
        dZ2 = (powers / powers.sum(axis=0, keepdims=True) - Y_train) / m
        dZ1 = (p["W2"].T @ dZ2) * (A1 > 0)
        grads = {
            "dW1": dZ1 @ A0.T + 2.0 / m * p["W1"],
            "db1": dZ1.sum(axis=1, keepdims=True),
            "dW2": dZ2 @ A1.T + 2.0 / m * p["W2"],
            "db2": dZ2.sum(axis=1, keepdims=True),
        }
        p, v = optimizers.update_parameters_with_momentum(p, grads, v, 0.9, 1.0)
        if t % 5 == 4 or t == steps - 1:  # early stopping, on examples that no step has seen
            scores = p["W2"] @ np.maximum(0, p["W1"] @ A0_dev + p["b1"]) + p["b2"]
            scores = scores - scores.max(axis=0, keepdims=True)
            cost = np.mean(np.log(np.exp(scores).sum(axis=0)) - (Y_dev * scores).sum(axis=0))
            if cost < best_cost:
                best, best_cost = p, cost
    return best | {"mu": mu, "sigma": sigma}


REPORT = {
    "r1": """
Which of three growers does a bottle come from, by its chemistry? For a cellar whose labels are
lost. 178 wines of one region in Italy, 59, 71 and 48 of the growers A, B and C; 13 measurements
each, such as alcohol in per cent by volume and proline in mg/l, from the table that scikit-learn
carries. The column with the number of the bottle is left out: the table is sorted by grower, and
the number would give it away. My doubt: another summer may shift every number, and the table does
not say the year.""",
    "r2": """
60/20/20 at random: 106, 36 and 36 bottles. That is little: one bottle is 3 points, and at 95 %
one standard deviation is 4 points. I watch the accuracy, as a mistake costs the same whoever is
mistaken. Always B gets 44 % on the dev set. No bottle is in the table twice. The normaliser comes
from what `train` is given. I looked at the test set once.""",
    "r3": """
One hidden layer of 24 ReLU units, softmax, all examples in each step (with so few, batches save
nothing), momentum 0.9 with a rate of 1, L2 with 2/m. 15 % of what `train` gets is an inner dev
set; the parameters with its lowest cost are handed over. 6 units get 99.4 % on my dev set, 24 the
same, 48 get 100 %: the set cannot tell. The steps are planned from 0.4 ms and 6 products for each
weight and example (measured: 0.1 ms a step), half of the budget, at most 400. No clock; start and
split come from `seed`.""",
    "r4": """
The rate, 0.1, 1 and 3; the width, 6, 24 and 48; L2 with 0, 2/m and 10/m; with early stopping and
without: eight settings, five seeds each, 40 runs. All got from 98.9 to 100 % on the dev set,
where one bottle is 2.8 points. I stopped there: whoever goes on choosing with this dev set
chooses luck. I had expected early stopping to matter, and it made no difference that could be
seen, until the test.""",
    "r5": """
On 36 test bottles the mean of five seeds is 87.8 %, from 83.3 to 91.7, after 99.4 % on the dev
set. One standard deviation is 5 points: both sets are too small, and the truth lies in between.
Always B gets 47.2 %. Softmax regression gets 94.4 % on the test and 100 % on the dev set: it is
simpler and not worse, and the cellar should take that. A fifth of the budget and four times as
much give the same.""",
    "r6": """
Of the first seed's five mistakes four are bottles of B taken for A. The inner dev set has 16
bottles: it ends training by luck, and takes 16 away from learning. That is where I would begin:
without it, or with five inner sets in turn. I expect the test to rise to softmax regression's 94
%; if not, a hidden layer is too much for 106 bottles. It must not be used for other growers or
years: it always names one of three, and never says that it does not know.""",
}
