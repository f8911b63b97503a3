// The service worker: keeps the site readable where there is no network.
//
// The network comes first; after two seconds without its answer the kept copy is shown. Kept is only
// what stands in the site's own list of digests (offline.json), so never a hotel's log-in page.
// Published as /sw.js at the site's root, under a name that never changes.

const ROOT = registration.scope;
const PATH = new URL(ROOT).pathname;
const LIST = "offline.json";
const MINE = `handbill ${PATH} `;
const CACHE = `${MINE}1`;
const PATIENCE = 2000;
const ASK_AGAIN = 60_000;
const NAMED_BY_CONTENT = /[.-][0-9a-f]{8}\.\w+$/;
const BACK_PAGE = "offline.html";

let memory = null;
let asking = null;
let gathering = null;
let left = false;

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(newest().then(() => gathering));
});

addEventListener("activate", (event) => event.waitUntil(takeOver()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const path = pathOf(request);
  const isOther = path === null || path === "sw.js" || path === LIST;
  if (left || isOther || request.method !== "GET" || request.headers.has("range")) return;
  event.respondWith(answer(event, path, request.mode === "navigate"));
});

async function takeOver() {
  await forget((name) => name !== CACHE);
  await clients.claim();
}

/** Delete caches of this site; other sites on the same host have theirs. */
async function forget(isOld) {
  for (const name of await caches.keys()) {
    if (name.startsWith(MINE) && isOld(name)) await caches.delete(name);
  }
}

// Paths and addresses. A path is that of the file: `schedule/index.html`.

/** Return the path that a request asks for, or null where it is none of the site; filters of pages do not count. */
function pathOf({ url: typed, mode }) {
  const url = new URL(typed);
  const isPage = mode === "navigate" || /(\/|\.html)$/.test(url.pathname);
  if (!url.href.startsWith(ROOT) || (url.search && !isPage)) return null;
  try {
    return decodeURIComponent(url.pathname.slice(PATH.length)).replace(/(^|\/)$/, "$1index.html");
  } catch {
    return null;
  }
}

function addressOf(path) {
  return (ROOT + path.split("/").map(encodeURIComponent).join("/")).replace(/\/index\.html$/, "/");
}

// Answers

/** Answer from the network or, where that takes too long or says what is not the site's, from the copy. */
async function answer(event, path, isPage) {
  const copy = await kept(path);
  if (copy && NAMED_BY_CONTENT.test(path)) return copy;
  const live = fromNetwork(event, path, Boolean(copy));
  event.waitUntil(live.catch(() => {}).then(() => isPage && lookAround()));
  if (!copy) return live.then(({ response }) => response, () => instead(path, isPage));
  const late = new Promise((done) => setTimeout(done, PATIENCE, "slow"));
  const first = await Promise.race([live.catch(() => "offline"), late]);
  if (first.response) return first.response;
  if (first === "slow") event.waitUntil(live.then((found) => tellNewer(event, found, copy), () => {}));
  return isPage ? marked(copy, path, first) : copy;
}

/** Return the network's answer, and its digest where it is kept; against a copy, only the site's own counts. */
async function fromNetwork(event, path, hasCopy) {
  const response = await fetch(event.request);
  const keeping = keep(response.clone(), path);
  if (!hasCopy) {
    event.waitUntil(keeping);
    return { response };
  }
  const digest = await keeping;
  const isOurs = digest || (response.status < 500 && (await newest()));
  if (!isOurs) throw new Error("Somebody else has answered.");
  return { response, digest };
}

/** Return what is shown where there is neither network nor copy. */
async function instead(path, isPage) {
  if (!isPage) return Response.error();
  const folder = `${path}/index.html`;
  if (await kept(folder)) return Response.redirect(addressOf(folder));
  const page = await kept(BACK_PAGE);
  if (!page) return Response.error();
  // it stands at the root, but is shown under any address
  const text = (await page.text()).replaceAll('="./', `="${PATH}`);
  return new Response(text, { headers: page.headers });
}

/** Return a copy of a page that says of itself until when it was the newest, and why it is shown. */
async function marked(copy, path, why) {
  const list = await known();
  const isNewest = list?.files[path] === digestIn(copy);
  const since = Math.max(copy.headers.get("x-since"), isNewest ? list.since : 0);
  const text = (await copy.text()).replace("<html ", `<html data-copy="${since}" data-copy-why="${why}" `);
  return new Response(text, { headers: copy.headers });
}

