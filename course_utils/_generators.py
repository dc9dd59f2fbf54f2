"""Make data from a seed: points of the plane, a year's weather, a season's kicks.

Another seed gives new examples of the same kind, such as a held-out set. The data sheets in
`datasets/` say how each set is made.
"""

from typing import NamedTuple

import numpy as np

__all__ = [
    "FOOTBALL_SEED",
    "PitchData",
    "PlanarData",
    "daily_temperatures",
    "make_blobs",
    "make_circles",
    "make_flower",
    "make_football",
    "make_gaussian_quantiles",
    "make_moons",
]

FOOTBALL_SEED = 6
FOOTBALL_TRAIN, FOOTBALL_DEV = 211, 200
FOOTBALL_WRONG_NOTES = 0.04

PETALS = 4
PETAL_LENGTH = 4.0
BLOB_CENTRES = tuple((x, y) for y in (-2.0, 2.0) for x in (-4.0, 0.0, 4.0))


class PlanarData(NamedTuple):
    """Points of the plane in two classes: ``X, Y = make_flower()``.

    Attributes
    ----------
    X : ndarray of float64, shape (2, m)
        One point a column; its two coordinates have no unit.
    Y : ndarray of int64, shape (1, m)
        Class of each point, 0 or 1. The maker says which is which.
    """

    X: np.ndarray
    Y: np.ndarray


def make_flower(m: int = 400, noise: float = 0.2, seed: int = 1) -> PlanarData:
    """Draw points of a flower with four petals, whose classes alternate around the centre.

    The petals are those of the rose r = 4 cos(2 δ), with δ the angle from the petal's middle line,
    and are filled evenly from centre to rim. A straight line gets about two points in three right
    at best, by cutting off one petal: it cannot put opposite petals on one side, and their
    neighbours on the other.

    Parameters
    ----------
    m : int
        Number of points; as many in each petal, up to one.
    noise : float
        Standard deviation of what is added to each coordinate (no unit; a petal is 4 long).
    seed : int
        Another seed gives other points of the same flower.

    Returns
    -------
    PlanarData
        Class 0: the petals up right and down left. Class 1: up left and down right.

    Raises
    ------
    ValueError
        If `m` is no integer of 2 or more, or `noise` is negative.

    Examples
    --------
    >>> X, Y = make_flower()
    >>> X.shape, Y.shape, np.bincount(Y[0])
    ((2, 400), (1, 400), array([200, 200]))
    """
    _check_planar(m, noise)
    rng = np.random.default_rng(seed)
    petal = rng.permutation(np.arange(m) % PETALS)
    delta = rng.uniform(-1, 1, m) * np.pi / PETALS
    # the square root spreads the points evenly over the area, not crowded at the centre
    r = PETAL_LENGTH * np.cos(PETALS / 2 * delta) * np.sqrt(rng.uniform(0, 1, m))
    angle = (2 * petal + 1) * np.pi / PETALS + delta
    X = np.stack([r * np.cos(angle), r * np.sin(angle)]) + noise * rng.standard_normal((2, m))
    return PlanarData(X, (petal % 2).reshape(1, m))


def make_circles(
    m: int = 300, noise: float = 0.05, factor: float = 0.8, seed: int = 1
) -> PlanarData:
    """Draw points of two circles about the origin, one inside the other.

    Parameters
    ----------
    m : int
        Number of points; half of them on each circle.
    noise : float
        Standard deviation of what is added to each coordinate (no unit; the outer radius is 1).
    factor : float
        Radius of the inner circle, from 0 to below 1.
    seed : int
        Another seed gives other points of the same circles.

    Returns
    -------
    PlanarData
        Class 0: the outer circle. Class 1: the inner one.

    Raises
    ------
    ValueError
        If `m` is no integer of 2 or more, `noise` is negative, or `factor` is out of its range.

    Examples
    --------
    >>> X, Y = make_circles(noise=0)
    >>> np.unique(np.hypot(*X[:, Y[0] == 1]).round(6))
    array([0.8])
    """
    from sklearn import datasets

    _check_planar(m, noise)
    if not 0 <= factor < 1:
        raise ValueError(f"factor is {factor!r}; it must be at least 0 and below 1")
    return _planar(*datasets.make_circles(m, noise=noise, factor=factor, random_state=seed))


