// Where the numbers come from: from the module itself, or from the kernel.

/** Computes in the browser, at once. */
export function inBrowser({ compute, summary, answer }, model) {
  const data = model.get("data");
  const { at } = model.get("question");
  return {
    of(values) {
      const result = compute(values, data);
      const isThere = Object.entries(at).every(([name, value]) => values[name] === value);
      const words = summary(values, result);
      return { result, words, answer: isThere ? answer(result) : "", note: "", isBusy: false };
    },
  };
}

const PATIENCE = 1000; // milliseconds without an answer, after which that is said

/**
 * Has the kernel compute. One request is on its way at most, and the newest values win: they are asked
 * for when the answer is there, which is drawn meanwhile. The kernel answers with the first frames of
 * what it works out; the others come a few at a time, until newer values are asked for.
 */
export function inKernel(model, changed) {
  const scrub = model.get("controls").find(({ kind }) => kind === "scrub")?.name;
  const views = model.get("controls").filter(({ is_view }) => is_view).map(({ name }) => name);
  const leftOut = Object.fromEntries([scrub, ...views].map((name) => [name, undefined]));
  const view = Math.random().toString(36).slice(2);
  let [number, patience] = [0, 0];
  let isOnItsWay = false;
  let isLate = false;
  let wanted = { setting: "", values: {}, frames: [], done: true, note: "" };
  let asked = wanted; // what the newest request is for
  let last = wanted; // the newest that has a frame

  const late = () => {
    isOnItsWay = false; // the answer may have been lost: the next value is asked for
    isLate = true;
    changed();
  };
  const wait = () => {
    clearTimeout(patience);
    patience = setTimeout(late, PATIENCE);
  };
  const ask = () => {
    if (isOnItsWay) return;
    number += 1;
    asked = wanted;
    isOnItsWay = true;
    wait();
    try {
      model.send({ view, number, values: asked.values });
    } catch {
      late(); // there is no kernel
    }
  };
  const answered = (content, buffers) => {
    if (content.view !== view || content.number !== number) return;
    isOnItsWay = isLate = false;
    clearTimeout(patience);
    const { after, frames, done, note } = content;
    asked.frames = [...asked.frames.slice(0, after), ...frames.map((each) => unpacked(each, buffers))];
    Object.assign(asked, { done, note });
    if (asked.frames.length) last = asked;
    changed();
    if (asked !== wanted) ask();
    else if (!done) wait();
  };
  model.on("msg:custom", answered);

  /** Ask for what belongs to the values, unless that has been done. */
  const want = (values) => {
    const setting = JSON.stringify({ ...values, ...leftOut });
    if (setting === wanted.setting) return;
    wanted = { setting, values: { ...values }, frames: [], done: false, note: "" };
    ask();
  };

  return {
    want,
    /** What the drawing reads beside the frames. */
    view: (values) => `${views.map((name) => values[name])}`,
    of(values) {
      want(values);
      const at = values[scrub];
      const { frames, note } = last;
      const result = scrub ? frames.findLast((frame) => frame[scrub] <= at) ?? frames[0] : frames[0];
      const waits =
        "Waiting for the kernel: it is busy, or it has been stopped. If it has, run the first cell, then this one.";
      return {
        result,
        frames,
        words: result?.summary ?? "",
        // what belongs to other values answers nothing
        answer: (last === wanted && result?.answer) || "",
        note: isLate ? waits : note,
        isBusy: last !== wanted || !(wanted.done || frames.at(-1)[scrub] >= at),
      };
    },
    end() {
      clearTimeout(patience);
      model.off("msg:custom", answered);
    },
  };
}

/** A frame with its arrays in place: each is a Float32Array that knows its shape. */
function unpacked({ arrays, ...frame }, buffers) {
  for (const [name, { buffer, shape }] of Object.entries(arrays)) {
    const { buffer: bytes, byteOffset, byteLength } = buffers[buffer];
    frame[name] = new Float32Array(bytes.slice(byteOffset, byteOffset + byteLength));
    frame[name].shape = shape;
  }
  return frame;
}
