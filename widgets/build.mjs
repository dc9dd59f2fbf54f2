// Bundles src/ and what it uses of D3 into one file, with the licences of all that is in it beside
// it: `node build.mjs FOLDER`. Every module of src/explorers/ is an explorer; its name is its kind.
// And cells/, the labels of answer cells, into an extension of JupyterLab: `node build.mjs FOLDER
// EXTENSION`. JupyterLab's own builder would bring 190 packages for these two files.

import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2] ?? join(here, "../course_utils/explorers/static");
const extension = process.argv[3] ?? join(here, "../course_cli/jupyter/labextensions");

const kinds = readdirSync(join(here, "src/explorers"))
  .filter((name) => name.endsWith(".js"))
  .sort()
  .map((name) => name.slice(0, -3));

const explorers = {
  name: "explorers",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^explorers$/ }, () => ({ path: "explorers", namespace: "kinds" }));
    onLoad({ filter: /.*/, namespace: "kinds" }, () => ({
      contents: kinds.map((kind) => `export * as ${kind} from "./src/explorers/${kind}.js";`).join("\n"),
      resolveDir: here,
    }));
  },
};

// Forms have these files in front of their own text, in one module: they export nothing.
const inOneModule = {
  name: "in one module",
  setup({ onLoad }) {
    const exported = { widget: "hideStill, keepKeys, make", answers: "findLine, lineOf, parsed" };
    onLoad({ filter: /course_utils.explorers.(widget|answers)\.js$/ }, ({ path }) => ({
      contents: `${readFileSync(path, "utf8")}\nexport { ${exported[basename(path, ".js")]} };`,
    }));
  },
};

const { metafile, outputFiles } = await build({
  absWorkingDir: here,
  entryPoints: ["src/index.js"],
  bundle: true,
  format: "esm",
  minify: true,
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  write: false,
  outdir: "out",
  plugins: [explorers, inOneModule],
});

const [{ inputs }] = Object.values(metafile.outputs);
const packages = new Set(
  Object.keys(inputs)
    .filter((path) => path.startsWith("node_modules/") && inputs[path].bytesInOutput)
    .map((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/)[1]),
);
const licences = [...packages].sort().map((name) => {
  const folder = join(here, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
});

mkdirSync(target, { recursive: true });
writeFileSync(join(target, "explorers.js"), outputFiles[0].contents);
const head = "explorers.js contains parts of these packages.\n\n";
writeFileSync(join(target, "LICENSES.txt"), head + licences.join(`\n${"-".repeat(80)}\n\n`));

const cells = join(extension, "course-answer-cells");
await build({
  absWorkingDir: here,
  entryPoints: { remoteEntry: "cells/remote.js" },
  bundle: true,
  format: "iife",
  loader: { ".css": "text" },
  minify: true,
  charset: "utf8",
  legalComments: "none",
  outdir: join(cells, "static"),
  plugins: [inOneModule],
});
for (const name of ["package.json", "install.json"]) {
  copyFileSync(join(here, "cells", name), join(cells, name));
}
