// The cost of runs, drawn while they go on, and the button that stops one. The kernel says what to
// draw (course_utils/explorers/live_curve.py), ten times a second at most.

import { max, min } from "d3-array";
import { scaleLinear } from "d3-scale";
import { hideStill, keepKeys, make } from "../../course_utils/explorers/widget.js";
import { stage } from "./stage.js";

// as plot_cost_curves has them
const COLOURS = [1, 2, 3, 4, 0];
const DASHES = ["solid", "dashed", "dashdot", "dotted"];
const [HEIGHT, ROOM] = [300, 420]; // of the plot and of all, in pixels, as in base.css
const PATIENCE = 2000; // milliseconds after a click on "Stop", after which another way is told
const UNHEARD =
  "The kernel has not heard this button yet: here it may hear it only when the cell has ended. The square button " +
  "in the notebook’s toolbar stops the run at once, and keeps what it has learned, too.";

export function live(model, el) {
  const places = stage();
  const isLog = model.get("log");
  const panel = places.panel({
    title: model.get("title"),
    x: { label: model.get("unit"), domain: [0, 1] },
    y: { label: model.get("ylabel"), domain: limits([], isLog), log: isLog },
    fixed: HEIGHT,
    wide: true,
  });
  const lines = [];
  const stop = make("button", { type: "button" }, "Stop");
  const bar = make("progress", {});
  const now = make("span", { class: "now" });
  const summary = make("p", { class: "summary", "aria-live": "polite" });
  const root = make("div", { class: "course-explorer live", role: "group", "aria-label": model.get("title") });
  let [frame, patience, asked] = [0, 0, 0];
  let isUnheard = false;
  let cell = null; // around this, where a notebook has it

  const draw = () => {
    frame = 0;
    cell = el.closest(".jp-Cell") ?? cell;
    const { number, name, is_running: isRunning, at, total, span, lines: newest, now: where, words } = model.get("run");
    const all = [...model.get("before"), ...newest];
    for (let k = lines.length; k < all.length; k += 1) {
      const [colour, dash] = [COLOURS[k % COLOURS.length], DASHES[k % DASHES.length]];
      lines.push(panel.line({ label: all[k].label, colour, dash }));
    }
    panel.span({ x: [0, span], y: limits(all.flatMap(({ costs }) => costs), isLog) });
    all.forEach(({ at, costs }, k) => lines[k].set(at, costs));
    Object.assign(bar, { max: total, value: at });
    bar.setAttribute("aria-label", `Progress of ${name}`);
    now.textContent = where;
    const isAsked = isRunning && asked === number;
    if (!isAsked) isUnheard = false;
    stop.textContent = isAsked ? "Stopping" : "Stop";
    // not `disabled`, which would take the focus away from whoever has just pressed it
    stop.setAttribute("aria-disabled", !isRunning || isAsked);
    const said = isUnheard ? UNHEARD : words;
    if (summary.textContent !== said) {
      summary.textContent = said;
      panel.describe(said);
    }
  };
  // at most one drawing for each frame of the screen
  const later = () => {
    frame ||= requestAnimationFrame(draw);
  };
  const unheard = () => {
    isUnheard = true;
    later();
  };
  stop.addEventListener("click", () => {
    if (stop.getAttribute("aria-disabled") === "true") return;
    asked = model.get("run").number;
    patience = setTimeout(unheard, PATIENCE);
    try {
      model.send({ stop: asked });
    } catch {
      unheard(); // there is no kernel
    }
    later();
  });
  model.on("change:run", later);
  keepKeys(root);
  hideStill(model, el);
  root.append(places.element, make("div", { class: "presets" }, stop, bar, now), summary);
  el.append(root);
  draw();
  return () => {
    model.off("change:run", later);
    cancelAnimationFrame(frame);
    clearTimeout(patience);
    places.end();
    keepRoom(cell);
  };
}

/** Hold the height below a cell that runs again until its new curve is there: the page stands still. */
function keepRoom(cell) {
  const below = cell?.querySelector(".jp-Cell-outputWrapper");
  if (!below || !cell.querySelector(".jp-InputPrompt")?.textContent.includes("*")) return;
  below.style.minHeight = `${ROOM}px`;
  setTimeout(() => {
    below.style.minHeight = "";
  }, 2000);
}

/** What the axis of the costs spans: round numbers, so that it stands still while they fall. */
function limits(costs, isLog) {
  const shown = costs.filter((cost) => Number.isFinite(cost) && !(isLog && cost <= 0));
  if (!shown.length) return isLog ? [0.1, 1] : [0, 1];
  const [low, high] = [min(shown), max(shown)];
  if (!isLog) return scaleLinear().domain([Math.min(0, low), Math.max(0, high) || 1]).nice().domain();
  const power = Math.floor(Math.log10(low));
  return [10 ** power, 10 ** Math.max(Math.ceil(Math.log10(high)), power + 1)];
}
