// Stars: a button on every session keeps it in the visitor's agenda, in step across this site's tabs.

import { kept, make, root, say } from "./page.js";

const tab = `handbill:${root.pathname}:`;
let spare; // the agenda where the browser keeps nothing: goes from page to page in the tab's name

try {
  spare = JSON.parse(name.split(tab)[1]);
} catch {}

/** The sessions that the visitor keeps: titles by key. */
export const mine = () => spare ?? Object(kept.read("agenda"));

/** Whether the browser keeps nothing. */
export const forgets = () => !!spare;

/** Put sessions (titles by key) into the agenda, or take them out. */
export function put(titles, on = true) {
  const all = mine();
  for (const key in titles) on ? (all[key] = titles[key]) : delete all[key];
  if (!kept.write("agenda", all)) {
    if (!spare) document.body.append(make("p", { class: "forgets", role: "alert" }, say("starForgets")));
    spare = all;
    name = tab + JSON.stringify(all);
  }
  show();
}

/** Give each session that has no star one, before what lies in it. */
function add() {
  const entries = document.querySelectorAll("[data-session]:not([data-star])");
  for (const entry of entries) {
    const { session, title } = entry.dataset;
    const words = entry.querySelector(":scope > .what") ?? entry;
    const named = title ?? entry.querySelector("a[href*='sessions/'], a[href*='panels/']")?.textContent;
    const star = make("button", { type: "button", class: "star", value: session, "aria-label": say("star", { title: named }) });
    star.innerHTML =
      '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="m12 3 3 6 6 1-4.5 4 1 6.5-5.5-3-5.5 3 1-6.5-4.5-4 6-1z"/></svg>';
    if (title) star.append(say("starShort"));
    star.onclick = () => put({ [session]: named }, star.ariaPressed !== "true");
    words.insertBefore(star, words.querySelector(":scope > ul"));
    entry.dataset.star = "";
  }
  if (entries.length) show();
}

/** Bring all stars to what is kept, and tell the page. */
function show() {
  const all = mine();
  for (const star of document.querySelectorAll(".star")) {
    const on = Object.hasOwn(all, star.value);
    star.ariaPressed = on;
    star.title = say(on ? "starRemove" : "starAdd");
  }
  document.dispatchEvent(new Event("agenda"));
}

addEventListener("storage", show);
addEventListener("pageshow", show);
new MutationObserver(add).observe(document.body, { childList: true, subtree: true });
add();
