// A formula as a graph, forward and back. Follows course_utils/explorers/computation_graph.py.

import { max, min, range } from "d3-array";
import { fixed } from "../words.js";

const inputs = ["a", "b", "c"];
const names = [...inputs, "p", "q", "J"];
const FORWARD = 3;
const operations = {
  "J = (a + b) · b + c": [["+", "ab"], ["·", "pb"], ["+", "qc"]],
  "J = (a · b + c)²": [["·", "ab"], ["+", "pc"], ["·", "qq"]],
  "J = relu(a · b + c)": [["·", "ab"], ["+", "pc"], ["relu", "q"]],
};
/** Value of an operation, and its slope along each operand. */
const computed = {
  "+": (x, y) => [x + y, [1, 1]],
  "·": (x, y) => [x * y, [y, x]],
  relu: (x) => [Math.max(0, x), [x > 0 ? 1 : 0]],
};

const edgesOf = (formula) =>
  operations[formula]
    .flatMap(([, operands], k) =>
      [...operands].map((operand, place) => [inputs.length + k, names.indexOf(operand), place]))
    .sort(([a], [b]) => b - a);

function forward(formula, given) {
  const [numbers, slopes] = [[...given], {}];
  for (const [operation, operands] of operations[formula]) {
    const from = [...operands].map((operand) => numbers[names.indexOf(operand)]);
    const [value, slope] = computed[operation](...from);
    slopes[numbers.length] = slope;
    numbers.push(value);
  }
  return [numbers, slopes];
}

export function compute({ formula, moved, step, ...given }) {
  const edges = edgesOf(formula);
  const [numbers, slopesOf] = forward(formula, inputs.map((name) => given[name]));
  const slopes = edges.map(([result, , place]) => slopesOf[result][place]);
  const gone = Math.min(step - FORWARD - 1, edges.length);
  const grads = names.map((name) => (name === "J" && gone >= 0 ? 1 : 0));
  const carried = edges.map(([result, operand], k) => {
    if (k >= gone) return 0;
    const handed = grads[result] * slopes[k];
    grads[operand] += handed;
    return handed;
  });
  const across = range(-30, 31).map((k) => k / 10);
  const height = (at) => forward(formula, inputs.map((name) => (name === moved ? at : given[name])))[0][5];
  const known = Math.min(step, FORWARD);
  return { known, gone, numbers, slopes, carried, grads, inputs: across, heights: across.map(height) };
}

function written(formula, at) {
  const [operation, operands] = operations[formula][at - inputs.length];
  return `${names[at]} = ${operation === "relu" ? `relu(${operands})` : [...operands].join(` ${operation} `)}`;
}

export function summary(values, result) {
  const given = inputs.map((name) => `${name} = ${fixed(values[name], 2)}`).join(", ");
  return `${values.formula}, ${given}. ${ofStep(values.formula, result)}`;
}

function ofStep(formula, { known, gone, numbers, slopes, carried, grads }) {
  if (known === 0) return "Nothing is computed yet: step forward.";
  if (gone < 0) {
    const at = inputs.length + known - 1;
    return `Forward: ${written(formula, at)} = ${fixed(numbers[at], 2)}.`;
  }
  if (gone === 0) return "Back: J rises as fast as itself, so dJ/dJ = 1.00.";
  const edges = edgesOf(formula);
  const [start, end] = edges[gone - 1];
  const handed = carried[gone - 1];
  let words =
    `Back from ${names[start]} to ${names[end]}: dJ/d${names[start]} = ${fixed(grads[start], 2)}, ` +
    `times the slope ${fixed(slopes[gone - 1], 2)}, is ${fixed(handed, 2)}.`;
  if (edges.slice(0, gone).filter(([, operand]) => operand === end).length > 1) {
    words += ` It is added to ${fixed(grads[end] - handed, 2)}.`;
  }
  if (gone < edges.length) return `${words} So far dJ/d${names[end]} = ${fixed(grads[end], 2)}.`;
  const total = inputs.map((name, k) => `dJ/d${name} = ${fixed(grads[k], 2)}`).join(", ");
  return `${words} All edges are done: ${total}.`;
}

