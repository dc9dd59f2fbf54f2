// What all explorers share: the picture, the controls, the question, and the words below.
//
// A module of src/explorers/ exports `build(stage, data)`, which makes the panels and returns
// `draw(values, result, frames)`. One that computes in the browser exports `compute(values, data)`,
// `summary(values, result)` and, for the values at which the question is answered,
// `answer(result)`: they return the same as those of its Python file. Without `compute`, the kernel
// computes and says all of it.

import { hideStill, keepKeys, make } from "../../course_utils/explorers/widget.js";
import { controls } from "./controls.js";
import { inBrowser, inKernel } from "./computed.js";
import { question } from "./question.js";
import { stage } from "./stage.js";

export function show(explorer, model, el) {
  const values = { ...model.get("values") };
  const places = stage((chosen) => set.choose(chosen));
  const draw = explorer.build(places, model.get("data"));
  const summary = make("p", { class: "summary", "aria-live": "polite" });
  const notes = make("p", { class: "notes" });
  const root = make("div", { class: "course-explorer", role: "group", "aria-label": model.get("title") });
  let frame = 0;
  let saving = 0;
  let noted = "";

  // at most one drawing for each frame of the screen, however fast a slider moves
  const later = () => {
    frame ||= requestAnimationFrame(drawn);
  };
  const computed = explorer.compute ? inBrowser(explorer, model) : inKernel(model, later);
  const asked = question(model, later);
  let before = [];
  const drawn = () => {
    frame = 0;
    const { result, frames, words, answer, note, isBusy } = computed.of(values);
    const now = [result, frames?.length, computed.view?.(values)];
    if (result && now.some((each, k) => each !== before[k])) draw(values, result, frames);
    before = now;
    if (summary.textContent !== words) summary.textContent = words;
    if (noted !== note) notes.replaceChildren(...marked((noted = note)));
    // what is read aloud waits for the last of the frames
    root.setAttribute("aria-busy", isBusy);
    asked.happened(answer);
  };
  const save = () => {
    clearTimeout(saving);
    saving = setTimeout(() => {
      model.set("values", { ...values });
      model.save_changes();
    }, 100);
  };
  const set = controls(model, values, (rests) => {
    computed.want?.(values);
    later();
    if (rests) save();
  });

  const follow = () => {
    const sent = model.get("values");
    // what this view itself has sent comes back too, perhaps while a number is being typed
    if (Object.entries(sent).some(([name, value]) => values[name] !== value)) set.all(sent);
  };
  model.on("change:values", follow);
  keepKeys(root);
  hideStill(model, el);
  root.append(make("strong", {}, model.get("title")), asked.element, places.element, ...set.elements, summary);
  root.append(asked.outcome, notes);
  el.append(root);
  drawn();
  return () => {
    model.off("change:values", follow);
    cancelAnimationFrame(frame);
    clearTimeout(saving);
    for (const part of [places, set, computed, asked]) part.end?.();
  };
}

/** Words with what stands between backticks as code. */
function marked(text) {
  return text.split("`").map((part, k) => (k % 2 ? make("code", {}, part) : part));
}
