// The line over a page that is a kept copy: how old it is, and the way to a newer one.

import { hours24, language, make, say } from "./page.js";

/** Say since when a page is kept and why it is shown ("offline", "slow"); `newer` is a promise that there is a newer one. */
export function show(since, why, newer) {
  const line = make("p", { class: "copy", role: "status", lang: language });
  document.querySelector(".top, main").before(line);
  // the words come after the empty line, so that they are read out
  setTimeout(() => line.append(say(why === "slow" ? "offlineSlow" : "offlineCopy", { time: told(since) })));
  newer.then(() => {
    const again = make("button", { type: "button" }, say("offlineNewer"));
    again.onclick = () => location.reload();
    line.append(" ", again);
  });
}

/** Tell a time, with its day where that is not today. */
function told(since) {
  const isToday = since.toDateString() === new Date().toDateString();
  return since
    .toLocaleString(language, {
      ...(isToday ? {} : { weekday: "short", month: "short", day: "numeric" }),
      hour: hours24 ? "2-digit" : "numeric",
      minute: "2-digit",
      hourCycle: hours24 ? "h23" : "h12",
    })
    .replace(/ ?[AP]M$/, (half) => half.toLowerCase());
}