export const answer = ({ grads: [, b, , p] }) =>
  `dJ/db = ${fixed(b, 2)}: ${fixed(b - p, 2)} comes straight from q, and ` +
  `${fixed(p, 2)} by way of p. The two paths add up.`;

const PLACES = [[0, 2], [0, 1], [0, 0], [1, 1.7], [2, 1], [3, 0.6]];
const HALF = 0.34; // of a box's width
const APART = 0.16; // of two arrows from the middle, where they join the same values

export function build(stage) {
  const graph = stage.panel({
    ...{ title: "Graph", x: { domain: [-0.36, 3.36] }, y: { domain: [-0.42, 2.42] }, ratio: 0.42, wide: true },
  });
  const arrows = graph.arrows({
    labels: ["leads to a result; its number: the slope", "the gradient has gone back along it"],
    colours: [0, 2],
    dashes: ["solid", "dashed"],
  });
  const boxes = graph.texts({ box: 2 * HALF });
  const labels = graph.texts();
  const curve = stage.panel({
    title: "Is the gradient the slope?",
    x: { label: "the moved input (no unit)", domain: [-3, 3] },
    y: { label: "J (no unit)", domain: [-1, 1] },
    ratio: 0.7,
  });
  const height = curve.line({ label: "J", colour: 1, weight: 3 });
  const tangent = curve.line({ label: "its gradient so far", colour: 2, dash: "dashed" });
  const point = curve.points({ labels: [""], colours: [2], radius: 5 });

  return (values, { known, gone, numbers, slopes, grads, inputs: across, heights }) => {
    const edges = edgesOf(values.formula);
    const isTouched = (at) => edges.some((edge, k) => k < gone && edge.slice(0, 2).includes(at));
    const computedUpTo = inputs.length + known;
    const texts = names.map((name, at) => {
      const lines = [at < inputs.length ? name : written(values.formula, at)];
      if (at < computedUpTo) lines.push(fixed(numbers[at], 2));
      if (isTouched(at) || (name === "J" && gone === 0)) lines.push(`dJ/d${name} ${fixed(grads[at], 2)}`);
      return lines.join("\n");
    });
    boxes.set(PLACES.map(([x]) => x), PLACES.map(([, y]) => y), texts, names.map((_, at) => (isTouched(at) ? 2 : 0)));

    const isDouble = ([start, end]) => edges.filter((other) => other[0] === start && other[1] === end).length > 1;
    const ends = edges.map((edge) => {
      const [start, end, place] = edge;
      const off = isDouble(edge) ? APART * (1 - 2 * place) : 0;
      return [[PLACES[end][0] + HALF, PLACES[end][1] + off], [PLACES[start][0] - HALF, PLACES[start][1] + off]];
    });
    const classes = edges.map((_, k) => (k < gone ? 1 : 0));
    arrows.set(ends.map(([from]) => from), ends.map(([, to]) => to), classes, classes.map((each) => 1.2 + each));
    const middles = ends.map(([[x0, y0], [x1, y1]]) => [0.45 * x0 + 0.55 * x1, 0.45 * y0 + 0.55 * y1]);
    const said = edges.map(([start], k) => (start < computedUpTo ? fixed(slopes[k], 2) : ""));
    labels.set(middles.map(([x]) => x), middles.map(([, y]) => y), said);
    graph.describe(texts.map((text) => text.replaceAll("\n", ", ")).join("; "));

    const at = values[values.moved];
    const J = numbers[5];
    const slope = grads[names.indexOf(values.moved)];
    const [low, high] = [min(heights), max(heights)];
    const room = 0.15 * (high - low) + 0.5;
    curve.span({ y: [low - room, high + room] });
    const isKnown = known === FORWARD;
    height.set(isKnown ? across : [], heights);
    tangent.set(isKnown ? [-3, 3] : [], [-3, 3].map((end) => J + slope * (end - at)));
    point.set(isKnown ? [at] : [], [J]);
  };
}
