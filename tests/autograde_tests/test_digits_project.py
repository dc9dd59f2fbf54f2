"""Does the model answer of week 2's project tell what comes out?"""

import numpy as np
import pytest

from autograde_tests.weeks.week2.digits_one_vs_rest import YOUR_FEATURES
from course_utils import datasets
from course_utils.reference import one_vs_rest


def with_products(X):
    """Return the pixels, and below them their products with the right and the lower neighbour."""
    picture = X.reshape(8, 8, -1)
    products = picture[:, :-1] * picture[:, 1:], picture[:-1] * picture[1:]
    return np.vstack([X, *(each.reshape(56, -1) for each in products)])


def tried(features):
    """Return the accuracy on each of five splits, in percent, and the pairs mixed up most."""
    accuracies, pairs = [], []
    for seed in range(5):
        digits = datasets.load_digits(seed=seed)
        X, X_test = features(digits.X_train / 16), features(digits.X_test / 16)
        said = one_vs_rest.read_digits(*one_vs_rest.train_ten(X, digits.Y_train, 300, 1.0), X_test)
        accuracies.append(100 * np.mean(said == digits.Y_test))
        table = one_vs_rest.confusion_table(digits.Y_test, said)
        pairs.append(one_vs_rest.most_mixed_up(table))
    return np.array(accuracies), set(pairs)


@pytest.mark.slow
def test_the_model_answer_tells_what_comes_out():
    """Are its gains, its ranges and the pairs that are mixed up those of the products?"""
    [report] = [question for question in YOUR_FEATURES.questions if question.key == "report"]
    pixels, _ = tried(lambda X: X)
    products, pairs = tried(with_products)
    gains = products - pixels
    told = (
        f"rose each time, by {gains.min():.1f} to {gains.max():.1f} points, from "
        f"{pixels.min():.1f} to {pixels.max():.1f} % with the pixels alone to "
        f"{products.min():.1f} to {products.max():.1f} %."
    )
    assert told in report.model_answer
    assert pairs == {(1, 6), (1, 8), (1, 9), (3, 7)}
    assert "the pair mixed up most is a 1 and a 6, 8 or 9, or a 3 and a 7." in report.model_answer
