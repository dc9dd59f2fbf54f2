// Labels answer cells: which exercise, how many points, and how it stands. A cell's metadata say
// the first two, as the build writes them; the card that its check has left says the last.

import { findLine, lineOf, parsed } from "../../course_utils/explorers/answers.js";

const STATES = {
  unchecked: "○ not checked",
  open: "○ not yet",
  failed: "✗ not yet",
  passed: "✓ visible checks passed",
  changed: "↻ changed since the check",
};

const SOON = 100; // ms: a quick hand types several letters meanwhile

/** The checksum of a text, as zlib in Python computes it. */
export function crc32(text) {
  let sum = -1;
  for (const byte of new TextEncoder().encode(text)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
  }
  return (~sum >>> 0).toString(16).padStart(8, "0");
}

/** Whether the dict in an answer cell has these answers, which the form changes without a run. */
function hasAnswers(source, answers) {
  const lines = source.split("\n");
  return Object.entries(answers).every(([key, value]) => {
    const index = findLine(lines, key);
    if (index < 0) return false;
    const present = parsed(lines[index].match(lineOf(key))[3]);
    if (Array.isArray(present)) present.sort();
    return JSON.stringify(present) === JSON.stringify(value);
  });
}

/** How an exercise stands: its answer cell's text beside what the card of its check tells. */
export function stateOf(source, html, exercise) {
  const page = document.createElement("template");
  page.innerHTML = html;
  const cards = [...page.content.querySelectorAll("[data-course-exercise]")];
  const told = cards.map(card => card.dataset).findLast(each => each.courseExercise === exercise);
  if (!told || !Object.hasOwn(STATES, told.courseState)) return "unchecked";
  const { courseState, courseText, courseAnswers } = told;
  const isOther =
    courseText !== undefined &&
    courseText !== crc32(source) &&
    !(courseAnswers && hasAnswers(source, JSON.parse(courseAnswers)));
  return isOther ? "changed" : courseState;
}

function htmlOf(model) {
  const html = [];
  for (let index = 0; index < (model?.outputs?.length ?? 0); index++) {
    html.push([model.outputs.get(index).data?.["text/html"] ?? ""].flat().join(""));
  }
  return html.join("");
}

const words = ({ exercise, number, points, quiz }) => [
  quiz ? "Quiz" : number ? `Exercise ${number}` : "Exercise",
  exercise,
  points === 1 ? "1 point" : `${points} points`,
];

function newLabel(about) {
  const [kind, name, points] = words(about);
  const element = document.createElement("div");
  element.className = "course-label";
  element.id = `course-label-${about.exercise}-${Math.random().toString(36).slice(2)}`;
  const code = document.createElement("code");
  code.textContent = name;
  const state = document.createElement("span");
  state.className = "course-state";
  element.append(`${kind} · `, code, ` · ${points} · `, state);
  return element;
}

/** Show, or bring up to date, the label of an answer cell. */
function show(cell, about, state) {
  const header = cell.node.querySelector(":scope > .jp-CellHeader");
  if (!header) return; // it has not come into view yet
  let label = header.querySelector(":scope > .course-label");
  if (!label) {
    label = newLabel(about);
    header.append(label);
    cell.node.setAttribute("aria-describedby", label.id);
  }
  const said = label.querySelector(".course-state");
  if (said.textContent !== STATES[state]) said.textContent = STATES[state];
  cell.node.dataset.courseState = state;
}

/** Keep the labels of one notebook as its cells say. */
export function follow(panel) {
  const notebook = panel.content;
  const known = new WeakMap(); // what was computed for a cell, and from what
  const waits = new WeakSet();
  let timer = 0;

  function state(answer, check, exercise) {
    const source = answer.sharedModel.getSource();
    const html = htmlOf(check);
    const before = known.get(answer);
    if (before?.source === source && before.html === html) return before.state;
    const now = stateOf(source, html, exercise);
    known.set(answer, { source, html, state: now });
    return now;
  }

  function refresh() {
    timer = 0;
    if (notebook.isDisposed) return;
    const checks = {};
    const answers = {};
    for (const cell of notebook.widgets) {
      if (cell.model.type !== "code") continue;
      const about = cell.model.getMetadata("course");
      const { grade, grade_id: name } = cell.model.getMetadata("nbgrader") ?? {};
      // of copies the first counts, here as at grading
      if (grade) checks[name] ??= cell.model;
      else if (about?.exercise) answers[about.exercise] ??= { cell, about };
    }
    for (const [exercise, { cell, about }] of Object.entries(answers)) {
      if (!waits.has(cell)) {
        waits.add(cell);
        cell.ready.then(soon, () => {}); // refused to a cell that is closed before it is drawn
      }
      show(cell, about, state(cell.model, checks[exercise], exercise));
    }
  }

  function soon() {
    timer ||= setTimeout(refresh, SOON);
  }

  function listen() {
    notebook.model?.contentChanged.connect(soon);
    soon();
  }

  notebook.modelChanged.connect(listen);
  listen();
}
