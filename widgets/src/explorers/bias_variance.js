// Bias and variance of networks that learn a curve. Follows course_utils/explorers/bias_variance.py.

import { max, mean, range, sum } from "d3-array";
import { fixed } from "../words.js";

const DAY = 24;
const HOURS = range(241).map((k) => k / 10);
const UNITS = range(1, 19);
const EXAMPLES = range(20, 161, 20);
const TURN = (2 * Math.PI) / DAY;

const even = (count) => range(count).map((k) => (DAY * k) / (count - 1));
const truth = (hour) =>
  14 + 5 * Math.sin(TURN * (hour - 9)) + 2 * Math.sin(2 * TURN * (hour - 3)) + Math.sin(4 * TURN * hour);
const TRUTH = HOURS.map(truth);

/** Where an hour lies: the number of its piece, and how far along the piece. */
function place(hour, pieces) {
  const at = (hour * pieces) / DAY;
  const k = Math.min(pieces - 1, Math.floor(at));
  return [k, at - k];
}
const at = (nodes, hour) => {
  const [k, t] = place(hour, nodes.length - 1);
  return (1 - t) * nodes[k] + t * nodes[k + 1];
};

/** Sums of products of the nodes' shares over some hours: the diagonal, and what is beside it. */
function gram(hours, pieces) {
  const [main, side] = [new Array(pieces + 1).fill(0), new Array(pieces).fill(0)];
  for (const hour of hours) {
    const [k, t] = place(hour, pieces);
    main[k] += (1 - t) ** 2;
    main[k + 1] += t ** 2;
    side[k] += t * (1 - t);
  }
  return { main, side };
}
/** Sums of some labels by the nodes' shares. */
function moments(hours, labels, pieces) {
  const sums = new Array(pieces + 1).fill(0);
  hours.forEach((hour, i) => {
    const [k, t] = place(hour, pieces);
    sums[k] += (1 - t) * labels[i];
    sums[k + 1] += t * labels[i];
  });
  return sums;
}
/** Solve a symmetric system with three diagonals. */
function solve({ main, side }, right) {
  const [pivots, x] = [[...main], [...right]];
  for (let k = 1; k < main.length; k += 1) {
    const factor = side[k - 1] / pivots[k - 1];
    pivots[k] -= factor * side[k - 1];
    x[k] -= factor * x[k - 1];
  }
  for (let k = main.length - 1; k >= 0; k -= 1) {
    if (k < main.length - 1) x[k] -= side[k] * x[k + 1];
    x[k] /= pivots[k];
  }
  return x;
}

const known = new Map();
/** Bias², variance for noise of 1 °C, and misfit at the examples, over all training sets there could be. */
function errors(pieces, m) {
  const key = `${pieces} ${m}`;
  if (!known.has(key)) {
    const x = even(m);
    const system = gram(x, pieces);
    const fit = solve(system, moments(x, x.map(truth), pieces));
    const { main, side } = gram(HOURS, pieces);
    const spread = range(pieces + 1).map((k) => {
      const column = new Array(pieces + 1).fill(0);
      column[k] = main[k];
      if (k) column[k - 1] = side[k - 1];
      if (k < pieces) column[k + 1] = side[k];
      return solve(system, column)[k];
    });
    known.set(key, [
      mean(HOURS, (hour, i) => (at(fit, hour) - TRUTH[i]) ** 2),
      sum(spread) / HOURS.length,
      mean(x, (hour) => (at(fit, hour) - truth(hour)) ** 2),
    ]);
  }
  return known.get(key);
}

export function compute({ n_h: pieces, m, sigma, sets }, { noise }) {
  const x = even(m);
  const clean = x.map(truth);
  const system = gram(x, pieces);
  const labels = noise.slice(0, sets).map((draws) => clean.map((value, i) => value + sigma * draws[i]));
  const fits = labels.map((each) => solve(system, moments(x, each, pieces)));
  const middle = range(pieces + 1).map((k) => mean(fits, (fit) => fit[k]));
  const apart = fits.map((fit) => fit.map((value, k) => value - middle[k]));
  const floor = sigma ** 2;
  const ofUnits = UNITS.map((each) => errors(each, m));
  const ofExamples = EXAMPLES.map((each) => errors(pieces, each));
  return {
    x,
    y: labels[0],
    nodes: even(pieces + 1),
    fits,
    mean: middle,
    seen_bias: mean(HOURS, (hour, i) => (at(middle, hour) - TRUTH[i]) ** 2),
    seen_variance: mean(apart, (each) => mean(HOURS, (hour) => at(each, hour) ** 2)),
    bias: ofUnits.map(([bias]) => bias),
    variance: ofUnits.map(([, variance]) => floor * variance),
    total: ofUnits.map(([bias, variance]) => bias + floor * variance + floor),
    train: ofExamples.map(([, , misfit], k) => misfit + floor * (1 - (pieces + 1) / EXAMPLES[k])),
    dev: ofExamples.map(([bias, variance]) => bias + floor * variance + floor),
  };
}

