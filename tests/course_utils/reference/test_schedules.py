"""Tests of course_utils.reference.schedules."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_utils.reference import schedules


@given(st.integers(1, 999), st.integers(0, 5000), st.integers(0, 40), st.integers(1, 2000))
def test_decays_match_exact_fractions(rate, epoch, decay, interval):
    """Are the decays those of rational arithmetic?"""
    exact, decay_exact = Fraction(rate, 1000), Fraction(decay, 10)
    ours = schedules.update_lr(rate / 1000, epoch, decay / 10)
    assert ours == pytest.approx(float(exact / (1 + decay_exact * epoch)), rel=1e-12)
    stairs = sum(1 for k in range(1, epoch + 1) if k % interval == 0)
    ours = schedules.schedule_lr_decay(rate / 1000, epoch, decay / 10, interval)
    assert ours == pytest.approx(float(exact / (1 + decay_exact * stairs)), rel=1e-12)
    assert schedules.sqrt_decay(rate / 1000, epoch + 1) ** 2 * (epoch + 1) == pytest.approx(
        float(exact**2), rel=1e-12
    )


def test_exponential_decay_matches_torch(torch):
    """Are the rates those of torch.optim.lr_scheduler.ExponentialLR with γ = 0.95?"""
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], 0.3)
    scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.95)
    for epoch in range(30):
        assert schedules.exponential_decay(0.3, epoch) == pytest.approx(
            scheduler.get_last_lr()[0], rel=1e-12
        )
        optimizer.step()
        scheduler.step()


def test_default_interval_is_a_thousand_epochs():
    """Does the rate stay for 1000 epochs where no interval is given?"""
    rates = [schedules.schedule_lr_decay(0.6, epoch, 0.5) for epoch in (0, 999, 1000, 2000)]
    assert rates == pytest.approx([0.6, 0.6, 0.4, 0.3])


@given(st.integers(0, 2**32 - 1), st.integers(1, 6), st.sampled_from([0.1, 0.5]))
@settings(deadline=None)
def test_decay_on_a_plateau_matches_torch(torch, seed, patience, factor):
    """Are the rates those of torch.optim.lr_scheduler.ReduceLROnPlateau, whose patience is less?"""
    costs = np.random.default_rng(seed).integers(0, 9, size=40).astype(float)
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], 0.3)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(
        optimizer, factor=factor, patience=patience - 1, threshold=0, eps=0
    )
    rates = []
    for cost in costs:
        rates.append(optimizer.param_groups[0]["lr"])
        scheduler.step(cost)
    ours = schedules.plateau_decay(costs, 0.3, patience, factor)
    np.testing.assert_allclose(ours, rates, rtol=1e-9)


@pytest.mark.parametrize(("rates", "curvature"), [([0.3] * 40, 1.0), ([1.2, 0.5, 0.1], 0.25)])
def test_variance_is_that_of_many_walkers(rates, curvature):
    """Do 200 000 walkers scatter so, and does a constant rate end at α / (c (2 - α c))?"""
    rng, w = np.random.default_rng(3), np.zeros(200_000)
    for rate in rates:
        w -= rate * (curvature * w + rng.standard_normal(w.size))
    assert schedules.walker_variance(rates, curvature) == pytest.approx(np.var(w), rel=0.02)
    limit = 0.3 / (curvature * (2 - 0.3 * curvature))
    assert schedules.walker_variance([0.3] * 400, curvature) == pytest.approx(limit)


@pytest.mark.parametrize("num_warmup", [0, 1, 5])
def test_warm_up_and_cosine_match_torch(torch, num_warmup):
    """Is the fall that of torch.optim.lr_scheduler.CosineAnnealingLR, after equal steps up?"""
    rates = [schedules.warmup_cosine(step, 20, 0.3, num_warmup) for step in range(20)]
    climb = np.diff([0.0, *rates[:num_warmup]])
    np.testing.assert_allclose(climb, 0.3 / max(num_warmup, 1), rtol=1e-12)
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], 0.3)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 20 - num_warmup)
    for rate in rates[num_warmup:]:
        assert rate == pytest.approx(scheduler.get_last_lr()[0], rel=1e-9)
        optimizer.step()
        scheduler.step()


def expected_cost(rates):
    """Return the mean cost of walkers on the bowl, from mean and variance of w and b."""
    cost = 0.0
    for curvature, mean in ((1.0, -9.0), (0.25, 5.0)):
        variance = 0.0
        for rate in rates:
            mean *= 1 - rate * curvature
            variance = (1 - rate * curvature) ** 2 * variance + rate**2
        cost += curvature * (mean**2 + variance) / 2
    return cost


def test_the_design_is_better_than_any_constant_rate():
    """Are the numbers that week 6 quotes those of mean and variance?"""
    constant = min(expected_cost([rate] * 60) for rate in np.linspace(0.01, 1.5, 300))
    assert constant == pytest.approx(0.107, abs=0.001)
    assert expected_cost([0.3] * 60) == pytest.approx(0.167, abs=0.002)
    assert expected_cost(schedules.schedule_design(60)) == pytest.approx(0.052, abs=0.001)
