// The search page: shows what has every word that was typed.

import { make, root } from "./page.js";

const form = document.getElementById("search");
const field = form.elements.q;
const said = form.querySelector(".found");
const results = document.getElementById("search_results");
const words = form.dataset;

const MOST = 30; // of each kind
const WEIGHTS = [9, 3, 3, 1]; // of title, line, names, text
const SIGN = "[\\p{L}\\p{N}\\p{M}]";
const UNBROKEN = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff]/; // Thai to Khmer, Japanese, Chinese
const PLAIN = { ø: "o", ł: "l", ß: "ss" };

/** Fold case and accents of one sign. */
function folded(sign) {
  const bare = sign.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  return PLAIN[bare] ?? bare;
}

const fold = (text) => [...text].map(folded).join("");

/** Return the pattern of a word: where words start, or anywhere in scripts that write none apart. */
const pattern = (word) => (UNBROKEN.test(word) ? word : `(?<!${SIGN})${word}`);

let groups;

/** Fetch the list of all there is, once. */
async function list() {
  if (groups) return groups;
  const all = await (await fetch(words.index)).json();
  for (const group of all.groups)
    group.entries = group.entries.map(([title, url, line = "", names = "", text = "", language]) => {
      const texts = [title, line, names, text];
      return { url, language, texts, flat: texts.map(fold) };
    });
  return (groups = all.groups);
}

/** Return how well an entry has all words, else 0. */
function rank({ flat }, wanted) {
  const ranks = wanted.map((word) => WEIGHTS[flat.findIndex((text) => word.test(text))] ?? 0);
  return ranks.includes(0) ? 0 : ranks.reduce((sum, one) => sum + one);
}

/** Put a text into an element, what was looked for marked. */
function marked(element, text, any) {
  const signs = [...text];
  // which sign each folded letter comes from
  const from = signs.flatMap((sign, at) => Array(folded(sign).length).fill(at));
  let done = 0;
  for (const { index, 0: found } of fold(text).matchAll(any)) {
    const start = Math.max(from[index], done);
    const end = from[index + found.length - 1] + 1;
    element.append(signs.slice(done, start).join(""), make("mark", {}, signs.slice(start, end).join("")));
    done = end;
  }
  element.append(signs.slice(done).join(""));
  return element;
}

/** Return an entry, with names and text only where a word stands in them. */
function shown({ url, language, texts, flat }, any) {
  const entry = make("li");
  texts.forEach((text, at) => {
    if (!text || (at > 1 && !flat[at].match(any))) return;
    const element = at ? make("p") : make("a", { href: new URL(url.slice(1), root) });
    if (language && at !== 1) element.lang = language;
    entry.append(marked(element, text, any));
  });
  return entry;
}

/** Return one kind of results. */
function section({ title, found }, any) {
  const part = make("section", { class: "results" }, make("h2", {}, title));
  part.append(make("ol", {}, ...found.slice(0, MOST).map(({ entry }) => shown(entry, any))));
  if (found[MOST]) part.append(make("p", {}, words.more.replace("{count}", MOST)));
  return part;
}

/** Show what has all words, the kind with the best first. */
async function search() {
  const typed = field.value;
  const asked = fold(typed).match(new RegExp(`${SIGN}+`, "gu"));
  history.replaceState(null, "", typed ? `?${new URLSearchParams({ q: typed })}` : location.pathname);
  const all = asked && (await list().catch(() => 0));
  if (typed !== field.value) return;
  results.replaceChildren();
  said.textContent = asked && !all ? words.failed : "";
  if (!all) return;
  const wanted = asked.map((word) => new RegExp(pattern(word), "u"));
  const any = new RegExp(asked.map(pattern).join("|"), "gu");
  const best = (one, other) => other.rank - one.rank;
  const kinds = all.map(({ title, entries }) => {
    const found = entries.map((entry) => ({ entry, rank: rank(entry, wanted) })).filter((one) => one.rank);
    return { title, found: found.sort(best), rank: found[0]?.rank };
  });
  const full = kinds.filter((one) => one.rank).sort(best);
  const count = full.reduce((sum, kind) => sum + kind.found.length, 0);
  said.textContent = count ? words.count.replace("{count}", count) : words.none;
  results.append(...full.map((kind) => section(kind, any)));
}

let waiting;
field.oninput = () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, 250);
};
form.onsubmit = (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  search();
};
field.value = new URLSearchParams(location.search).get("q") ?? "";
form.hidden = false;
if (field.value) search();
