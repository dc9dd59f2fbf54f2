// One neuron over the houses that it is to price. Follows course_utils/explorers/price_neuron.py.

import { fixed } from "../words.js";

export function compute({ w, b }, { size, price, largest }) {
  const neuron = (s) => Math.max(0, w * s + b);
  const predicted = size.map(neuron);
  const edge = -b / w;
  const bend_size = w && edge > 0 && edge < largest ? [0, edge, largest] : [0, largest];
  const squares = predicted.map((value, i) => (value - price[i]) ** 2);
  const error = squares.reduce((sum, square) => sum + square, 0) / squares.length;
  return { predicted, error, bend_size, bend_price: bend_size.map(neuron) };
}

export function summary({ w, b }, { error }) {
  let off = "";
  if (w <= 0 && b <= 0) off = " It says 0 for every size.";
  else if (w * b < 0) off = ` It says 0 ${w > 0 ? "below" : "above"} ${fixed(-b / w, 1)} m².`;
  return (
    `w = ${fixed(w, 2)} thousand € per m², b = ${fixed(b, 0)} thousand €.${off} ` +
    `Mean squared error: ${fixed(error, 0)} (thousand €)², ` +
    `so it typically misses by ${fixed(Math.sqrt(error), 1)} thousand €.`
  );
}

export const answer = () =>
  "With b = −190 the neuron still says 0 for 60 m²: the change is 0 thousand €.";

export function build(stage, { size, price, largest, highest }) {
  const panel = stage.panel({
    title: "Price over size",
    x: { label: "size (m²)", domain: [0, largest] },
    y: { label: "price (thousand €)", domain: [0, highest] },
  });
  const misses = panel.line({ label: "a miss", weight: 1 });
  const neuron = panel.line({ label: "the neuron", colour: 2, weight: 3 });
  const houses = panel.points({ labels: ["a house"], radius: 3.5 });
  const ends = size.flatMap((s) => [s, s, NaN]);
  houses.set(size, price);
  return (values, { predicted, bend_size, bend_price }) => {
    misses.set(ends, price.flatMap((p, i) => [p, predicted[i], NaN]));
    neuron.set(bend_size, bend_price);
  };
}
