// The filter on the schedule: what is chosen stands in the page's address, so that back, forward and links work.

const form = document.getElementById("filter");
const boxes = [...form.querySelectorAll("input")];
const [menu, summary, found, ways, all, allDays] = ["details", "summary", ".found", ".ways", ".ways button", ".ways a"].map(
  (one) => form.querySelector(one),
);
const days = [...document.querySelectorAll("section.day")];
const far = days.filter((day) => day.dataset.line);
const list = document.querySelector(".day-list");
const tabs = document.querySelectorAll(".tabs a");
let lines = [];

/** Note the sessions of each line; those of a fetched line leave it while they are not shown. */
function take() {
  lines = [...document.querySelectorAll(".line")].map((line) => ({ line, entries: [...line.children] }));
}

/** Show the sessions that have, of each filter in which something is chosen, one of the choices. */
function show() {
  const chosen = boxes.filter((box) => box.checked);
  const names = [...new Set(chosen.map((box) => box.name))];
  let count = 0;
  const fits = (session) => {
    const has = (session.dataset.foundBy ?? "").split(" ");
    const fitting = names.every((name) =>
      chosen.some((box) => box.name === name && has.includes(`${name}=${box.value}`)),
    );
    count += fitting;
    return fitting;
  };
  for (const { line, entries } of lines) {
    for (const entry of entries) {
      const own = fits(entry);
      const inner = [...entry.querySelectorAll("li[data-session]")];
      const fitting = inner.filter(fits);
      entry.hidden = !own && !fitting.length;
      // a whole that fits while nothing in it does is shown with all that is in it
      for (const one of inner) one.hidden = fitting.length ? !fitting.includes(one) : !own;
    }
    const fetched = line.parentElement.dataset.line;
    const shown = entries.filter((entry) => !entry.hidden && (!fetched || chosen.length));
    if (fetched) line.replaceChildren(...shown);
    line.hidden = !shown.length;
  }
  for (const bracket of document.querySelectorAll(".fork, .parts"))
    bracket.hidden = !bracket.querySelector(":scope > :not([hidden])");
  for (const day of days) day.hidden = !day.querySelector(".line:not([hidden])") && (chosen.length > 0 || far.includes(day));
  tell(chosen, count);
}

/** Say what is chosen and how many sessions that leaves. */
function tell(chosen, count) {
  const { dataset } = form;
  const choices = chosen.map((box) => box.parentElement.textContent.trim()).join(", ");
  const said = dataset.chosen.replace("{count}", dataset.count.replace("{shown}", count)).replace("{choices}", choices);
  found.textContent = chosen.length ? `${said}. ${count ? "" : dataset.none}` : "";
  ways.hidden = !chosen.length;
}

/** Bring the page to what is chosen; a long schedule fetches its days for that. */
async function apply() {
  const some = boxes.some((box) => box.checked);
  const query = new URLSearchParams(asking());
  query.delete("day");
  for (const link of [...tabs, allDays]) if (link) link.search = query;
  if (list) list.hidden = some;
  if (some && far.length)
    try {
      const { fetchLines, speak } = await import("./far-days.js");
      await fetchLines(far);
      if (!lines.length) take();
      show();
      speak(document);
    } catch {
      list.hidden = false;
      found.textContent = form.dataset.failed;
    }
  else show();
}

/** Return the address's query with what is chosen; what others keep in it stays. */
function asking() {
  const query = new URLSearchParams(location.search);
  for (const box of boxes) query.delete(box.name);
  for (const box of boxes) if (box.checked) query.append(box.name, box.value);
  return query;
}

/** Choose what the address says. */
function read() {
  const query = new URLSearchParams(location.search);
  for (const box of boxes) box.checked = query.getAll(box.name).includes(box.value);
  apply();
}

/** Write what is chosen into the address, and show it. */
function write() {
  const query = `${asking()}`;
  history.pushState(null, "", location.pathname + (query && `?${query}`) + location.hash);
  apply();
}

form.addEventListener("change", write);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  menu.open = false;
  summary.focus();
});
all.addEventListener("click", () => {
  for (const box of boxes) box.checked = false;
  write();
  summary.focus();
});
addEventListener("popstate", read);
take();
read();
form.hidden = false;
