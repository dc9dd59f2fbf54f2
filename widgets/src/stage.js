// The panels of an explorer: axes by D3 at the real size of the screen, and what is drawn in them.

import { range } from "d3-array";
import { axisBottom, axisLeft } from "d3-axis";
import { contours } from "d3-contour";
import { scaleLinear, scaleLog } from "d3-scale";
import { interpolateCividis } from "d3-scale-chromatic";
import { select } from "d3-selection";
import { line as curve } from "d3-shape";
import { make } from "../../course_utils/explorers/widget.js";
import { tick, unique } from "./words.js";

const MARGIN = { left: 54, right: 14, top: 8, bottom: 42 };
const BARE = { left: 4, right: 4, top: 4, bottom: 4 };
const HEAD = 3; // pixels of a thin arrow's head, half across
const LINE = 15; // pixels from one line of a text to the next
const DASHES = { solid: null, dashed: "7 4", dotted: "2 4", dashdot: "9 3 2 3" };
// of radius r about the place that a path has come to: circle, triangle, square, diamond
const SHAPES = [
  (r) => `m${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
  (r) => `m0 ${-1.2 * r}l${1.2 * r} ${2.1 * r}h${-2.4 * r}z`,
  (r) => `m${-0.9 * r} ${-0.9 * r}h${1.8 * r}v${1.8 * r}h${-1.8 * r}z`,
  (r) => `m0 ${-1.3 * r}l${1.1 * r} ${1.3 * r}l${-1.1 * r} ${1.3 * r}l${-1.1 * r} ${-1.3 * r}z`,
];
const FIELD_ALPHA = 0.35; // points on a field stay in sight

/**
 * The place for an explorer's panels, which wrap in a narrow window. `choose` hears which values a
 * click in a panel sets, by the controls' names.
 */
export function stage(choose) {
  const element = make("div", { class: "panels" });
  const sized = new Map();
  const observer = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) sized.get(target)(contentRect.width);
  });
  return {
    element,
    /**
     * Add a panel. `x` and `y` are {label, domain, log, ticks, names}: `ticks` are the numbers that are
     * written, if not D3's choice, and `names` stand at 1, 2, … in place of numbers. `ratio` is its
     * height for a width of one, unless it has a `fixed` height in pixels; `wide` has it take the room
     * of two. Without labels it is a diagram, which has no axes. `sets` names two number controls, which a click or a drag sets to the place
     * where it is; with the keyboard, they are there themselves.
     */
    panel(options) {
      const made = panel(options, choose);
      element.append(made.host);
      sized.set(made.host, made.resize);
      observer.observe(made.host);
      return made;
    },
    end: () => observer.disconnect(),
  };
}

/** Whether two values are one, or lists of the same: to draw again what has not changed takes time. */
const isSame = (a, b) =>
  Object.is(a, b) || (a?.length > 0 && a.length === b?.length && a.every?.((each, k) => Object.is(each, b[k])));

function panel({ title, x, y, ratio = 0.62, fixed, wide = false, sets }, choose) {
  const margin = x.label ? MARGIN : BARE;
  const host = make("figure", { class: wide ? "panel wide" : "panel" });
  const legend = make("span", { class: "legend" });
  const place = make("div", { class: "plot" });
  host.append(make("figcaption", {}, make("span", { class: "title" }, title), legend), place);
  const canvas = make("canvas", { "aria-hidden": "true" });
  const svg = select(place).append("svg").attr("role", "img").attr("aria-label", title);
  const [across, up] = [x, y].map(({ log, domain }) => (log ? scaleLog() : scaleLinear()).domain(domain));
  const axes = ["x", "y"].map((name) => svg.append("g").attr("class", `axis ${name}`));
  const labels = [x, y].map(({ label = "" }) => svg.append("text").attr("class", "label").text(label));
  const id = unique();
  const clip = svg.append("clipPath").attr("id", id).append("rect");
  const inside = svg.append("g").attr("clip-path", `url(#${id})`);
  const layers = [];
  let [width, height] = [0, 0];

  if (sets) {
    const node = svg.classed("sets", true).node();
    const here = ({ clientX, clientY }) => {
      const { left, top } = node.getBoundingClientRect();
      choose({ [sets[0]]: across.invert(clientX - left), [sets[1]]: up.invert(clientY - top) });
    };
    svg.on("pointerdown", (event) => {
      if (event.button) return;
      node.setPointerCapture(event.pointerId);
      here(event);
    });
    svg.on("pointermove", (event) => node.hasPointerCapture(event.pointerId) && here(event));
  }

  const drawAxes = () => {
    const [w, h] = [width - margin.left - margin.right, height - margin.top - margin.bottom];
    across.range([margin.left, margin.left + w]);
    up.range([margin.top + h, margin.top]);
    const marks = [axisBottom(across).tickSizeInner(-h), axisLeft(up).tickSizeInner(-w)];
    const counts = [w / 70, h / 45];
    clip.attr("x", margin.left).attr("y", margin.top).attr("width", w).attr("height", h);
    if (!x.label) return;
    axes.forEach((axis, k) => {
      const at = k ? [margin.left, 0] : [0, margin.top + h];
      const { log, ticks, names } = [x, y][k];
      if (names) marks[k].tickValues(names.map((_, at) => at + 1)).tickFormat((at) => names[at - 1]);
      // of numbers that are given, all are written, on a logarithmic axis too
      else marks[k].ticks(log && ticks ? Infinity : counts[k], log ? tick : undefined);
      if (ticks) marks[k].tickValues(ticks);
      marks[k].tickSizeOuter(0).tickPadding(6);
      axis.attr("transform", `translate(${at})`).call(marks[k]);
    });
    labels[0].attr("transform", `translate(${margin.left + w / 2} ${height - 6})`);
    labels[1].attr("transform", `translate(13 ${margin.top + h / 2}) rotate(-90)`);
  };
  const paint = () => {
    if (!width) return;
    drawAxes();
    for (const again of layers) again();
  };
  const resize = (to) => {
    if (!to || to === width) return;
    width = to;
    height = fixed ?? Math.round(Math.min(420, Math.max(190, ratio * to)));
    svg.attr("width", width).attr("height", height);
    paint();
  };

  /** What is drawn as `draw` says with what `set` was given last, again after a change of size. */
  const layer = (draw) => {
    let given = null;
    const again = () => {
      if (given && width) draw(...given);
    };
    layers.push(again);
    return {
      set(...values) {
        if (given && values.every((value, k) => isSame(value, given[k]))) return;
        given = values;
        again();
      },
    };
  };
  /** Say in the legend what a mark is. */
  const explain = (label, mark) => {
    if (!label) return;
    const item = make("span", {});
    select(item).append("svg").attr("width", 24).attr("height", 12).attr("aria-hidden", "true").call(mark);
    item.append(` ${label}`);
    legend.append(item);
  };
  const stroke = (to, colour, dash, weight) =>
    to.attr("class", `stroke c${colour}`).attr("stroke-dasharray", DASHES[dash]).attr("stroke-width", weight);

  return {
    host,
    resize,
    /** Change what the axes span: {x: [low, high], y: [low, high]}; either may be left out. */
    span({ x: newX = across.domain(), y: newY = up.domain() }) {
      if (`${[newX, newY]}` === `${[across.domain(), up.domain()]}`) return;
      across.domain(newX);
      up.domain(newY);
      paint();
    },
    /** Say in words what the panel shows, for whoever does not see it. */
    describe: (text) => svg.attr("aria-label", `${title}. ${text}`),
    /** A line through points; `set(xs, ys)`. Where a number is not finite, it has a gap. */
    line({ label, colour = 0, dash = "solid", weight = 2 }) {
      const path = stroke(inside.append("path"), colour, dash, weight);
      explain(label, (key) => stroke(key.append("path").attr("d", "M0 6H24"), colour, dash, weight));
      return layer((xs, ys) => {
        const shape = curve((i) => across(xs[i]), (i) => up(ys[i]));
        path.attr("d", shape.defined((i) => Number.isFinite(xs[i]) && Number.isFinite(ys[i]))(range(xs.length)));
      });
    },
    /** Points in classes of their own shapes and colours; `set(xs, ys, classes)`, classes from 0. */
    points({ labels, radius = 3, colours = [1, 2, 3, 4], hollow = false }) {
      const look = (to, k) => to.append("path").attr("class", `${hollow ? "stroke" : "fill"} c${colours[k]}`);
      const paths = labels.map((label, k) => {
        explain(label, (key) => look(key, k).attr("d", `M12 6${SHAPES[k](radius)}`));
        return look(inside, k);
      });
      return layer((xs, ys, classes) => {
        const at = (i) => `M${across(xs[i]).toFixed(1)} ${up(ys[i]).toFixed(1)}`;
        paths.forEach((path, k) => {
          const those = range(xs.length).filter((i) => (classes ? classes[i] : 0) === k);
          path.attr("d", those.map((i) => at(i) + SHAPES[k](radius)).join(""));
        });
      });
    },
    /** A field of colours behind all else; `set(values, columns, rows, [low, high])`, rows from below. */
    field() {
      place.prepend(canvas);
      const grid = make("canvas");
      return layer((values, columns, rows, [low, high]) => {
        Object.assign(grid, { width: columns, height: rows });
        grid.getContext("2d").putImageData(coloured(values, columns, rows, low, high), 0, 0);
        const [left, right] = across.range();
        const [bottom, top] = up.range();
        const dense = window.devicePixelRatio || 1;
        Object.assign(canvas, { width: (right - left) * dense, height: (bottom - top) * dense });
        canvas.style.cssText = `left:${left}px;top:${top}px;width:${right - left}px;height:${bottom - top}px`;
        canvas.getContext("2d").drawImage(grid, 0, 0, canvas.width, canvas.height);
      });
    },
    /** Lines of equal value of a field over all of the panel; `set(values, columns, rows, levels)`. */
    contours({ label, colour = 0, dash = "solid", weight = 2 }) {
      const path = stroke(inside.append("path"), colour, dash, weight);
      explain(label, (key) => stroke(key.append("path").attr("d", "M0 6H24"), colour, dash, weight));
      return layer((values, columns, rows, levels) => {
        const column = scaleLinear([0.5, columns - 0.5], across.range());
        const row = scaleLinear([0.5, rows - 0.5], up.range());
        const ring = (points) => `M${points.map(([i, j]) => `${column(i)} ${row(j)}`).join("L")}Z`;
        const found = contours().size([columns, rows]).thresholds(levels)(values);
        path.attr("d", found.flatMap(({ coordinates }) => coordinates.flat().map(ring)).join(""));
      });
    },
    /** Bars from zero, as of a histogram; `set(edges, heights)`, with one edge more than heights. */
    bars({ label, colour = 1 }) {
      const path = inside.append("path").attr("class", `fill c${colour}`);
      explain(label, (key) => key.append("path").attr("class", `fill c${colour}`).attr("d", "M4 0h16v12h-16Z"));
      return layer((edges, heights) => {
        const bar = (height, k) => `M${across(edges[k])} ${up(0)}V${up(height)}H${across(edges[k + 1])}V${up(0)}Z`;
        path.attr("d", Array.from(heights, bar).join(""));
      });
    },
    /**
     * Arrows in classes of their own colours and dashes, as `labels` says them, one entry for each;
     * `set(starts, ends, classes, widths)`, starts and ends as [x, y], widths in pixels.
     */
    arrows({ labels, colours, dashes }) {
      const group = inside.append("g");
      labels.forEach((label, k) => {
        explain(label, (key) => stroke(key.append("path").attr("d", "M0 6H24"), colours[k], dashes[k], 2.5));
      });
      return layer((starts, ends, classes, widths) => {
        const pairs = starts.map((start, i) => [start, ends[i]].map(([left, high]) => [across(left), up(high)]));
        const of = (i) => classes[i];
        const shafts = group.selectAll(".stroke").data(pairs).join("path");
        shafts.attr("class", (_, i) => `stroke c${colours[of(i)]}`);
        shafts.attr("stroke-dasharray", (_, i) => DASHES[dashes[of(i)]]).attr("stroke-width", (_, i) => widths[i]);
        const sizes = widths.map((each) => HEAD + 0.6 * each); // of the heads, half across
        shafts.attr("d", ([[x0, y0], [x1, y1]], i) => {
          const share = Math.max(0, 1 - (2 * sizes[i]) / Math.hypot(x1 - x0, y1 - y0));
          return `M${x0} ${y0}l${share * (x1 - x0)} ${share * (y1 - y0)}`;
        });
        const heads = group.selectAll(".fill").data(pairs).join("path");
        heads.attr("class", (_, i) => `fill c${colours[of(i)]}`);
        heads.attr("d", (_, i) => `M0 0L${-2 * sizes[i]} ${sizes[i]}v${-2 * sizes[i]}Z`);
        heads.attr("transform", ([[x0, y0], [x1, y1]]) => {
          return `translate(${x1} ${y1}) rotate(${(Math.atan2(y1 - y0, x1 - x0) * 180) / Math.PI})`;
        });
      });
    },
    /**
     * Texts, of several lines where there is a "\n", each in a box of a width on the x axis if one is
     * given; `set(xs, ys, texts, colours)`, the colours being those of the boxes.
     */
    texts({ box = 0 } = {}) {
      const group = inside.append("g").attr("class", "texts");
      const height = (text) => LINE * text.split("\n").length + 8;
      return layer((xs, ys, texts, colours) => {
        const items = group.selectAll("g").data(texts).join((enter) => {
          const item = enter.append("g");
          if (box) item.append("rect").attr("rx", 5);
          item.append("text");
          return item;
        });
        items.attr("transform", (_, i) => `translate(${across(xs[i])} ${up(ys[i])})`);
        const width = across(box) - across(0);
        const rects = items.select("rect").attr("class", (_, i) => `c${colours?.[i] ?? 0}`);
        rects.attr("x", -width / 2).attr("width", width);
        rects.attr("y", (text) => -height(text) / 2).attr("height", height);
        const lines = items.select("text").selectAll("tspan").data((text) => text.split("\n"));
        lines.join("tspan").attr("x", 0).text((text) => text)
          .attr("y", (_, k, all) => LINE * (k - (all.length - 1) / 2) + 4);
      });
    },
    /** Filled outlines; `set(xs, ys)`, with a gap, a number that is not finite, after each. */
    areas({ label, colour = 1 }) {
      const path = inside.append("path").attr("class", `fill c${colour}`);
      explain(label, (key) => key.append("path").attr("class", `fill c${colour}`).attr("d", "M4 0h16v12h-16Z"));
      return layer((xs, ys) => {
        const shape = curve((i) => across(xs[i]), (i) => up(ys[i]));
        path.attr("d", shape.defined((i) => Number.isFinite(xs[i]) && Number.isFinite(ys[i]))(range(xs.length)));
      });
    },
    /** Bands from top to bottom; `set([[from, to], …])`. */
    bands({ label }) {
      const path = inside.append("path").attr("class", "band");
      explain(label, (key) => key.append("path").attr("class", "band").attr("d", "M1 1h22v10h-22Z"));
      return layer((all) => {
        const [bottom, top] = up.range();
        path.attr("d", all.map(([from, to]) => `M${across(from)} ${bottom}V${top}H${across(to)}V${bottom}Z`).join(""));
      });
    },
  };
}

const LOOK_UP = range(256).map((k) => interpolateCividis(k / 255).match(/\d+/g).map(Number));

function coloured(values, columns, rows, low, high) {
  const image = new ImageData(columns, rows);
  for (let j = 0; j < rows; j += 1) {
    for (let i = 0; i < columns; i += 1) {
      const share = (values[j * columns + i] - low) / (high - low);
      if (!Number.isFinite(share)) continue;
      const at = 4 * ((rows - 1 - j) * columns + i);
      image.data.set(LOOK_UP[Math.round(255 * Math.min(1, Math.max(0, share)))], at);
      image.data[at + 3] = 255 * FIELD_ALPHA;
    }
  }
  return image;
}
