// Gradients through many layers. Follows course_utils/explorers/vanishing_gradients.py.

import { range } from "d3-array";
import { fixed, size } from "../words.js";

const [LOW, HIGH, KEPT] = [0.1, 10, 10];
const MOST_LAYERS = 50;
const REACH = [1e-15, 1e10];
const SCALES = range(81).map((k) => LOW * (HIGH / LOW) ** (k / 80));
// the mean of an even function of a normal number is a sum over half of the line
const HALF = range(57).map((k) => k / 8);
const WEIGHTS = HALF.map((h) => ((0.25 * Math.exp(-(h ** 2) / 2)) / Math.sqrt(2 * Math.PI)) * (h ? 1 : 0.5));

/** For z ≥ 0: what is averaged for the mean of g(z)², and g′(z). */
const functions = {
  tanh(z) {
    const e = Math.exp(-2 * z);
    const square = ((1 - e) / (1 + e)) ** 2;
    return [square, 1 - square];
  },
  sigmoid(z) {
    const s = 1 / (1 + Math.exp(-z));
    // s(z)² + s(−z)² = 1 − 2 s′(z)
    return [0.5 - s * (1 - s), s * (1 - s)];
  },
};

/** The means of g(z)² and g′(z)² for normal z of variance q. */
function meanSquares(name, q) {
  if (name === "ReLU") return [q / 2, 0.5];
  const [g, deviation] = [functions[name], Math.sqrt(q)];
  let [value, slope] = [0, 0];
  for (let k = 0; k < HALF.length; k += 1) {
    const [square, steepness] = g(deviation * HALF[k]);
    value += WEIGHTS[k] * square;
    slope += WEIGHTS[k] * steepness ** 2;
  }
  return [value, slope];
}

/** The mean squares of activations, and the factors of the error's on its way back, layer by layer. */
function layersOf(name, scale, depth) {
  const [squares, factors] = [[1], []];
  for (let layer = 1; layer <= depth; layer += 1) {
    const [value, slope] = meanSquares(name, scale * squares.at(-1));
    squares.push(value);
    factors.push(scale * slope);
  }
  return { squares, factors };
}

const known = {}; // by function, the factors for each scale: they are the same for every depth

export function compute({ function: name, scale, depth }) {
  const { squares, factors } = layersOf(name, scale, depth);
  const activations = squares.map(Math.sqrt);
  const backwards = [1];
  for (const factor of factors.slice(0, -1).reverse()) backwards.unshift(factor * backwards[0]);
  const errors = backwards.map(Math.sqrt);
  const gradients = errors.map((error, k) => error * activations[k]);
  known[name] ??= SCALES.map((each) => layersOf(name, each, MOST_LAYERS).factors);
  const first = known[name].map((each) => Math.sqrt(each.slice(0, depth - 1).reduce((a, b) => a * b)));
  return { activations, errors, gradients, first, window: windowOf(first) };
}

/** The ends of each stretch of scales for which a gradient is kept. */
function windowOf(first) {
  const [x, y] = [SCALES.map(Math.log), first.map((each) => Math.log(each) / Math.log(KEPT))];
  const isKept = y.map((each) => Math.abs(each) < 1);
  const ends = isKept[0] ? [LOW] : [];
  for (let k = 0; k + 1 < y.length; k += 1) {
    if (isKept[k] === isKept[k + 1]) continue;
    const way = (Math.sign(y[k] + y[k + 1]) - y[k]) / (y[k + 1] - y[k]); // to 1, or to -1
    ends.push(Math.exp(x[k] + way * (x[k + 1] - x[k])));
  }
  if (isKept.at(-1)) ends.push(HIGH);
  return range(0, ends.length, 2).map((k) => [ends[k], ends[k + 1]]);
}

export function summary({ function: name, scale, depth }, { errors, gradients, window }) {
  const perLayer = (errors[0] / errors.at(-1)) ** (1 / (depth - 1));
  const spans = window.map(([low, high]) => `from ${fixed(low, 2)} to ${fixed(high, 2)}`);
  const where = spans.length ? `Scales ${spans.join(" and ")} keep` : `No scale from ${LOW} to ${HIGH} keeps`;
  return (
    `${depth} layers of ${name}, n · Var(w) = ${fixed(scale, 2)}: on its way back the error is multiplied ` +
    `by ${fixed(perLayer, 3)} per layer, on average. The gradient of W1 is ${size(gradients[0])}, that of ` +
    `W${depth} is ${size(gradients.at(-1))}. ${fate(gradients[0], gradients.at(-1))} ${where} the gradient ` +
    `of W1 within a factor of ${KEPT} of 1.`
  );
}

function fate(first, last) {
  if (Math.max(first, last) < 1 / KEPT) return "Gradients vanish in all layers.";
  if (Math.min(first, last) > KEPT) return "Gradients explode in all layers.";
  if (first < last / KEPT) return "It vanishes on its way to the first layer.";
  if (first > KEPT * last) return "It grows on its way to the first layer.";
  return "All layers have gradients of about the same size.";
}

export const answer = ({ gradients }) =>
  `Of the gradient of W1 ${fixed(100 * gradients[0], 2)} % is left: 49 times on its way back the error ` +
  "is multiplied by 0.9.";

export function build(stage) {
  const layers = stage.panel({
    title: "Sizes in each layer",
    x: { label: "layer (0 is the input)", domain: [0, 10] },
    y: { label: "root mean square (no unit)", domain: REACH, log: true },
    ratio: 0.75,
  });
  const signals = layers.line({ label: "activations A", colour: 1 });
  const back = layers.line({ label: "errors dZ, 1 in the last layer", colour: 2, dash: "dashed" });
  const gradients = layers.points({ labels: ["gradients dW: dZ times the A before it"], colours: [3], radius: 3 });
  const scales = stage.panel({
    title: "Gradient of the first layer",
    x: { label: "n · Var(w) (no unit)", domain: [LOW, HIGH], log: true },
    y: { label: "size of dW1 (no unit)", domain: REACH, log: true },
    ratio: 0.75,
  });
  const window = scales.bands({ label: "within a factor of 10 of 1" });
  const first = scales.line({ label: "dW1", colour: 3, weight: 3 });
  const now = scales.points({ labels: ["the scale that is set"], colours: [0], radius: 5 });
  return ({ scale, depth }, result) => {
    layers.span({ x: [0, depth] });
    signals.set(range(depth + 1), result.activations);
    back.set(range(1, depth + 1), result.errors);
    gradients.set(range(1, depth + 1), result.gradients);
    window.set(result.window);
    first.set(SCALES, result.first);
    // in sight, if need be at the edge
    now.set([scale], [Math.max(REACH[0], Math.min(REACH[1], result.gradients[0]))]);
  };
}
