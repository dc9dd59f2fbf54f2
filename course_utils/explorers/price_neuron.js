// One neuron over the houses that it is to price. Follows summary() and draw() in price_neuron.py.

function sentence({ w, b }, sizes, prices) {
  const errors = sizes.map((size, i) => Math.max(0, w * size + b) - prices[i]);
  const mean = errors.reduce((sum, error) => sum + error * error, 0) / errors.length;
  let off = "";
  if (w <= 0 && b <= 0) off = " It says 0 for every size.";
  else if (w * b < 0) off = ` It says 0 ${w > 0 ? "below" : "above"} ${(-b / w).toFixed(1)} m².`;
  return (
    `w = ${w.toFixed(2)} thousand € per m², b = ${b.toFixed(0)} thousand €.${off} ` +
    `Mean squared error: ${mean.toFixed(0)} (thousand €)², ` +
    `so it typically misses by ${Math.sqrt(mean).toFixed(1)} thousand €.`
  );
}

function build(model) {
  const { size, price, largest, highest } = model.get("data");
  const steps = (high, step) => Array.from({ length: high / step + 1 }, (_, k) => k * step);
  const { svg, inside, across, up } = chart(
    model.get("title"),
    { low: 0, high: largest, ticks: steps(largest, 20), label: "size (m²)" },
    { low: 0, high: highest, ticks: steps(highest, 100), label: "price (thousand €)" }
  );
  const misses = shape("path", { fill: "none", stroke: "currentColor", "stroke-opacity": 0.5 });
  const line = shape("path", { fill: "none", stroke: "#D55E00", "stroke-width": 3 });
  inside.append(misses, line);
  size.forEach((s, i) => {
    svg.append(shape("circle", { cx: across(s), cy: up(price[i]), r: 4, fill: "#0072B2" }));
  });
  const draw = (values) => {
    const neuron = (s) => Math.max(0, values.w * s + values.b);
    misses.setAttribute("d", size.map((s, i) => `M${across(s)} ${up(price[i])}V${up(neuron(s))}`).join(""));
    const edge = -values.b / values.w;
    const bends = [0, edge, largest].filter((s) => s >= 0 && s <= largest).sort((a, b) => a - b);
    line.setAttribute("d", "M" + bends.map((s) => `${across(s)} ${up(neuron(s))}`).join("L"));
    return sentence(values, size, price);
  };
  return { element: svg, draw };
}

export default explorer(build);
