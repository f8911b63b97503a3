// My agenda: the visitor's sessions on their days, what clashes, and ways to take them along.

import { language, make } from "./page.js";
import { forgets, mine, put } from "./stars.js";

const page = document.getElementById("agenda");
const stock = page.querySelector("template").content;
const known = new Map([...stock.querySelectorAll("li")].map((entry) => [entry.dataset.session, entry]));
const elsewhere = page.dataset.elsewhere.split(" ");
const shown = new Set();
const said = page.querySelector(".said");
const part = (name) => page.querySelector(`[data-part="${name}"]`);
const link = page.querySelector("input");

/** Return the page's words of a name, for one where `count` is 1. */
function say(name, values = {}) {
  const words = (values.count === 1 && page.dataset[`${name}One`]) || page.dataset[name];
  return words.replace(/\{(\w+)\}/g, (whole, place) => values[place] ?? whole);
}

const titleOf = (key) => known.get(key).querySelector("h4 a").textContent;
const isKept = (key) => Object.hasOwn(mine(), key);
const keptHere = () => [...known.keys()].filter(isKept);

/** Fill a part of the page with sessions on their days; a ring is where the place changes. */
function fill(name, keys) {
  const days = stock.cloneNode(true);
  for (const entry of days.querySelectorAll("li")) if (!keys.has(entry.dataset.session)) entry.remove();
  for (const day of days.querySelectorAll(".day")) {
    let place = "";
    for (const entry of day.querySelectorAll("li")) {
      const here = entry.querySelector(".where")?.firstChild.textContent.trim() || place;
      entry.classList.toggle("moves", here !== place);
      place = here;
    }
    if (!day.querySelector("li")) day.remove();
  }
  part(name).querySelector(".picked").replaceChildren(days);
  if ("ownTime" in document.documentElement.dataset) import("./zones.js").then(({ speak }) => speak(page));
}

/** Bring the page to what is kept; a session taken out stays until the page is left. */
function draw() {
  const all = mine();
  const keys = keptHere();
  const size = shown.size;
  for (const key of keys) shown.add(key);
  if (shown.size > size) fill("mine", shown);
  const gone = Object.keys(all).filter((key) => !known.has(key) && !elsewhere.includes(key));
  const list = part("gone").querySelector("ul");
  for (const key of gone)
    if (!list.querySelector(`[data-session="${CSS.escape(key)}"]`))
      list.append(make("li", { "data-session": key, "data-title": all[key] }, make("p", { class: "title" }, all[key])));
  part("mine").hidden = !shown.size;
  part("gone").hidden = !list.children.length;
  part("empty").hidden = shown.size || list.children.length;
  part("take").hidden = !keys.length;
  part("where").hidden = forgets();
  part("forgets").hidden = !forgets();
  const open = keys.filter((key) => !known.get(key).dataset.starts).length;
  part("open").textContent = open ? say("open", { count: open }) : "";
  link.value = `${location.href.split("#")[0]}#sessions=${keys.join(".")}`;
  document.getElementById("agenda_code").hidden = true;
  page.querySelector("[data-do=code]").ariaExpanded = false;
  clashes();
}

/** Say what overlaps; ends that nobody said do not count, nor do a whole and its parts. */
function clashes() {
  const own = [...part("mine").querySelectorAll("li")];
  const span = ({ dataset }) => [Date.parse(dataset.starts), Date.parse(dataset.ends)];
  const within = (one, other) => (one.dataset.within ?? "").split(" ").includes(other.dataset.session);
  const held = own.filter(({ dataset }) => isKept(dataset.session) && dataset.starts && !("open" in dataset || "off" in dataset));
  for (const one of own) {
    const [start, end] = span(one);
    const met = held.filter((other) => {
      const [from, to] = span(other);
      const kin = within(one, other) || within(other, one) || (one.dataset.inTurn && one.dataset.inTurn === other.dataset.inTurn);
      return held.includes(one) && other !== one && !kin && start < to && from < end;
    });
    const sessions = new Intl.ListFormat(language).format(met.map((other) => titleOf(other.dataset.session)));
    const out = !isKept(one.dataset.session);
    const words = out ? say("out") : met.length ? say("clash", { sessions }) : "";
    let note = one.querySelector(".note");
    if (!note && words) one.querySelector(".what").append((note = make("p", { class: "note" })));
    if (note && note.textContent !== words) note.textContent = words;
    one.classList.toggle("out", out);
  }
}

