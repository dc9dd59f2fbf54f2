"""A solved project on pictures of one's own: road signs by their outline, a folder for each.

Three small networks with other starts, whose scores are averaged; they are handed over as one wide
network.
"""

from pathlib import Path

import numpy as np

from course_utils.reference import initialization, optimizers, setting_up

CHOICE = """data = own_data.read_pictures("signs", size=12)
print(data.source, data.X.shape, data.classes)
baseline = 100 * np.bincount(data.Y[0]).max() / data.Y.size
print(f"always answering the most frequent class: {baseline:.1f} % right")"""

CORNERS = {"round": 40, "triangular": 3, "four-cornered": 4, "eight-cornered": 8}
PICTURES = 60


def lay_files(folder: Path) -> None:
    """Draw the pictures: signs before a sky, turned, moved and in any light."""
    from PIL import Image, ImageDraw

    rng = np.random.default_rng(7)
    for name, corners in CORNERS.items():
        (folder / "signs" / name).mkdir(parents=True)
        for number in range(PICTURES):
            sky, ground = rng.integers(120, 256, 3), rng.integers(20, 140, 3)
            picture = Image.new("RGB", (64, 64), tuple(sky.tolist()))
            draw = ImageDraw.Draw(picture)
            x, y, radius = *rng.uniform(26, 38, 2), rng.uniform(14, 24)
            draw.rectangle((x - 2, y, x + 2, 64), fill=tuple(ground.tolist()))
            angles = np.linspace(0, 2 * np.pi, corners, endpoint=False) + rng.normal(0, 0.1)
            angles += np.pi / corners - np.pi / 2 if corners > 3 else -np.pi / 2
            points = [(x + radius * np.cos(a), y + radius * np.sin(a)) for a in angles]
            draw.polygon(points, fill=tuple(rng.integers(0, 256, 3).tolist()))
            pixels = np.asarray(picture) + rng.normal(0, 10, (64, 64, 3))
            Image.fromarray(pixels.clip(0, 255).astype(np.uint8)).save(
                folder / "signs" / name / f"{number:02}.png"
            )


def train(X, Y, budget_seconds, seed=0):
    """Train a network on any data within a budget; the same arguments give the same network."""
    mu, sigma = setting_up.fit_normalizer(X)
    m, members, units = X.shape[1], 3, 20
    A0, targets = setting_up.normalize(X, mu, sigma), np.eye(int(Y.max()) + 1)[Y[0]].T
    weights = units * (len(X) + len(targets))
    seconds_per_step = 5e-4 + 6 * 50 * weights / 1e9
    steps = int(min(400, 0.6 * budget_seconds / members / seconds_per_step))
    trained = []
    for member in range(members):
        dims = [len(X), units, len(targets)]
        p = initialization.initialize_parameters_he(dims, np.random.default_rng([seed, member]))
        v, s = optimizers.initialize_adam(p)
        batches = []
        for t in range(1, steps + 1):
            batches = batches or optimizers.random_mini_batches(A0, targets, 50, [seed, member, t])
            X_batch, targets_batch = batches.pop()
            A1 = np.maximum(0, p["W1"] @ X_batch + p["b1"])
            Z2 = p["W2"] @ A1 + p["b2"]
            powers = np.exp(Z2 - Z2.max(axis=0, keepdims=True))
            dZ2 = (powers / powers.sum(axis=0, keepdims=True) - targets_batch) / X_batch.shape[1]
            dZ1 = (p["W2"].T @ dZ2) * (A1 > 0)
            grads = {
                "dW1": dZ1 @ X_batch.T + 1.0 / m * p["W1"],
                "db1": dZ1.sum(axis=1, keepdims=True),
                "dW2": dZ2 @ A1.T + 1.0 / m * p["W2"],
                "db2": dZ2.sum(axis=1, keepdims=True),
            }
            rate = 0.01 * (1 - (t - 1) / steps)
            p, v, s, _, _ = optimizers.update_parameters_with_adam(p, grads, v, s, t, rate)
        trained.append(p)
    # side by side: the hidden units of all, and the mean of their scores
    return {
        "W1": np.vstack([p["W1"] for p in trained]),
        "b1": np.vstack([p["b1"] for p in trained]),
        "W2": np.hstack([p["W2"] for p in trained]) / members,
        "b2": sum(p["b2"] for p in trained) / members,
        "mu": mu,
        "sigma": sigma,
    }
