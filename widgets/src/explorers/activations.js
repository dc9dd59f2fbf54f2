// Activation functions and their slopes. Follows course_utils/explorers/activations.py.

import { range } from "d3-array";
import { fixed } from "../words.js";

const FLAT = 0.05;
const sigmoid = (z) => 1 / (1 + Math.exp(-z));

/** Value and slope of each function, by its name. */
const functions = {
  sigmoid: (z) => [sigmoid(z), sigmoid(z) * (1 - sigmoid(z))],
  tanh: (z) => [Math.tanh(z), 1 - Math.tanh(z) ** 2],
  ReLU: (z) => (z > 0 ? [z, 1] : [0, 0]),
  "leaky ReLU": (z, leak) => (z > 0 ? [z, 1] : [leak * z, leak]),
  swish: (z) => [z * sigmoid(z), sigmoid(z) + z * sigmoid(z) * (1 - sigmoid(z))],
};

export function compute({ function: name, z, leak }) {
  const zs = range(-120, 121).map((k) => k / 20);
  const all = zs.map((each) => functions[name](each, leak));
  const [value, slope] = functions[name](z, leak);
  const slopes = all.map(([, each]) => each);
  const flat = [];
  slopes.forEach((each, k) => {
    if (Math.abs(each) >= FLAT) return;
    if (k && Math.abs(slopes[k - 1]) < FLAT) flat.at(-1)[1] = zs[k];
    else flat.push([zs[k], zs[k]]);
  });
  return { zs, g: all.map(([each]) => each), slopes, value, slope, flat };
}

export function summary({ function: name, z, leak }, { value, slope, flat }) {
  const own = name === "leaky ReLU" ? ` with leak ${fixed(leak, 2)}` : "";
  const ends = flat.map(([start, end]) => `from ${fixed(start, 1)} to ${fixed(end, 1)}`);
  const where = ends.length
    ? `The size of the slope is below 0.05 ${ends.join(" and ")}: hardly anything gets through there.`
    : "The size of the slope is nowhere below 0.05.";
  return `${name}${own} at z = ${fixed(z, 2)}: g(z) = ${fixed(value, 3)}, slope g′(z) = ${fixed(slope, 3)}. ${where}`;
}

export const answer = ({ slope }) =>
  `With z = 0 the slope of the sigmoid is ${fixed(slope, 2)}, and nowhere is it larger: ` +
  "ten such slopes alone leave less than a millionth of the error.";

export function build(stage) {
  const x = { label: "z (no unit)", domain: [-6, 6] };
  const panels = [
    stage.panel({ title: "Value", x, y: { label: "g(z) (no unit)", domain: [-1.5, 3.5] } }),
    stage.panel({ title: "Slope", x, y: { label: "g′(z) (no unit)", domain: [-0.2, 1.2] } }),
  ];
  const bands = panels.map((panel) => panel.bands({ label: "hardly any slope" }));
  const g = panels[0].line({ label: "g", colour: 1, weight: 3 });
  const tangent = panels[0].line({ label: "tangent at z", colour: 2, dash: "dashed" });
  const slope = panels[1].line({ label: "g′", colour: 1, weight: 3 });
  const drop = panels[1].line({ colour: 2, dash: "dashed" });
  const points = panels.map((panel) => panel.points({ labels: [""], colours: [2], radius: 5 }));
  return ({ z }, result) => {
    const { zs, flat } = result;
    for (const band of bands) band.set(flat);
    g.set(zs, result.g);
    slope.set(zs, result.slopes);
    tangent.set([-6, 6], [-6, 6].map((end) => result.value + result.slope * (end - z)));
    drop.set([z, z], [0, result.slope]);
    points[0].set([z], [result.value]);
    points[1].set([z], [result.slope]);
  };
}
