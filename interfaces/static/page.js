// What the server cannot do from afar: this browser's own list of conversations, the clipboard, the language of the
// page, announcements, links without a reload. Everything here is the project's own; text comes in as data only.
const LIST = "tiaowen.conversations";
const CURRENT = "tiaowen.conversation";
const LANGUAGE = "tiaowen.language";
const MOST = 100;

// one for the whole page, however often this module is loaded
const page = (window.tiaowenPage ??= { listening: false, reported: false, seen: new Set(), menu: null, entered: null, focused: "", going: null });
let labels = {};
let live = null;

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  page.tell = setTriggerValue;
  page.handle = handle;
  page.attend = attend;
  page.translate = translate;
  labels = data.labels;
  live = parentElement.querySelector(".tw-live");
  document.documentElement.lang = data.language === "zh" ? "zh-CN" : "en";
  listen();
  if (!page.reported) report(setStateValue);
  remember(data);
  attend();
}

function report(setStateValue) {
  page.reported = true;
  const seen = { known: known(), current: read(sessionStorage, CURRENT), language: read(localStorage, LANGUAGE) };
  if (seen.known.length || seen.current || seen.language) setStateValue("browser", seen);
}

function remember(data) {
  if (data.add.length || data.remove.length) {
    const kept = known().filter((id) => !data.add.includes(id) && !data.remove.includes(id));
    const added = data.add.filter((id) => !data.remove.includes(id));
    write(localStorage, LIST, JSON.stringify([...kept, ...added].slice(-MOST)));
  }
  if (data.current !== null) write(sessionStorage, CURRENT, data.current);
  if (data.chosen_language) write(localStorage, LANGUAGE, data.chosen_language);
}