def make_moons(m: int = 300, noise: float = 0.2, seed: int = 1) -> PlanarData:
    """Draw points of two half circles that reach into each other.

    Parameters
    ----------
    m : int
        Number of points; half of them in each moon.
    noise : float
        Standard deviation of what is added to each coordinate (no unit; a moon's radius is 1).
    seed : int
        Another seed gives other points of the same moons.

    Returns
    -------
    PlanarData
        Class 0: the upper moon, an arch. Class 1: the lower one, a bowl.

    Raises
    ------
    ValueError
        If `m` is no integer of 2 or more, or `noise` is negative.

    Examples
    --------
    >>> X, Y = make_moons()
    >>> bool(X[1, Y[0] == 0].mean() > X[1, Y[0] == 1].mean())
    True
    """
    from sklearn import datasets

    _check_planar(m, noise)
    return _planar(*datasets.make_moons(m, noise=noise, random_state=seed))


def make_blobs(m: int = 300, noise: float = 1.0, seed: int = 1) -> PlanarData:
    """Draw points of six round clouds, two rows of three, whose classes make a chequerboard.

    The centres lie 4 apart and do not depend on the seed.

    Parameters
    ----------
    m : int
        Number of points; as many in each cloud, up to one.
    noise : float
        Standard deviation of a cloud along each coordinate (no unit).
    seed : int
        Another seed gives other points of the same clouds.

    Returns
    -------
    PlanarData
        Class 0: the corners down left and down right, and the middle cloud of the upper row.
        Class 1: the other three.

    Raises
    ------
    ValueError
        If `m` is no integer of 2 or more, or `noise` is negative.

    Examples
    --------
    >>> X, Y = make_blobs(600)
    >>> X.shape, np.bincount(Y[0])
    ((2, 600), array([300, 300]))
    """
    from sklearn import datasets

    _check_planar(m, noise)
    X, cloud = datasets.make_blobs(m, centers=BLOB_CENTRES, cluster_std=noise, random_state=seed)
    return _planar(X, cloud % 2)


def make_gaussian_quantiles(m: int = 300, seed: int = 1) -> PlanarData:
    """Draw points of one round cloud: an inner half and an outer half.

    The cloud is normal about the origin with standard deviation 1 along each coordinate.

    Parameters
    ----------
    m : int
        Number of points; half of them in each class.
    seed : int
        Another seed gives other points of the same cloud.

    Returns
    -------
    PlanarData
        Class 0: the half nearer to the origin. Class 1: the rest. Where the border lies depends a
        little on the points: it is their median distance.

    Raises
    ------
    ValueError
        If `m` is no integer of 2 or more.

    Examples
    --------
    >>> X, Y = make_gaussian_quantiles()
    >>> distance = np.hypot(*X)
    >>> bool(distance[Y[0] == 0].max() < distance[Y[0] == 1].min())
    True
    """
    from sklearn import datasets

    _check_planar(m)
    return _planar(*datasets.make_gaussian_quantiles(n_samples=m, n_classes=2, random_state=seed))


def _check_planar(m: int, noise: float = 0.0) -> None:
    if not isinstance(m, (int, np.integer)) or m < 2:
        raise ValueError(f"m is {m!r}; it must be an integer of 2 or more")
    if not noise >= 0:
        raise ValueError(f"noise is {noise!r}; it must be 0 or more")


def _planar(points: np.ndarray, labels: np.ndarray) -> PlanarData:
    """Bring scikit-learn's layout, one example a row, into the course's."""
    return PlanarData(np.ascontiguousarray(points.T), labels.astype(np.int64).reshape(1, -1))


