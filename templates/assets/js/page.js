// What every script knows of the page it runs on: its words, its clock, its place, what the visitor keeps.

const html = document.documentElement;
const words = document.getElementById("page_words")?.dataset ?? {};

/** The site's root as a whole address, so that a site under a path keeps apart from its neighbors. */
export const root = new URL(html.dataset.root, location.href);

/** The IANA name of the zone whose clock the schedule is in. */
export const zone = html.dataset.zone;

/** Whether times of day are written with 24 hours. */
export const hours24 = html.dataset.clock === "24";

/** The language of the words that scripts show. */
export const language = document.getElementById("page_words")?.lang || html.lang;

/** Return the words of a name, with `{places}` filled in: `say("in_minutes", { count: 5 })`. */
export function say(name, values = {}) {
  return (words[name] ?? "").replace(/\{(\w+)\}/g, (whole, place) => values[place] ?? whole);
}

/** What the visitor keeps in this browser, under keys that carry the site's path; forgets quietly where it may not. */
export const kept = {
  read(name) {
    try {
      return JSON.parse(localStorage.getItem(`handbill:${root.pathname}:${name}`));
    } catch {
      return null;
    }
  },
  write(name, value) {
    try {
      localStorage.setItem(`handbill:${root.pathname}:${name}`, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
};

/** Make an element: `make("p", { class: "now" }, "Now", other)`. */
export function make(name, attributes = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}