function known() {
  try {
    const list = JSON.parse(read(localStorage, LIST) || "[]");
    return Array.isArray(list) ? list.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

// a browser may forbid storage, above all in a frame of another site; then nothing is kept
function read(storage, name) {
  try {
    return storage.getItem(name);
  } catch {
    return null;
  }
}

function write(storage, name, value) {
  try {
    if (value) storage.setItem(name, value);
    else storage.removeItem(name);
  } catch {
    return;
  }
}

// the page was redrawn: what is new in it is said aloud and brought into view, once
function attend() {
  relabel();
  for (const element of document.querySelectorAll("[data-tw-say]")) {
    if (first(`say ${element.dataset.twId}`)) say(element.dataset.twSay);
  }
  for (const element of document.querySelectorAll("[data-tw-show]")) {
    if (first(`show ${element.dataset.twShow}`)) bring(element);
  }
  follow(document.querySelector('.tw-turn[aria-busy="true"]'));
  enter(document.querySelector('[data-testid="stPopoverBody"]'));
  keepFocus();
  arrive();
}

// A menu stands at the end of the document: whoever opens it goes in, and Tab goes round in it until Escape.
// What it holds may come piece by piece: until the reader moves, the focus goes to whatever is first.
function enter(menu) {
  if (menu && menu !== page.menu) page.entered = null;
  if (menu && (menu !== page.menu || document.activeElement === page.entered)) {
    menu.tabIndex = -1;
    // never onto what deletes
    const first = stops(menu).find((element) => !element.closest('[class*="st-key-erase-"]'));
    page.entered = first || menu;
    page.entered.focus({ preventScroll: true });
  }
  page.menu = menu;
}

const stops = (menu) =>
  [...menu.querySelectorAll("a[href], button, input, textarea, [tabindex='0']")].filter((element) => !element.disabled && element.tabIndex >= 0);

function goRound(event) {
  page.entered = null;
  const menu = event.target.closest?.('[data-testid="stPopoverBody"]');
  if (event.key !== "Tab" || !menu) return;
  const all = stops(menu);
  // of a group of radio buttons the chosen one stands for all
  const at = all.findIndex((element) => element === event.target || (element.type === "radio" && element.name === event.target.name));
  const last = all.findLastIndex((element) => element === event.target || (element.type === "radio" && element.name === event.target.name));
  if (event.shiftKey ? at > 0 : last < all.length - 1) return;
  event.preventDefault();
  all.at(event.shiftKey ? -1 : 0).focus();
}

// a link that is drawn anew would lose the focus, and a reader with a keyboard the place
function keepFocus() {
  if (document.activeElement === document.body && page.focused) document.getElementById(page.focused)?.focus({ preventScroll: true });
}

function noteFocus(event) {
  page.focused = event.target.id || "";
}

// gone by the reader's own doing, not because the element is
function noteBlur(event) {
  const left = event.target;
  setTimeout(() => { if (left.isConnected && document.activeElement === document.body) page.focused = ""; });
}

function first(name) {
  if (page.seen.has(name)) return false;
  page.seen.add(name);
  return true;
}

function say(text) {
  live.textContent = "";
  setTimeout(() => { live.textContent = text; }, 50);
}

function bring(element) {
  element.scrollIntoView({ block: "start", behavior: still() ? "auto" : "smooth" });
  // whoever asked by a button goes on from the question: the button is gone, or asks something else now
  const place = document.activeElement;
  if (place === document.body || place.closest('[class*="st-key-ask-"]')) element.focus({ preventScroll: true });
}

// An answer that is being written grows below its question, under the field that stays at the foot of the page:
// the question goes up with it, until the reader goes elsewhere.
function follow(turn) {
  const question = turn && [...document.querySelectorAll("[data-tw-show]")].at(-1);
  const field = document.querySelector(".st-key-tw-input");
  if (!question || !field || page.left === question.dataset.twShow) return;
  page.following = question.dataset.twShow;
  if (turn.getBoundingClientRect().bottom > field.getBoundingClientRect().top)
    question.scrollIntoView({ block: "start", behavior: still() ? "auto" : "smooth" });
}

function leave() {
  page.left = page.following;
}

function still() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

// the words that Streamlit itself brings are English only: where, which attribute, the label to put there
const BROUGHT = [
  ['[data-testid="stChatInputSubmitButton"]', "aria-label", "send"],
  ['[data-testid="stSelectbox"] input', "placeholder", "choose"],
  ['[data-testid="stSelectbox"] button', "aria-label", "open"],
  ['[data-testid="stSelectboxVirtualDropdown"] button', "aria-label", "dismiss"],
  ['[data-testid="stVegaLiteChart"] [role="graphics-document"], [data-testid="stVegaLiteChart"][aria-roledescription]', "aria-roledescription", "chart"],
];

function relabel() {
  for (const [where, attribute, label] of BROUGHT)
    for (const element of document.querySelectorAll(where))
      if (element.getAttribute(attribute) !== labels[label]) element.setAttribute(attribute, labels[label]);
  const skip = document.querySelector('[data-testid="stSkipToContent"]');
  if (skip && skip.textContent !== labels.skip) skip.textContent = labels.skip;
}

// what Streamlit's lists announce, in words of the page's language before it is read out
function translate(changes) {
  for (const { addedNodes } of changes)
    for (const node of addedNodes) {
      const told = /^(\d+) options? available\.$/.exec(node.textContent);
      if (told) node.textContent = labels.options.replace("{count}", told[1]);
    }
}

function listen() {
  if (page.listening) return;
  page.listening = true;
  document.addEventListener("click", (event) => page.handle(event));
  document.addEventListener("keydown", goRound);
  for (const move of ["wheel", "touchmove", "keydown"]) document.addEventListener(move, leave, { passive: true });
  document.addEventListener("focusin", noteFocus);
  document.addEventListener("focusout", noteBlur);
  let due = false;
  const redrawn = (changes) => {
    page.translate(changes);
    if (due) return;
    due = true;
    setTimeout(() => { due = false; page.attend(); }, 50);
  };
  new MutationObserver(redrawn).observe(document.body, { childList: true, subtree: true });
}

function handle(event) {
  if (!(event.target instanceof Element) || event.defaultPrevented) return;
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  const link = event.target.closest("a[data-tw-go], a.tw-marker, a[data-tw-jump]");
  if (link && plain) {
    event.preventDefault();
    if (link.matches("[data-tw-go]")) go(link.getAttribute("href"));
    else open(document.getElementById(link.getAttribute("href").slice(1)));
    return;
  }
  const copier = event.target.closest("[data-tw-copy]");
  if (copier) copy(copier);
  if (event.target.closest("[data-tw-print]")) window.print();
}

// Another page begins at its top, the clause asked for with the focus; the same page ordered anew stays where it is.
function go(href) {
  const to = new URLSearchParams(href);
  const leaves = ["page", "document", "share", "view"].some((name) => to.get(name) !== new URLSearchParams(location.search).get(name));
  if (leaves) document.querySelector(".stMain")?.scrollTo(0, 0);
  page.going = leaves ? { clause: to.get("clause"), from: document.activeElement } : null;
  page.tell("go", { href, at: Date.now() });
}

function arrive() {
  const target = page.going && document.querySelector(".tw-target");
  if (!target || target.dataset.clause !== page.going.clause) return;
  // the clause may stand before the page that led to it, and the link on it that has the focus, is taken away
  const place = document.activeElement;
  if (place === document.body || place === page.going.from) target.focus({ preventScroll: true });
  page.going = null;
}

function open(element) {
  if (!element) return;
  const card = element.closest("details");
  if (card) card.open = true;
  const shown = card || element;
  shown.scrollIntoView({ block: card ? "nearest" : "start", behavior: still() ? "auto" : "smooth" });
  const focusable = card ? card.querySelector("summary") : element;
  focusable.focus({ preventScroll: true });
}

async function copy(button) {
  const source = document.getElementById(button.dataset.twCopy);
  if (!source) return;
  const link = source.dataset.twHref;
  const address = link ? new URL(link, location.origin + location.pathname).href : "";
  const text = [source.textContent, address].filter(Boolean).join("\n");
  const done = await copied(text);
  const before = button.dataset.twBefore || button.textContent;
  button.dataset.twBefore = before;
  button.textContent = done ? labels.copied : labels.not_copied;
  say(button.textContent);
  setTimeout(() => { button.textContent = before; }, 2000);
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedTheOldWay(text);
  }
}

// without https a browser has no clipboard object
function copiedTheOldWay(text) {
  const area = document.createElement("textarea");
  const focused = document.activeElement;
  area.value = text;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (focused) focused.focus();
  return done;
}
