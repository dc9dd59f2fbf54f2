(()=>{var w=`/* A border, and no shadow: it is still there where the system chooses all colours. */
.jp-Cell[data-course-state] {
  --course-bar: var(--jp-brand-color1, #1976d2);
  border-left: 4px solid var(--course-bar);
  padding-left: calc(var(--jp-cell-padding, 5px) - 4px);
}

.jp-Cell[data-course-state="passed"] {
  /* a little darker than the theme's green, or lighter in a dark theme, as on the cards */
  --course-bar: color-mix(
    in srgb,
    var(--jp-success-color1, #2e7d32) 80%,
    var(--jp-content-font-color1, #212121)
  );
}

.jp-Cell[data-course-state] > .jp-CellHeader {
  height: auto;
}

.course-label {
  margin-left: calc(var(--jp-cell-prompt-width, 64px) + var(--jp-cell-collapser-width, 8px));
  padding: 2px 0 4px;
  color: var(--jp-content-font-color1, #212121);
  font-family: var(--jp-content-font-family, sans-serif);
  font-size: var(--jp-ui-font-size1, 13px);
  line-height: 1.4;
  overflow-wrap: anywhere;
}

.course-label code {
  font-family: var(--jp-code-font-family, monospace);
  font-size: inherit;
}

.course-state {
  font-weight: 600;
}
`;var O=/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;function j(e){if(e==="None")return null;if(O.test(e))return Number(e);let n=e.replace(/^[({](.*?),?\s*[)}]$/,"[$1]").replaceAll("'",'"');try{let t=JSON.parse(n);return Array.isArray(t)&&t.every(r=>typeof r=="string")||typeof t=="string"?t:void 0}catch{return}}var m=e=>new RegExp(`^(\\s*(["'])${e}\\2\\s*:\\s*)(.*?)(\\s*,?\\s*(?:#.*)?)$`);function S(e,n){let t=m(n);return e.findLastIndex(o=>t.test(o))}var g={unchecked:"○ not checked",open:"○ not yet",failed:"✗ not yet",passed:"✓ visible checks passed",changed:"↻ changed since the check"},E=100;function A(e){let n=-1;for(let t of new TextEncoder().encode(e)){n^=t;for(let o=0;o<8;o++)n=n>>>1^3988292384&-(n&1)}return(~n>>>0).toString(16).padStart(8,"0")}function N(e,n){let t=e.split(`
`);return Object.entries(n).every(([o,r])=>{let s=S(t,o);if(s<0)return!1;let c=j(t[s].match(m(o))[3]);return Array.isArray(c)&&c.sort(),JSON.stringify(c)===JSON.stringify(r)})}function $(e,n,t){let o=document.createElement("template");o.innerHTML=n;let s=[...o.content.querySelectorAll("[data-course-exercise]")].map(u=>u.dataset).findLast(u=>u.courseExercise===t);if(!s||!Object.hasOwn(g,s.courseState))return"unchecked";let{courseState:c,courseText:i,courseAnswers:f}=s;return i!==void 0&&i!==A(e)&&!(f&&N(e,JSON.parse(f)))?"changed":c}function C(e){let n=[];for(let t=0;t<(e?.outputs?.length??0);t++)n.push([e.outputs.get(t).data?.["text/html"]??""].flat().join(""));return n.join("")}var T=({exercise:e,number:n,points:t,quiz:o})=>[o?"Quiz":n?`Exercise ${n}`:"Exercise",e,t===1?"1 point":`${t} points`];function L(e){let[n,t,o]=T(e),r=document.createElement("div");r.className="course-label",r.id=`course-label-${e.exercise}-${Math.random().toString(36).slice(2)}`;let s=document.createElement("code");s.textContent=t;let c=document.createElement("span");return c.className="course-state",r.append(`${n} · `,s,` · ${o} · `,c),r}function M(e,n,t){let o=e.node.querySelector(":scope > .jp-CellHeader");if(!o)return;let r=o.querySelector(":scope > .course-label");r||(r=L(n),o.append(r),e.node.setAttribute("aria-describedby",r.id));let s=r.querySelector(".course-state");s.textContent!==g[t]&&(s.textContent=g[t]),e.node.dataset.courseState=t}function b(e){let n=e.content,t=new WeakMap,o=new WeakSet,r=0;function s(d,u,l){let a=d.sharedModel.getSource(),p=C(u),h=t.get(d);if(h?.source===a&&h.html===p)return h.state;let x=$(a,p,l);return t.set(d,{source:a,html:p,state:x}),x}function c(){if(r=0,n.isDisposed)return;let d={},u={};for(let l of n.widgets){if(l.model.type!=="code")continue;let a=l.model.getMetadata("course"),{grade:p,grade_id:h}=l.model.getMetadata("nbgrader")??{};p?d[h]??=l.model:a?.exercise&&(u[a.exercise]??={cell:l,about:a})}for(let[l,{cell:a,about:p}]of Object.entries(u))o.has(a)||(o.add(a),a.ready.then(i,()=>{})),M(a,p,s(a.model,d[l],l))}function i(){r||=setTimeout(c,E)}function f(){n.model?.contentChanged.connect(i),i()}n.modelChanged.connect(f),f()}var k="course-answer-cells",y;async function _(e){let n=o=>o.split(/[.-]/).map(r=>parseInt(r,10)||0),t=Object.keys(y[e]).reduce((o,r)=>{let[s,c]=[n(o),n(r)],i=c.findIndex((f,d)=>f!==(s[d]??0));return i>=0&&c[i]>(s[i]??0)?r:o});return(await y[e][t].get())()}function J(e){return{id:`${k}:labels`,description:"Labels the answer cells of the course's notebooks.",autoStart:!0,requires:[e],activate(n,t){let o=document.createElement("style");o.textContent=w,document.head.append(o),t.forEach(b),t.widgetAdded.connect((r,s)=>b(s))}}}globalThis._JUPYTERLAB??={};globalThis._JUPYTERLAB[k]={init(e){y=e},async get(){let{INotebookTracker:e}=await _("@jupyterlab/notebook");return()=>({__esModule:!0,default:J(e)})}};})();
