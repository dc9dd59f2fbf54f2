// A network before training, as course_utils/explorers/initialization.py goes through it.

import { range } from "d3-array";

const REACH = { sigmoid: [-0.05, 1.05], tanh: [-1.1, 1.1], ReLU: [-0.1, 4.1] };

export function build(stage) {
  const x = { label: "layer (the last one is the output)", domain: [0.4, 11.6] };
  const activations = stage.panel({
    title: "Activations other than 0 (above 4 at 4)",
    x,
    y: { label: "activation (no unit)", domain: REACH.ReLU },
    ratio: 0.75,
  });
  const gradients = stage.panel({
    title: "Gradients of the weights",
    x,
    y: { label: "size of an entry of dW (nats)", domain: [1e-6, 1], log: true },
    ratio: 0.75,
  });
  const panels = [activations, gradients];
  const [hidden, output, nothing] = [
    panels.map((panel) => panel.areas({ label: "hidden layer: wide where many are", colour: 1 })),
    panels.map((panel) => panel.areas({ label: "output", colour: 2 })),
    panels.map((panel) => panel.points({ labels: ["all are exactly 0"], colours: [0], radius: 5, hollow: true })),
  ];
  return ({ function: name }, frame) => {
    const span = [0.4, frame.a_sizes.length + 0.6];
    const powers = Array.from(frame.g_edges, (power) => 10 ** power);
    const [low, high] = [powers[0], powers.at(-1)];
    activations.span({ x: span, y: REACH[name] });
    gradients.span({ x: span, y: [low / 2, high * 2] });
    [
      [frame.activations, frame.a_edges, 0],
      [frame.gradients, powers, low],
    ].forEach(([histograms, edges, ground], k) => {
      const shapes = violins(histograms, edges);
      hidden[k].set(...joined(shapes.slice(0, -1)));
      output[k].set(...joined(shapes.slice(-1)));
      const empty = range(shapes.length).filter((layer) => !shapes[layer].length);
      nothing[k].set(empty.map((layer) => layer + 1), empty.map(() => ground));
    });
  };
}

/** For each layer, corner by corner, the outline of its histogram and of the mirrored one. */
function violins(histograms, edges) {
  const [layers, bins] = histograms.shape;
  return range(layers).map((layer) => {
    const shares = range(bins).map((bin) => 0.45 * histograms[layer * bins + bin]);
    if (!shares.some(Boolean)) return [];
    const right = shares.flatMap((share, bin) => [[share, edges[bin]], [share, edges[bin + 1]]]);
    const left = right.map(([share, edge]) => [-share, edge]).reverse();
    return [...right, ...left].map(([share, edge]) => [layer + 1 + share, edge]);
  });
}

/** The corners of several outlines as two lists, with a gap after each. */
function joined(shapes) {
  const corners = shapes.flatMap((shape) => [...shape, [NaN, NaN]]);
  return [corners.map(([x]) => x), corners.map(([, y]) => y)];
}
