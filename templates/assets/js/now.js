// Days of the event: what is on, what is next and what is over, in the lists of the page and in a block of their own.
import { language, make, say, zone } from "./page.js";

const block = document.querySelector(".now-next");
const jump = document.querySelector(".jump");
const always = block?.matches("[data-always]");
const lacks = block?.matches("[data-source]") || document.querySelector("[data-stretch]");
const here = read(document, location);
const MOST = 12;
let far = null;
let shown = "";
let turned = "";

/** Bring the page to an instant on a day of the event, or on none; `hear` is given each page that was fetched. */
export async function tell(now, today, hear) {
  const [, next] = nowAndNext(here, now);
  for (const session of here) mark(session, now, today, next.includes(session));
  if (today && turned !== today) open((turned = today));
  if (jump) point(now, today);
  if (!block) return;
  if (lacks && (today || always) && !(now < far?.until)) {
    try {
      far = await fetchSessions(now, document, location, hear);
    } catch {
      block.removeAttribute("data-waits");
      return; // there is no network: at the next minute again
    }
  }
  fill(lacks ? (far?.sessions ?? []) : here, now, today);
}

// What a page lists

/** Read the sessions of a page; `told` is false for a whole that its parts tell, and for a part that says no more than it. */
function read(page, url) {
  const known = new Map();
  for (const li of page.querySelectorAll("[data-session][data-starts]")) {
    const own = (what) => [...li.querySelectorAll(what)].find((one) => one.closest("[data-session]") === li);
    const whole = known.get(li.parentElement.closest("[data-session]"));
    const { starts, ends } = li.dataset;
    const link = own(":is(.title, h2, h3, h4) a");
    const session = {
      li,
      link,
      url: new URL(link.getAttribute("href"), url).href,
      starts: Date.parse(starts),
      ends: Date.parse(ends ?? starts),
      off: link.matches(".struck") || whole?.off,
      when: own(".time, .when time") ?? whole?.when,
      where: placeOf(own(".where, .place"), whole?.where ?? []),
      told: true,
    };
    if (whole) {
      const apart = li.parentElement.matches(".fork") || starts !== whole.li.dataset.starts || ends !== whole.li.dataset.ends;
      (apart ? whole : session).told = false;
    }
    known.set(li, session);
  }
  return [...known.values()];
}

/** Return a place in its parts, the building first; a room alone is in the building of the whole. */
function placeOf(told, around) {
  if (!told) return around;
  const parts = [...told.childNodes].map(words).filter(Boolean);
  return told.matches(".room") ? [...around.slice(0, 1), ...parts] : parts;
}

const isOn = (session, now) => !session.off && session.starts <= now && now < session.ends;

/** Return the sessions that are on, and those that start next, all at one time. */
function nowAndNext(sessions, now) {
  const told = sessions.filter((session) => session.told && !session.off);
  const first = Math.min(...told.map((session) => session.starts).filter((starts) => starts > now));
  return [told.filter((session) => isOn(session, now)), told.filter((session) => session.starts === first)];
}

/** Fetch what the page does not list: from the page of now, or from the stretch of a day that this one names. */
async function fetchSessions(now, page, url, hear) {
  const stretch = [...page.querySelectorAll("[data-stretch]")].find((link) => now < Date.parse(link.dataset.stretch));
  if (!stretch && (page !== document || always)) return { until: Infinity, sessions: read(page, url) };
  const source = new URL(stretch?.getAttribute("href") ?? block.dataset.all, url);
  const answer = await fetch(source);
  const text = (await answer.text()).replace(/<style.*?<\/style>/gs, ""); // not for this page, whose policy would complain
  const got = new DOMParser().parseFromString(text, "text/html");
  hear(got);
  if (!stretch) return fetchSessions(now, got, source, hear);
  return { until: Date.parse(stretch.dataset.stretch), sessions: read(got, source) };
}

// In the lists of the page

/** Mark a session: a word before its title, and attributes for the style sheet. */
function mark(session, now, today, isNext) {
  const { li, link } = session;
  li.toggleAttribute("data-over", Boolean(today) && session.ends <= now);
  li.toggleAttribute("data-next", Boolean(today) && isNext);
  if (li.toggleAttribute("data-now", isOn(session, now)) === Boolean(session.badge)) return;
  if (session.badge) {
    session.badge.nextSibling.remove();
    session.badge.remove();
    session.badge = null;
  } else {
    session.badge = make("span", { class: "status on" }, say("now"));
    link.before(session.badge, " ");
  }
}

/** Open the list of the day, and close those of other days. */
function open(today) {
  const lists = [...document.querySelectorAll("details[data-date]")];
  const found = lists.some((list) => list.dataset.date === today);
  for (const list of found ? lists : []) list.open = list.dataset.date === today;
}

/** Let the jump lead to what is on, else to what is next, where the page lists it. */
function point(now, today) {
  const [target] = (today && nowAndNext(here, now).find((found) => found.length)) || [];
  jump.hidden = !target;
  if (!target) return;
  target.li.id ||= `at_${target.starts}`;
  const link = jump.querySelector("a");
  link.hash = target.li.id;
  link.onclick = (event) => {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    event.preventDefault();
    target.li.scrollIntoView({ behavior: calm ? "auto" : "smooth" });
    target.link.focus({ preventScroll: true });
  };
}

// In the block

/** Fill the block; what has not changed is left alone, and where the focus was, it is again. */
function fill(sessions, now, today) {
  const [on, next] = nowAndNext(sessions, now);
  block.hidden = !always && ((block.dataset.date ?? today) !== today || !(on.length || next.length));
  if (block.hidden) block.removeAttribute("data-waits");
  const made = [
    ...(on.length || today ? [list(say("now"), on, say("nowGap"))] : []),
    list(titleOfNext(next, today), next, say("nowDone")),
  ];
  const told = made.map((one) => one.outerHTML).join("");
  if (told === shown) return;
  shown = told;
  const held = block.contains(document.activeElement) && document.activeElement.href;
  block.querySelector("div").replaceChildren(...made);
  if (held) [...block.querySelectorAll("a")].find((link) => link.href === held)?.focus();
}

function titleOfNext([first], today) {
  const form = { weekday: "long", month: "long", day: "numeric", timeZone: zone };
  if (!first || first.li.dataset.starts.startsWith(today)) return say("next");
  return say("nextOn", { day: new Date(first.starts).toLocaleDateString(language, form) });
}

function list(title, sessions, none) {
  const few = always ? sessions : sessions.slice(0, MOST);
  const made = make("div", {}, make(always ? "h2" : "h3", {}, title));
  made.append(few.length ? make("ul", { class: "sessions" }, ...few.map(line)) : make("p", {}, none));
  if (few.length < sessions.length) made.append(make("p", {}, make("a", { href: block.dataset.all }, say("nowMore"))));
  return made;
}

function line({ link, url, when, where }) {
  const title = make("p", { class: "title" }, make("a", { href: url }, words(link)));
  return make("li", {}, title, " ", make("p", { class: "when" }, words(when), " ", make("span", { class: "where" }, where.join(", "))));
}

function words(element) {
  return element?.textContent.replace(/\s+/g, " ").trim() ?? "";
}
