// A schedule too long for one page is a list of its days; their lines are fetched once something is chosen.

/** Fetch the line of a day from its own page, its links as they are seen from here. */
async function fetchLine(day) {
  if (day.querySelector(".line")) return;
  const from = new URL(day.dataset.line, location);
  const answer = await fetch(from);
  if (!answer.ok) throw new Error(answer.status);
  const line = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".line");
  if (!line) return;
  for (const link of line.querySelectorAll("[href]")) link.href = new URL(link.getAttribute("href"), from);
  day.append(line);
}

/** Tell the times of what is shown as the visitor chose. */
export { speak } from "./zones.js";

let fetched;

/** Fetch the lines of all days, once; what failed is tried again the next time. */
export function fetchLines(days) {
  fetched ??= Promise.all(days.map(fetchLine));
  fetched.catch(() => (fetched = undefined));
  return fetched;
}
