// The visitor's clock: days of the event, what holds only until a date, and in whose zone times are told.
import { zone } from "./page.js";

const html = document.documentElement;
const days = (html.dataset.days ?? "").split(" ");
let live = Boolean(document.querySelector("[data-always]"));
let elsewhere = null;
let zones = null;
let timer = 0;

const dateOf = (instant) => new Date(instant).toLocaleDateString("sv", { timeZone: zone });

/** Return the day of the event that an instant counts to, if any; a day goes on until 4 in the morning. */
const dayOf = (instant) => [dateOf(instant - 4 * 3600000), dateOf(instant)].find((day) => days.includes(day));

/** Bring the page to the present minute, and again with each one that follows, as long as anybody looks. */
function tick() {
  const now = Date.now();
  const today = dayOf(now);
  if (today) html.dataset.today = today;
  else delete html.dataset.today;
  for (const noted of document.querySelectorAll("[data-from], [data-until]")) {
    noted.hidden = now < Date.parse(noted.dataset.from) || now >= Date.parse(noted.dataset.until);
  }
  live ||= Boolean(today);
  if (live) import("./now.js").then(({ tell }) => tell(now, today, hear));
  clearTimeout(timer);
  if (!document.hidden) timer = setTimeout(tick, 60000 - (now % 60000));
}

/** Have the times of a page that was fetched told as those of this one. */
function hear(page) {
  elsewhere = page;
  zones?.speak(page);
}

/** Tell whether the visitor's clock shows another time than the one that an instant is written in. */
function differs({ dataset: { starts } }) {
  const [, sign, hours, minutes] = /(.)(\d\d):(\d\d)$/.exec(starts);
  return Number(`${sign}${hours * 60 + Number(minutes)}`) !== -new Date(starts).getTimezoneOffset();
}

document.addEventListener("visibilitychange", tick);
tick();
// the room of what is on is kept until it is known, so that nothing moves when it comes
const block = document.querySelector(".now-next[hidden]:not([data-always])");
if (block) block.toggleAttribute("data-waits", [html.dataset.today, undefined].includes(block.dataset.date) && "today" in html.dataset);
if ([...document.querySelectorAll("[data-starts]")].some(differs)) {
  import("./zones.js").then((module) => {
    zones = module;
    zones.offer(() => {
      if (elsewhere) zones.speak(elsewhere);
      tick();
    });
  });
}
