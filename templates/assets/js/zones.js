// Times in the visitor's own zone instead of the venue's, for who wants it; loaded only where the two differ.
import { kept, language, make, say } from "./page.js";

const venue = say("zone");
const typed = new WeakMap();
let own = kept.read("zone") === "own";

const two = (number) => String(number).padStart(2, "0");

/** Return what the clock at the venue shows at an instant, as it is written. */
const there = (instant) => ({ date: instant.slice(0, 10), hour: Number(instant.slice(11, 13)), minute: instant.slice(14, 16) });

/** Return what the visitor's clock shows at an instant. */
function mine(instant) {
  const at = new Date(instant);
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return { date, hour: at.getHours(), minute: two(at.getMinutes()) };
}

/** Say a time, with its day of the week where that is another than `date`. */
function clock({ date, hour, minute }, expected) {
  const time = say(hour < 12 ? "timeAm" : "timePm", { hour: ((hour + 11) % 12) + 1, hour24: two(hour), minute });
  if (date === expected) return time;
  const weekday = new Date(`${date}T12:00Z`).toLocaleDateString(language, { weekday: "long", timeZone: "UTC" });
  return say("timeDay", { time, weekday });
}

/** Say a session's times in every form in which one may be written. */
function forms(read, starts, ends) {
  const start = clock(read(starts), starts.slice(0, 10));
  const end = ends ? clock(read(ends), read(starts).date) : "";
  const plain = [say("timeRange", { start, end }), say("timeFrom", { start }), say("timeLate", { start }), start, say("timeTo", { end })];
  const zone = read === mine ? name : venue;
  return [...plain, ...plain.map((time) => say("timeZoned", { time, zone }))];
}

/** Return words in the visitor's time; words that are no known form stay, with the venue's zone named. */
function translated(words, starts, ends) {
  const at = forms(there, starts, ends).indexOf(words.trim());
  return at < 0 ? say("timeZoned", { time: words.trim(), zone: venue }) : forms(mine, starts, ends)[at];
}

/** The visitor's zone in words. */
const { value: name } = new Intl.DateTimeFormat(language, { timeZoneName: "longGeneric" })
  .formatToParts()
  .find((part) => part.type === "timeZoneName");

/** Put words into an element; what was typed is kept, and comes back as it was. */
function put(element, words) {
  if (!typed.has(element)) typed.set(element, [...element.childNodes]);
  const nodes = typed.get(element);
  element.replaceChildren(...(own ? [words(nodes.map((node) => node.textContent).join(""))].flat() : nodes));
}

/** Set the numerals of a time apart, as the schedule does. */
function large(time) {
  const [numerals] = time.split(/\s/, 1);
  return [make("b", {}, numerals), time.slice(numerals.length)];
}

/** Tell a page's times as the visitor chose. */
export function speak(page) {
  for (const time of page.querySelectorAll("[data-starts] time, .strip time")) {
    const starts = time.dateTime;
    const ends = time.closest("[data-starts]")?.dataset.ends;
    const whole = time.closest(".time");
    if (!whole) {
      put(time, (words) => translated(words, starts, ends));
      continue;
    }
    put(time, () => large(clock(mine(starts), starts.slice(0, 10))));
    const until = whole.querySelector("span");
    if (until) put(until, (words) => forms(mine, starts, ends)[forms(there, starts, ends).indexOf(words)] ?? words);
  }
  for (const hours of page.querySelectorAll("[data-starts]:not([data-session], .masthead)")) {
    put(hours, (words) => translated(words, hours.dataset.starts, hours.dataset.ends));
  }
  for (const stop of page.querySelectorAll(".stops .at")) put(stop, (words) => say("timeZoned", { time: words, zone: venue }));
  for (const zone of page.querySelectorAll(".zone")) put(zone, () => name);
}

/** Offer the choice, wherever the page tells whose times it shows; `changed` is called after each. */
export function offer(changed) {
  const told = make("p", { role: "status", class: "unseen" });
  const choices = [...document.querySelectorAll("[data-zones]")].map((place) => {
    const choice = make("select", {}, make("option", { value: "" }, say("zoneVenue", { zone: venue })), make("option", { value: "own" }, say("zoneMine", { zone: name })));
    place.replaceChildren(make("label", {}, `${say("zoneLabel")} `, choice));
    choice.onchange = () => {
      own = choice.value === "own";
      kept.write("zone", choice.value);
      show();
      told.textContent = say("zoneTold", { zone: own ? name : venue });
    };
    return choice;
  });
  const show = () => {
    for (const choice of choices) choice.value = own ? "own" : "";
    document.documentElement.toggleAttribute("data-own-time", own);
    speak(document);
    changed();
  };
  document.body.append(told);
  show();
}
