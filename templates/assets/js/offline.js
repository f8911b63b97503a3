// Has the site kept for when there is no network, and has it said how old a page is that is a kept copy.

import { root } from "./page.js";

const { offline, copy, copyWhy } = document.documentElement.dataset;
const worker = navigator.serviceWorker;

if (copy) {
  const newer = new Promise((tell) => (worker.onmessage = ({ data }) => data === "newer" && tell()));
  import("./copy-age.js").then(({ show }) => show(new Date(Number(copy)), copyWhy, newer));
}
if (offline !== undefined && worker) {
  const start = () => (window.requestIdleCallback ?? setTimeout)(register);
  if (document.readyState === "complete") start();
  else addEventListener("load", start);
}

function register() {
  worker.register(new URL("sw.js", root), { updateViaCache: "none" }).catch(() => {});
}