export function summary({ n_h, m, sigma, sets }, result) {
  const k = UNITS.indexOf(n_h);
  const [bias, variance] = [result.bias[k], result.variance[k]];
  return (
    `${n_h} hidden unit${n_h > 1 ? "s" : ""}, ${m} examples, noise ${fixed(sigma, 1)} °C. On average over all ` +
    `training sets: bias² ${fixed(bias, 2)} + variance ${fixed(variance, 2)} + noise² ${fixed(sigma ** 2, 2)} = ` +
    `${fixed(result.total[k], 2)} (°C)² on new measurements, ${fixed(result.train[EXAMPLES.indexOf(m)], 2)} (°C)² ` +
    `in training. The ${sets} networks drawn show bias² ${fixed(result.seen_bias, 2)} and variance ` +
    `${fixed(result.seen_variance, 2)}. Most of what can be avoided is ${bias > variance ? "bias" : "variance"}.`
  );
}

const ASKED = { n_h: 2, sigma: 2 }; // what the question is about

export const answer = ({ dev, bias }) =>
  `With 160 examples the error on new measurements is ${fixed(dev.at(-1), 2)} (°C)², after ${fixed(dev[0], 2)} ` +
  `with 20: what is left is bias², ${fixed(bias[UNITS.indexOf(ASKED.n_h)], 2)}, and the noise’s ${fixed(ASKED.sigma ** 2, 2)}.`;

export function build(stage) {
  const day = stage.panel({
    title: "Networks from different training sets",
    x: { label: "hour of the day (h)", domain: [0, DAY] },
    y: { label: "temperature (°C)", domain: [0, 28] },
    ratio: 0.8,
  });
  const fits = day.line({ label: "a network", colour: 1, weight: 0.7 });
  const points = day.points({ labels: ["first training set"], colours: [3], radius: 3 });
  const middle = day.line({ label: "their mean", colour: 2, dash: "dashed", weight: 3 });
  day.line({ label: "truth", weight: 2 }).set(HOURS, TRUTH);
  const y = { label: "error ((°C)²)", domain: [0, 12] };
  const units = stage.panel({ title: "More units", x: { label: "hidden units (count)", domain: [0, 19] }, y, ratio: 0.8 });
  const bias = units.line({ label: "bias²", colour: 2, dash: "dashed", weight: 2.5 });
  const variance = units.line({ label: "variance", colour: 1, dash: "dotted", weight: 2.5 });
  const total = units.line({ label: "on new measurements", weight: 2 });
  const seen = units.points({ labels: ["bias²,", "variance of those drawn"], colours: [2, 1], radius: 4.5, hollow: true });
  const examples = stage.panel({
    title: "More examples",
    x: { label: "examples in a training set (count)", domain: [10, 170] },
    y,
    ratio: 0.8,
  });
  const dev = examples.line({ label: "on new measurements", weight: 2 });
  const train = examples.line({ label: "in training", colour: 3, dash: "dashed", weight: 2.5 });
  const floors = [units.line({ label: "noise²", dash: "dashdot", weight: 1 }), examples.line({ label: "noise²", dash: "dashdot", weight: 1 })];
  const now = [units.line({ weight: 0.8 }), examples.line({ weight: 0.8 })];
  return ({ n_h, m, sigma }, result) => {
    const top = Math.ceil(1.1 * max([...result.total.slice(1), ...result.dev.slice(1)]));
    for (const panel of [units, examples]) panel.span({ y: [0, top] });
    // one line for all networks, with a gap after each
    fits.set(
      result.fits.flatMap(() => [...result.nodes, NaN]),
      result.fits.flatMap((fit) => [...fit, NaN]),
    );
    points.set(result.x, result.y);
    middle.set(result.nodes, result.mean);
    bias.set(UNITS, result.bias);
    variance.set(UNITS, result.variance);
    total.set(UNITS, result.total);
    seen.set([n_h, n_h], [result.seen_bias, result.seen_variance], [0, 1]);
    dev.set(EXAMPLES, result.dev);
    train.set(EXAMPLES, result.train);
    for (const floor of floors) floor.set([0, 170], [sigma ** 2, sigma ** 2]);
    now[0].set([n_h, n_h], [0, top]);
    now[1].set([m, m], [0, top]);
  };
}
