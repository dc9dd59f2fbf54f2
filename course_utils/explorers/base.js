// What all explorers share. An explorer's own file comes after this text, in the same module, and
// ends with `export default explorer(build)`. There, build(model) returns the picture: an element,
// and a function that draws the values into it and returns the sentence that sums them up.

function shape(name, attributes = {}, text = "") {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

// An SVG with axes. x and y are {low, high, ticks, label}; `across` and `up` turn values into places.
function chart(title, x, y) {
  const [width, height, left, right, top, bottom] = [640, 360, 62, 12, 12, 48];
  const across = (v) => left + ((v - x.low) / (x.high - x.low)) * (width - left - right);
  const up = (v) => height - bottom - ((v - y.low) / (y.high - y.low)) * (height - top - bottom);
  const svg = shape("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": title });
  for (const tick of x.ticks) {
    const at = across(tick);
    svg.append(shape("line", { class: "grid", x1: at, x2: at, y1: top, y2: height - bottom }));
    svg.append(shape("text", { x: at, y: height - bottom + 17, "text-anchor": "middle" }, tick));
  }
  for (const tick of y.ticks) {
    const at = up(tick);
    svg.append(shape("line", { class: "grid", x1: left, x2: width - right, y1: at, y2: at }));
    svg.append(shape("text", { x: left - 7, y: at + 4, "text-anchor": "end" }, tick));
  }
  const middle = (top + height - bottom) / 2;
  svg.append(
    shape("text", { x: (left + width - right) / 2, y: height - 8, "text-anchor": "middle" }, x.label),
    shape("text", { transform: `translate(15 ${middle}) rotate(-90)`, "text-anchor": "middle" }, y.label)
  );
  // what lies outside the axes is cut off
  const inside = shape("svg", { x: left, y: top, width: width - left - right, height: height - top - bottom });
  inside.setAttribute("viewBox", `${left} ${top} ${width - left - right} ${height - top - bottom}`);
  svg.append(inside);
  return { svg, inside, across, up };
}

function explorer(build) {
  const render = ({ model, el }) => {
    const controls = model.get("controls");
    const values = { ...model.get("values") };
    const picture = build(model);
    const summary = make("p", { class: "summary", "aria-live": "polite" });
    const root = make("div", { class: "course-explorer", role: "group", "aria-label": model.get("title") });
    const rows = make("div", { class: "controls" });
    const buttons = make("div", { class: "presets" });
    let frame = 0;
    let saving = 0;

    // at most one drawing for each frame of the screen, however fast a slider moves
    const draw = () => {
      frame = 0;
      const words = picture.draw(values);
      if (summary.textContent !== words) summary.textContent = words;
    };
    const show = () => {
      frame ||= requestAnimationFrame(draw);
    };
    const save = () => {
      clearTimeout(saving);
      saving = setTimeout(() => {
        model.set("values", { ...values });
        model.save_changes();
      }, 100);
    };

    const inputs = {};
    const put = (name, value, typedIn) => {
      values[name] = value;
      for (const input of inputs[name]) if (input !== typedIn) input.value = value;
      show();
    };
    const putAll = (chosen) => {
      for (const [name, value] of Object.entries(chosen)) put(name, value);
    };
    for (const { name, label, unit, low, high, step, start } of controls) {
      const limits = { min: low, max: high, step };
      const words = `${label} (${unit})`;
      const slider = make("input", { type: "range", ...limits, "aria-label": words });
      const number = make("input", { type: "number", ...limits, "aria-label": `${words}, typed` });
      inputs[name] = [slider, number];
      for (const input of inputs[name]) {
        input.addEventListener("input", () => {
          // a number that is being typed may be empty or too large for a moment
          if (!Number.isFinite(input.valueAsNumber)) return;
          put(name, Math.min(high, Math.max(low, input.valueAsNumber)), input);
          save();
        });
        input.addEventListener("change", () => put(name, values[name]));
      }
      rows.append(make("span", { class: "name" }, label), slider, number, make("span", {}, unit));
    }
    const starts = Object.fromEntries(controls.map(({ name, start }) => [name, start]));
    for (const [name, chosen] of [...Object.entries(model.get("presets")), ["Reset", starts]]) {
      const button = make("button", { type: "button" }, name);
      button.addEventListener("click", () => {
        putAll(chosen);
        save();
      });
      buttons.append(button);
    }

    const follow = () => {
      const sent = model.get("values");
      // what this view itself has sent comes back too, perhaps while a number is being typed
      if (Object.entries(sent).some(([name, value]) => values[name] !== value)) putAll(sent);
    };
    model.on("change:values", follow);
    keepKeys(root);
    root.append(make("strong", {}, model.get("title")), picture.element, rows, buttons, summary);
    el.append(root);
    putAll(values);
    draw();
    return () => {
      model.off("change:values", follow);
      cancelAnimationFrame(frame);
      clearTimeout(saving);
    };
  };
  return { render };
}