/** Tell a page that was shown from an older copy that there is a newer one now. */
async function tellNewer(event, { digest }, copy) {
  if (!digest || digest === digestIn(copy)) return;
  const page = await clients.get(event.resultingClientId);
  page?.postMessage("newer");
}

// Copies

function kept(path) {
  return caches.match(addressOf(path), { cacheName: CACHE });
}

function digestIn(copy) {
  return copy.headers.get("x-digest");
}

/** Keep an answer if the list knows its digest, the newest list if need be; return the digest then. */
async function keep(response, path) {
  if (response.status !== 200 || response.redirected || response.type !== "basic") return "";
  const body = await response.arrayBuffer();
  const digest = await digestOf(body);
  const isListed = (list) => list?.files[path] === digest;
  if (!isListed(await known()) && !isListed(await newest())) return "";
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
  headers.set("x-digest", digest);
  headers.set("x-since", Date.now());
  await put(addressOf(path), new Response(body, { headers }));
  return digest;
}

async function digestOf(body) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return Array.from(bytes.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function put(address, response) {
  const cache = !left && (await caches.open(CACHE));
  if (cache) await cache.put(address, response);
}

// The list: `files` gives each file's digest, `ahead` the paths to fetch before they are asked for,
// `since` when the site last said so; `whole` once all of that is here.

/** Return the list as it was last had, or nothing. */
async function known() {
  const there = !memory && (await caches.match(ROOT + LIST, { cacheName: CACHE }));
  memory ??= there ? await there.json() : null;
  return memory;
}

/** Return the list as the site has it now, or nothing where it cannot be had. */
function newest() {
  asking ??= ask().catch(() => null).finally(() => (asking = null));
  return asking;
}

async function ask() {
  const before = await known();
  const response = await fetch(ROOT + LIST, { cache: "no-cache", redirect: "error" });
  if (response.status === 404 || response.status === 410) return leave();
  const told = await response.json();
  if (!response.ok || told.off) return told.off ? leave() : null;
  const { version, ahead, visited } = told;
  const whole = before?.version === version && before.whole;
  memory = { version, whole, ahead: Object.keys(ahead), files: { ...ahead, ...visited }, since: Date.now() };
  await remember(memory);
  gathering ??= gather(memory).catch(() => {}).finally(() => (gathering = null));
  return memory;
}

function remember(list) {
  return put(ROOT + LIST, new Response(JSON.stringify(list)));
}

/** Let go of everything: the site was switched off for offline reading, or another one lies here now. */
async function leave() {
  left = true;
  memory = { files: {} };
  await forget(() => true);
  await registration.unregister();
  return memory;
}

/** After a page was answered: see once a while whether there is a newer release, and fetch it. */
async function lookAround() {
  const list = await known();
  if (!list || !list.whole || Date.now() - list.since > ASK_AGAIN) await newest();
  await gathering;
}

/** Fetch what the list has ahead, and anew what was kept and has changed; then let go of what is gone. */
async function gather(list) {
  if (list.whole) return;
  const here = await digestsHere();
  const ahead = navigator.connection?.saveData ? [] : list.ahead;
  const todo = [...new Set([...ahead, ...here.keys()])];
  const needed = todo.filter((path) => list.files[path] && list.files[path] !== here.get(path));
  await Promise.all([1, 2, 3, 4].map(() => fetchEach(needed)));
  for (const path of here.keys()) {
    if (!list.files[path]) await (await caches.open(CACHE)).delete(addressOf(path));
  }
  list.whole = true;
  await remember(list);
}

async function digestsHere() {
  const here = new Map();
  if (left) return here;
  const cache = await caches.open(CACHE);
  for (const request of await cache.keys()) {
    const path = pathOf({ url: request.url });
    if (path !== LIST) here.set(path, digestIn(await cache.match(request)));
  }
  return here;
}

/** Fetch and keep paths from a row that several share; stop where there is no network. */
async function fetchEach(row) {
  while (row.length && !left) {
    const path = row.shift();
    const cache = NAMED_BY_CONTENT.test(path) ? "default" : "no-cache";
    await keep(await fetch(addressOf(path), { cache }), path);
  }
}