/** Show the sessions of a shared link, and ask whether they are to be added. */
function share() {
  const asked = new URLSearchParams(location.hash.slice(1)).get("sessions")?.split(".").filter(Boolean);
  part("shared").hidden = !asked;
  if (!asked) return;
  const keys = new Set(asked.filter((key) => known.has(key)));
  const lost = new Set(asked).size - keys.size;
  const [heading, words] = part("shared").querySelectorAll("h2, p");
  const had = [...keys].every(isKept);
  heading.textContent = say("shared", { count: keys.size + lost });
  words.textContent = say(!keys.size ? "nothing" : had ? "had" : "words");
  if (keys.size && lost) words.textContent += ` ${say("lost", { count: lost })}`;
  fill("shared", keys);
  part("shared").querySelector("[role]").hidden = had;
  act.merge = () => {
    const added = [...keys].filter((key) => !isKept(key));
    put(Object.fromEntries(added.map((key) => [key, titleOf(key)])));
    part("shared").hidden = true;
    part("mine").querySelector("h2").focus();
    settle(say("added", { count: added.length }));
  };
  act.look = () => {
    part("shared").querySelector("[role]").hidden = true;
    heading.focus();
    settle((words.textContent = say("looking")));
  };
}

/** End what a shared link began, so that a reload does not ask again. */
function settle(words) {
  history.replaceState(null, "", location.href.split("#")[0]);
  said.textContent = words;
}

const act = {
  async calendar() {
    try {
      const { head, tail, events } = await (await fetch(page.dataset.calendar)).json();
      const text = [head, ...keptHere().map((key) => events[key] ?? ""), tail].join("");
      const href = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
      make("a", { href, download: "my-agenda.ics" }).click();
      setTimeout(() => URL.revokeObjectURL(href), 60000);
      said.textContent = say("saved");
    } catch {
      said.textContent = say("failed");
    }
  },
  async copy() {
    link.select();
    try {
      await navigator.clipboard.writeText(link.value);
      said.textContent = say("copied");
    } catch {
      said.textContent = say("byHand");
    }
  },
  send: () => navigator.share({ title: document.title, url: link.value }).catch(() => {}),
  async code(button) {
    const box = document.getElementById("agenda_code");
    button.ariaExpanded = box.hidden;
    box.hidden = !box.hidden;
    if (box.hidden) return;
    try {
      const { generate } = await import("../vendor/lean-qr.mjs");
      const code = generate(link.value);
      let dark = "";
      for (let y = 0; y < code.size; y++) for (let x = 0; x < code.size; x++) if (code.get(x, y)) dark += `M${x} ${y}h1v1h-1z`;
      const edge = code.size + 8;
      box.firstChild.innerHTML = `<svg role="img" viewBox="-4 -4 ${edge} ${edge}" shape-rendering="crispEdges"><path fill="#fff" d="M-4-4h${edge}v${edge}h-${edge}z"/><path d="${dark}"/></svg>`;
      box.firstChild.firstChild.ariaLabel = say("code", { count: keptHere().length });
    } catch (error) {
      button.ariaExpanded = !(box.hidden = true);
      said.textContent = say(error.code === 4 ? "codeFull" : "codeFailed");
    }
  },
};

page.addEventListener("click", ({ target }) => act[target.dataset?.do]?.(target));
addEventListener("hashchange", share);
document.addEventListener("agenda", draw);
page.querySelector("[data-do=send]").hidden = !navigator.share;
part("without").remove();
page.classList.add("ready");
draw();
share();
