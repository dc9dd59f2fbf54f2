// Native controls with labels: numbers, choices, toggles, and the scrubber of a run of frames.

import { make } from "../../course_utils/explorers/widget.js";

/**
 * The controls of a model, its presets and "Reset". `changed(rests)` hears of each change of
 * `values`; `rests` is false for changes that need not be told to the kernel, as while frames play.
 */
export function controls(model, values, changed) {
  const rows = make("div", { class: "controls" });
  const buttons = make("div", { class: "presets" });
  const specifications = model.get("controls");
  const parts = {};
  const put = (name, value, typedIn) => {
    if (!parts[name]) return;
    values[name] = value;
    parts[name].show(value, typedIn);
  };
  const all = (chosen, rests = false) => {
    for (const [name, value] of Object.entries(chosen)) put(name, value);
    changed(rests);
  };
  for (const specification of specifications) {
    const { name, kind } = specification;
    parts[name] = { number, choice, toggle, scrub }[kind](
      specification,
      (value, typedIn, rests = true) => {
        put(name, value, typedIn);
        changed(rests);
      },
      () => values[name],
    );
    rows.append(make("div", { class: `row ${kind}` }, ...parts[name].elements));
    put(name, values[name]);
  }
  const starts = Object.fromEntries(specifications.map(({ name, start }) => [name, start]));
  for (const [name, chosen] of [...Object.entries(model.get("presets")), ["Reset", starts]]) {
    const button = make("button", { type: "button" }, name);
    button.addEventListener("click", () => all(chosen, true));
    buttons.append(button);
  }
  return {
    elements: [rows, buttons],
    all,
    /** Set numbers to what their controls can stand at nearest to some values. */
    choose(wished) {
      for (const [name, value] of Object.entries(wished)) put(name, parts[name].nearest(value));
      changed(true);
    },
    end() {
      for (const part of Object.values(parts)) part.end?.();
    },
  };
}

const named = (label) => make("span", { class: "name" }, label);

function number({ label, unit, low, high, step, log }, set, now) {
  const words = `${label} (${unit})`;
  // a logarithmic slider stands at the power of ten; its numbers have as many digits as tell two steps apart
  const place = log ? Math.log10 : (value) => value;
  const digits = 10 ** step > 1.1 ? 2 : 3;
  const value = log ? (at) => Number((10 ** at).toPrecision(digits)) : (at) => at;
  const slider = make("input", {
    ...{ type: "range", min: place(low), max: place(high), step, "aria-label": words },
  });
  const typed = make("input", { type: "number", min: low, max: high, "aria-label": `${words}, typed` });
  typed.step = log ? "any" : step;
  slider.addEventListener("input", () => set(value(slider.valueAsNumber), slider));
  const nearest = (to) => {
    const inside = Math.min(high, Math.max(low, to));
    return log ? inside : Number((low + step * Math.round((inside - low) / step)).toPrecision(12));
  };
  typed.addEventListener("input", () => {
    // a number that is being typed may be empty or too large for a moment
    if (!Number.isFinite(typed.valueAsNumber)) return;
    set(nearest(typed.valueAsNumber), typed);
  });
  typed.addEventListener("change", () => set(now(), null));
  return {
    elements: [named(label), slider, typed, make("span", { class: "unit" }, unit === "no unit" ? "" : unit)],
    nearest,
    show(shown, typedIn) {
      if (typedIn !== slider) slider.value = place(shown);
      if (typedIn !== typed) typed.value = shown;
      if (log) slider.setAttribute("aria-valuetext", shown);
    },
  };
}

function choice({ label, options }, set) {
  const select = make("select", { "aria-label": label }, ...options.map((each) => make("option", {}, each)));
  select.addEventListener("input", () => set(select.value));
  return {
    elements: [named(label), select],
    show(shown) {
      select.value = shown;
    },
  };
}

function toggle({ label }, set) {
  const box = make("input", { type: "checkbox" });
  box.addEventListener("input", () => set(box.checked));
  return {
    elements: [make("label", {}, box, ` ${label}`)],
    show(shown) {
      box.checked = shown;
    },
  };
}

const FRAMES_A_SECOND = 12;

/** A slider over the moments of a run, with a step on and a play button. It never plays by itself. */
function scrub({ label, unit, times }, set, now) {
  const slider = make("input", { type: "range", min: 0, max: times.length - 1, step: 1, "aria-label": `${label} (${unit})` });
  const shown = make("output", {});
  const play = make("button", { type: "button" }, "Play");
  const step = make("button", { type: "button" }, "Step");
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const index = () => Math.max(0, times.findLastIndex((time) => time <= now()));
  let [frame, next] = [0, 0];

  const pause = () => {
    cancelAnimationFrame(frame);
    frame = 0;
    play.textContent = "Play";
  };
  const move = (to, rests) => set(times[Math.min(to, times.length - 1)], null, rests);
  const playing = (moment) => {
    frame = requestAnimationFrame(playing);
    if (moment < next) return;
    next = moment + 1000 / FRAMES_A_SECOND;
    const isLast = index() + 2 >= times.length;
    if (isLast) pause();
    move(index() + 1, isLast);
  };
  slider.addEventListener("input", () => {
    pause();
    set(times[slider.valueAsNumber], slider);
  });
  step.addEventListener("click", () => {
    pause();
    move((index() + 1) % times.length, true);
  });
  play.addEventListener("click", () => {
    if (frame) {
      pause();
      set(now(), null);
      return;
    }
    play.textContent = "Pause";
    if (index() === times.length - 1) move(0, false);
    frame = requestAnimationFrame(playing);
  });
  const buttons = make("span", { class: "steps" }, ...(isStill ? [step] : [play, step]));
  return {
    elements: [named(label), slider, shown, buttons],
    show(value, typedIn) {
      if (typedIn !== slider) slider.value = index();
      shown.textContent = value.toLocaleString("en");
      slider.setAttribute("aria-valuetext", `${value} ${unit}`);
    },
    end: pause,
  };
}