def daily_temperatures(seed: int = 0) -> np.ndarray:
    """Make up a year of daily mean temperatures: a season, and weather that lasts some days.

    Day d, from 1 January on, has 10 + 9 cos(2π (d − 200) / 365) + w_d in °C, where
    w_d = 0.7 w_{d−1} + 2.5 ε_d and ε_d is standard normal. The spread of w is 3.5 °C. See
    `datasets/daily_temperatures.md`.

    Parameters
    ----------
    seed : int
        Seed of the weather.

    Returns
    -------
    ndarray, shape (365,)
        In °C, to one decimal.

    Examples
    --------
    >>> temperatures = daily_temperatures(seed=0)
    >>> temperatures.shape, bool(temperatures[180:220].mean() > temperatures[:40].mean() + 10)
    ((365,), True)
    """
    shocks = 2.5 * np.random.default_rng(seed).standard_normal(365)
    # the first day's weather already has the spread of the others
    weather = [shocks[0] / np.sqrt(1 - 0.7**2)]
    for shock in shocks[1:]:
        weather.append(0.7 * weather[-1] + shock)
    season = 10 + 9 * np.cos(2 * np.pi * (np.arange(365) - 200) / 365)
    temperatures: np.ndarray = np.round(season + weather, 1)
    return temperatures


class PitchData(NamedTuple):
    """Places on a football pitch with a label each, split into a training and a dev set.

    Attributes
    ----------
    X_train : ndarray of float64, shape (2, m_train)
        In metres from the centre spot: along the pitch towards the other goal, then to the left.
    Y_train : ndarray of int64, shape (1, m_train)
        Index into `classes`.
    X_dev : ndarray of float64, shape (2, m_dev)
    Y_dev : ndarray of int64, shape (1, m_dev)
    classes : tuple of str
        Name of each label.
    source : str
        What the set is: a sentence to print under a figure.
    """

    X_train: np.ndarray
    Y_train: np.ndarray
    X_dev: np.ndarray
    Y_dev: np.ndarray
    classes: tuple[str, ...]
    source: str


def make_football(seed: int = FOOTBALL_SEED) -> PitchData:
    """Simulate where a goalkeeper's long kicks came down, and who won the header.

    The chance of the goalkeeper's team falls along a slightly bent line across the pitch, and one
    note in 25 names the wrong team. See `datasets/football.md`.

    Parameters
    ----------
    seed : int
        Another seed simulates another season.

    Returns
    -------
    PitchData
        211 training and 200 dev examples on a pitch of 105 m by 68 m; label 1 where the
        goalkeeper's team won.

    Examples
    --------
    >>> kicks = make_football()
    >>> kicks.X_train.shape, kicks.Y_train.shape, kicks.X_dev.shape, kicks.classes
    ((2, 211), (1, 211), (2, 200), ('they', 'we'))
    """
    rng = np.random.default_rng(seed)
    m = FOOTBALL_TRAIN + FOOTBALL_DEV
    along, across = rng.uniform(-40, 45, m), rng.uniform(-31, 31, m)
    log_odds = 8 + 4 * np.sin(across / 12) + 0.3 * across - 0.8 * along
    won = rng.random(m) < 1 / (1 + np.exp(-log_odds))
    noted = won ^ (rng.random(m) < FOOTBALL_WRONG_NOTES)
    X = np.stack([along, across]).round(1)
    Y = noted.astype(np.int64).reshape(1, -1)
    return PitchData(
        X_train=X[:, :FOOTBALL_TRAIN],
        Y_train=Y[:, :FOOTBALL_TRAIN],
        X_dev=X[:, FOOTBALL_TRAIN:],
        Y_dev=Y[:, FOOTBALL_TRAIN:],
        classes=("they", "we"),
        source="a simulated season, made by course_utils.datasets.make_football",
    )
