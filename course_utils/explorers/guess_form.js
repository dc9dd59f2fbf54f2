// Asks for a guess once. It goes into the call that shows this form, in the notebook's text; what
// turned out comes from the kernel, and not before.

const callOf = name => new RegExp(`(\\.predict\\(\\s*(["'])${name}\\2\\s*,\\s*(?:guess\\s*=\\s*)?)None(?=\\s*[,)])`);

const NOT_KEPT =
  "<strong>Not saved by itself.</strong> The form cannot write into the cell above: this program does not let " +
  "it, or the cell has something else than <code>None</code>. To keep your guess, put it there yourself: ";
const SENT = "What turns out is shown here as soon as the kernel is free.";
const UNHEARD = "The kernel has stopped since: to see what turns out, run the first cell, then this one.";

function render({ model, el }) {
  const question = model.get("question");
  const { key } = question;
  const own = `course-guess-${Math.random().toString(36).slice(2)}`;
  const isNumber = question.kind === "Numeric";
  const controls = isNumber
    ? numberControl(question, own, "Your guess")
    : optionControls(question, own);

  const status = make("p", { role: "status", class: "course-quiz-status", id: `${own}-${key}-status` });
  const guess = make("button", { type: "button" }, "That is my guess");
  const skip = make("button", { type: "button" }, "Show without a guess");
  const legend = made("legend", {}, "Your guess: ");
  legend.append(made("span", {}, question.title));
  const asking = make(
    "fieldset",
    {},
    legend,
    ...(isNumber ? [made("p", { class: "course-quiz-how" }, question.how)] : []),
    ...controls.lines,
    make("div", { class: "course-guess-buttons" }, guess, " ", skip),
    status,
  );
  const told = make("div", { class: "course-guess-told", tabindex: "-1" });
  const notice = make("p", { class: "course-quiz-notice" });
  notice.hidden = true;
  let sent = null; // until the kernel answers, which a busy one does late

  /** Put the guess into the call, where it is blank; return whether it is there now. */
  function written(value) {
    const cell = cellsAround(el).find(each => each.node.contains(el))?.model.sharedModel;
    const text = cell?.getSource() ?? "";
    if (!callOf(key).test(text)) return false;
    cell.setSource(text.replace(callOf(key), (_, before) => before + literal(value)));
    return true;
  }

  function commit(value) {
    const isFirst = sent === null;
    sent ??= value;
    if (isFirst && !written(sent)) {
      notice.innerHTML = NOT_KEPT;
      notice.append(make("code", {}, `guess=${literal(sent)}`));
      notice.hidden = false;
    }
    try {
      status.textContent = SENT;
      model.send({ guess: sent });
    } catch {
      asking.disabled = true; // the kernel that made this form has gone
      status.textContent = UNHEARD;
    }
  }

  guess.addEventListener("click", () => {
    if (isNumber) {
      const value = numberIn(controls.input.value);
      controls.input.setAttribute("aria-invalid", Number.isNaN(value));
      if (Number.isNaN(value)) {
        const text = controls.input.value.trim();
        status.textContent = text ? notANumber(text) : "Write a number first. Any guess will do.";
        controls.input.focus();
      } else commit(value);
    } else {
      const chosen = controls.inputs.find(input => input.checked);
      if (chosen) commit(chosen.value);
      else status.textContent = "Choose one first. Any guess will do.";
    }
  });
  asking.addEventListener("input", () => (status.textContent = ""));
  skip.addEventListener("click", () => commit("skip"));
  controls.input?.addEventListener("keydown", event => {
    if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey) guess.click();
  });

  function show() {
    sent = null;
    status.textContent = model.get("problem");
    asking.hidden = Boolean(model.get("outcome"));
    told.hidden = !asking.hidden;
    if (told.innerHTML === model.get("outcome")) return;
    const hadFocus = asking.contains(document.activeElement);
    told.innerHTML = model.get("outcome");
    if (hadFocus) told.focus({ preventScroll: true }); // the button that had it is hidden
    keepInStill(el, model.get("still_id"), () => model.get("outcome"));
  }

  const root = make(
    "div",
    { class: "course-quiz course-guess", role: "group", "aria-label": `Your guess: ${key}` },
    asking,
    told,
    notice,
  );
  keepKeys(root);
  hideStill(model, el);
  el.append(root);
  show();
  model.on("change:outcome change:problem", show);
  return () => model.off("change:outcome change:problem", show);
}

export default { render };
