// A small network and what each example wants of its weights, as course_utils/explorers/backprop.py says.

import { max, range } from "d3-array";
import { fixed } from "../words.js";

const NAMES = ["w₁₁", "w₁₂", "w₂₁", "w₂₂", "b₁", "b₂", "v₁", "v₂", "b"];
const UNITS = ["x₁", "x₂", "unit 1", "unit 2", "p"];
const PLACES = [[0, 1.5], [0, 0.5], [1, 1.5], [1, 0.5], [2, 1]];
const HALF = 0.22; // of a box's width
// where the arrow of each weight begins and ends, and where its name stands: a share of the way
const LINKS = [[0, 2, 0.5], [1, 2, 0.25], [0, 3, 0.25], [1, 3, 0.5], [null, 2, 0], [null, 3, 0], [2, 4, 0.5], [3, 4, 0.5], [null, 4, 0]];
const BIASES = { 4: [[1, 2.2], [1, 1.82]], 5: [[1, -0.2], [1, 0.18]], 8: [[2, 1.7], [2, 1.32]] };
const ends = LINKS.map(([from, to], k) =>
  BIASES[k] ?? [[PLACES[from][0] + HALF, PLACES[from][1]], [PLACES[to][0] - HALF, PLACES[to][1]]]);
const named = ends.map(([[x0, y0], [x1, y1]], k) => [x0 + LINKS[k][2] * (x1 - x0), y0 + LINKS[k][2] * (y1 - y0)]);
const MOST = 7; // pixels of the widest arrow

export function build(stage) {
  const net = stage.panel({ title: "The wish", x: { domain: [-0.3, 2.3] }, y: { domain: [-0.35, 2.35] }, ratio: 0.8 });
  const arrows = net.arrows({ labels: ["up", "down"], colours: [1, 2], dashes: ["solid", "dashed"] });
  const names = net.texts();
  const boxes = net.texts({ box: 2 * HALF });
  const below = net.texts();
  names.set(named.map(([x]) => x), named.map(([, y]) => y), NAMES);

  const wishes = stage.panel({
    title: "All wishes",
    x: { label: "weight", domain: [0.4, 9.6], names: NAMES },
    y: { label: "wish: −gradient (nats per unit)", domain: [-1, 1] },
    ratio: 0.8,
  });
  const bars = wishes.bars({ label: "what is shown", colour: 1 });
  const zero = wishes.line({ weight: 1 });
  const each = wishes.points({ labels: ["an example"], radius: 3, colours: [0], hollow: true });
  const mean = wishes.points({ labels: ["", "", "", "the mean"], radius: 3.5, colours: [2, 2, 2, 2] });
  zero.set([0.4, 9.6], [0, 0]);

  const plane = stage.panel({
    title: "The six examples",
    x: { label: "x₁ (no unit)", domain: [-1.5, 1.5] },
    y: { label: "x₂ (no unit)", domain: [-1.5, 1.5] },
    ratio: 0.8,
  });
  const field = plane.field();
  const border = plane.contours({ label: "p = 0.5", weight: 2 });
  const points = plane.points({ labels: ["class 0", "class 1"], radius: 4.5 });
  const ring = plane.points({ labels: ["shown"], radius: 9, colours: [0], hollow: true });

  return (_, frame, frames) => {
    const [first] = frames;
    const count = first.x1.length;
    const isMean = frame.shown > count;
    const here = isMean ? range(count) : [frame.shown - 1];
    const largest = max(first.wishes, Math.abs) || 1;
    const mine = Array.from(frame.wish);
    const widths = mine.map((wish) => 0.5 + (MOST * Math.abs(wish)) / largest);
    arrows.set(ends.map(([from]) => from), ends.map(([, to]) => to), mine.map((wish) => (wish < 0 ? 1 : 0)), widths);
    const texts = UNITS.map((unit, k) => (isMean ? unit : `${unit}\n${fixed(frame.nodes[k], 2)}`));
    boxes.set(PLACES.map(([x]) => x), PLACES.map(([, y]) => y), texts);
    const whose = isMean ? "The mean of the six wishes" : `The wish of example ${frame.shown}`;
    below.set([0.1], [-0.15], [isMean ? "the mean of all" : `example ${frame.shown}`]);
    net.describe(`${whose}: ${NAMES.map((name, k) => `${name} ${fixed(mine[k], 2)}`).join(", ")}`);

    const top = Math.ceil(2.1 * largest) / 2; // in halves: new axes at each update would be slow
    wishes.span({ y: [-top, top] });
    const edges = NAMES.flatMap((__, k) => [k + 0.7, k + 1.3]);
    bars.set(edges, edges.slice(1).map((__, k) => (k % 2 ? 0 : mine[k / 2])));
    each.set(Array.from(first.wishes, (__, i) => 1 + (i % NAMES.length)), first.wishes);
    const places = NAMES.map((__, k) => k + 1);
    mean.set(places, places.map((__, k) => first.mean[k]), places.map(() => 3));

    const { x1, x2, classes, field: values } = first;
    const [rows, columns] = values.shape;
    field.set(values, columns, rows, [0, 1]);
    border.set(values, columns, rows, [0.5]);
    points.set(x1, x2, classes);
    ring.set(here.map((i) => x1[i]), here.map((i) => x2[i]));
  };
}
