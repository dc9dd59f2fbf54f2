// Softmax of four scores at a temperature. Follows course_utils/explorers/softmax.py.

import { max, min, range, sum } from "d3-array";
import { fixed } from "../words.js";

const CLASSES = 4;
const EVEN = Math.log(CLASSES);
const TEMPERATURES = range(-30, 31).map((k) => 10 ** (k / 30));
const indexOf = (right) => Number(right.at(-1));

/** The logarithms of softmax, which stay finite where a probability rounds to 0. */
function logarithms(z) {
  const highest = max(z);
  const total = Math.log(sum(z, (each) => Math.exp(each - highest)));
  return z.map((each) => each - highest - total);
}

const entropyOf = (logs) => -sum(logs, (each) => Math.exp(each) * each);

export function compute({ T, right, ...scores }) {
  const z = range(CLASSES).map((k) => scores[`z${k}`]);
  const at = (temperature) => logarithms(z.map((each) => each / temperature));
  const here = at(T);
  const all = TEMPERATURES.map(at);
  return {
    scaled: z.map((each) => each / T),
    p: here.map(Math.exp),
    entropy: entropyOf(here),
    loss: -here[indexOf(right)],
    Ts: TEMPERATURES,
    entropies: all.map(entropyOf),
    losses: all.map((logs) => -logs[indexOf(right)]),
  };
}

export function summary({ T, right, ...scores }, { p, entropy, loss }) {
  const z = range(CLASSES).map((k) => fixed(scores[`z${k}`], 1));
  const said = p.map((each) => fixed(each, 3));
  let sure = "";
  if (max(p) > 0.9) sure = p[indexOf(right)] > 0.9 ? ": sure and right" : ": sure and wrong";
  else if (entropy > 0.95 * EVEN) sure = ": hardly better than a guess";
  return (
    `Scores ${z.slice(0, 3).join(", ")} and ${z[3]} at T = ${fixed(T, 2)}: the probabilities ` +
    `of the classes 0 to 3 are ${said.slice(0, 3).join(", ")} and ${said[3]}. Entropy ${fixed(entropy, 3)} of at most ` +
    `${fixed(EVEN, 3)} nats. With ${right} right, the loss is ${fixed(loss, 3)} nats${sure}.`
  );
}

export const answer = ({ losses }) =>
  `The loss is ${fixed(losses[0], 1)} nats at T = 0.1, falls to ${fixed(min(losses), 2)} in ` +
  `between and rises to ${fixed(losses.at(-1), 2)} at T = 10: being less sure pays until the ` +
  "wrong belief is gone, and then throws away what is right in the scores.";

export function build(stage) {
  const x = { label: "class", domain: [-0.6, 3.6], ticks: range(CLASSES) };
  const scores = stage.panel({ title: "Scores", x, y: { label: "z / T (no unit)", domain: [-5, 5] }, ratio: 0.8 });
  const shares = stage.panel({
    title: "Probabilities",
    x,
    y: { label: "probability (no unit)", domain: [0, 1.12], ticks: range(6).map((k) => k / 5) },
    ratio: 0.8,
  });
  const curves = stage.panel({
    title: "At every temperature",
    x: { label: "temperature T (logarithmic axis)", domain: [0.1, 10], log: true, ticks: [0.1, 0.3, 1, 3, 10] },
    y: { label: "nats", domain: [0, 2.5] },
    ratio: 0.8,
  });
  const zero = scores.line({ weight: 1 });
  const bars = [scores, shares].map((panel) => [panel.bars({ label: "" }), panel.bars({ label: "", colour: 2 })]);
  const marks = [scores, shares].map((panel) =>
    panel.points({ labels: ["other class", "right class"], colours: [1, 2], radius: 4.5 }),
  );
  const even = curves.line({ label: "ln 4", dash: "dotted", weight: 1.5 });
  const loss = curves.line({ label: "loss", colour: 2, weight: 3 });
  const entropy = curves.line({ label: "entropy", colour: 1, dash: "dashed" });
  const now = curves.points({ labels: ["", ""], colours: [1, 2], radius: 5 });
  zero.set([-1, 4], [0, 0]);
  even.set([0.1, 10], [EVEN, EVEN]);

  return ({ T, right }, result) => {
    const chosen = indexOf(right);
    const top = roundUp(max(result.scaled, Math.abs));
    scores.span({ y: [-top, top] });
    [result.scaled, result.p].forEach((heights, k) => {
      const edges = heights.flatMap((_, c) => [c - 0.36, c + 0.36]).concat(4);
      // between two bars there is one of no height
      const those = (isDrawn) => heights.flatMap((height, c) => [isDrawn(c) ? height : 0, 0]);
      bars[k][0].set(edges, those((c) => c !== chosen));
      bars[k][1].set(edges, those((c) => c === chosen));
      const classes = range(CLASSES);
      marks[k].set(classes, heights, classes.map((c) => Number(c === chosen)));
    });
    curves.span({ y: [0, Math.max(2.5, 1.1 * result.loss)] });
    loss.set(result.Ts, result.losses);
    entropy.set(result.Ts, result.entropies);
    now.set([T, T], [result.entropy, result.loss], [0, 1]);
  };
}

/** The next of 2, 5, 10, 20, 50, 100 that leaves a bar some room. */
const roundUp = (value) => [2, 5, 10, 20, 50, 100].find((top) => top > 1.08 * value);
