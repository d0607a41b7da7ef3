// Tiaowen on somebody else's page: a button, and behind it a conversation. How to use it: docs/embedding.md.
// One file, no dependencies, no build step. The page is not trusted and neither is what the server sends:
// everything is drawn by DOM calls from plain text, inside a shadow root, with constructed style sheets.
(() => {
  "use strict";

  const NAME = "tiaowen-widget";
  if (window.customElements.get(NAME)) return;

  // --- words and settings ---------------------------------------------------------------------------------------

  // interfaces/http/widget.py writes the catalogues of interfaces/words in here: {zh: {key: text}, en: {…}}
  const WORDS = {};
  const SECOND = 1000;
  const FIRST_BYTE = 15 * SECOND; // the server sends a sign of life every ten seconds, so silence means a proxy
  const WHOLE_ANSWER = 150 * SECOND;
  const REMEMBERED = 7 * 24 * 3600 * SECOND;
  const MOST_TURNS = 30;
  const MOST_LEVELS = 8;
  const BANNERS = ["draft", "not_in_force", "expired", "superseded"];
  const REASONS = ["wrong_figure", "wrong_clause", "incomplete", "not_my_question", "unclear"];

  const script =
    document.currentScript instanceof HTMLScriptElement
      ? document.currentScript
      : document.querySelector('script[src*="/widget.js"]');
  const base = new URL(".", script.src);
  const set = { ...script.dataset };
  const documents = (set.document || "").split(",").map((id) => id.trim()).filter(Boolean);
  const fetch = window.fetch.bind(window);

  const known = (tag) => (/^zh\b/i.test(tag) ? "zh" : /^en\b/i.test(tag) ? "en" : null);
  let language = known(set.lang) || known(document.documentElement.lang) || known(navigator.language) || "en";

  function t(key, blanks = {}) {
    const text = WORDS[language][key];
    return typeof text === "string" ? text.replace(/\{(\w+)\}/g, (whole, name) => blanks[name] ?? whole) : text;
  }

  // Old libraries give arrays a toJSON of their own; only what is no object is left to JSON.stringify.
  function json(value) {
    if (Array.isArray(value)) return `[${value.map(json).join()}]`;
    if (!value || typeof value !== "object") return JSON.stringify(value ?? null);
    const names = Object.keys(value).filter((name) => value[name] !== undefined);
    return `{${names.map((name) => `${JSON.stringify(name)}:${json(value[name])}`).join()}}`;
  }

  const list = (value) => (Array.isArray(value) ? value : []);

  // --- elements -------------------------------------------------------------------------------------------------

  function h(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (typeof value === "function") element.addEventListener(name, value);
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  }

  const ICONS = {
    ask: "M4 5h16v11H9l-5 4zM8 9h8M8 12.5h5",
    close: "M6 6l12 12M18 6L6 18",
    renew: "M12 5v14M5 12h14",
    full: "M13 5h6v6M19 5l-9 9M17 14v5H5V7h5",
    send: "M12 19V5M6 11l6-6 6 6",
    stop: "M7 7h10v10H7z",
    up: "M7 11v9H4v-9zM7 11l4-7c2 0 2.5 1.5 2 3l-.5 3H19l-1.5 10H7",
    down: "M7 13V4H4v9zM7 13l4 7c2 0 2.5-1.5 2-3l-.5-3H19L17.5 4H7",
  };

  function icon(name) {
    const space = "http://www.w3.org/2000/svg";
    const drawing = document.createElementNS(space, "svg");
    drawing.setAttribute("viewBox", "0 0 24 24");
    drawing.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(space, "path");
    path.setAttribute("d", ICONS[name]);
    drawing.append(path);
    return drawing;
  }

  const tool = (name, label, click, extra) =>
    h("button", { type: "button", class: "tool", "aria-label": label, title: label, click, ...extra }, icon(name));

  const langOf = (text) => (/[\u3400-\u9fff]/.test(text) ? "zh-CN" : "en");

  // Only addresses of the server itself; what a document or a model writes leads nowhere else.
  function ownAddress(href) {
    try {
      const url = new URL(href, base);
      return url.origin === base.origin && /^https?:$/.test(url.protocol) ? url.href : null;
    } catch {
      return null;
    }
  }

  const link = (href, ...children) => h("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...children);

  // --- colour ---------------------------------------------------------------------------------------------------

  const WHITE = [255, 255, 255];
  const INK = [16, 24, 32];
  const DEFAULT_ACCENT = [31, 78, 121];
  const GROUND = { light: [238, 242, 246], dark: [38, 48, 60] }; // the least favourable ground text stands on

  function luminance(rgb) {
    const [r, g, b] = rgb.map((part) => (part <= 10.3 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function contrast(one, other) {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }

  // The colour itself where it can be read on the ground, else moved towards black or white until it can.
  function readable(rgb, ground) {
    const goal = luminance(ground) > 0.3 ? [0, 0, 0] : WHITE;
    for (let share = 0; share < 1; share += 0.05) {
      const mixed = rgb.map((part, i) => Math.round(part + (goal[i] - part) * share));
      if (contrast(mixed, ground) >= 4.6) return mixed;
    }
    return goal;
  }

  function parseColour(text, place) {
    const probe = h("i");
    probe.style.color = text || "";
    if (!probe.style.color) return DEFAULT_ACCENT;
    place.append(probe);
    const parts = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(getComputedStyle(probe).color);
    probe.remove();
    if (!parts || parts[4] === "0") return DEFAULT_ACCENT;
    return parts.slice(1, 4).map(Number);
  }

  function palette(accent, theme) {
    const on = contrast(WHITE, accent) >= 4.5 ? WHITE : contrast(INK, accent) >= 4.5 ? INK : [0, 0, 0];
    const css = ([r, g, b]) => `rgb(${r} ${g} ${b})`;
    const ink = readable(accent, GROUND[theme]);
    return `.root{--accent:${css(accent)};--on-accent:${css(on)};--ink:${css(ink)}}`;
  }

  // --- memory ---------------------------------------------------------------------------------------------------

  function newId() {
    if (crypto.randomUUID) return crypto.randomUUID(); // only where the page came over https
    return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  const memory = {
    key: `tiaowen:${base.host}${base.pathname}`,

    // Throws where the browser refuses storage; every use is inside a try.
    get box() {
      if (set.remember === "none") throw new Error("nothing is to be kept");
      return set.remember === "tab" ? window.sessionStorage : window.localStorage;
    },

    load() {
      try {
        const kept = JSON.parse(this.box.getItem(this.key));
        const fit = typeof kept.id === "string" && Date.now() - kept.at < REMEMBERED && Array.isArray(kept.turns);
        const whole = (turn) => typeof turn.question === "string" && typeof turn.answer.answer === "string";
        if (fit && kept.turns.every(whole)) return { id: kept.id, turns: kept.turns };
      } catch {
        // blocked, empty or damaged: begin anew
      }
      return { id: newId(), turns: [] };
    },

    save({ id, turns }) {
      // a question that held personal data is not kept: this may be a shared computer
      const fit = (turn) => turn.answer && !list(turn.answer.notices).some((notice) => notice.kind === "masked");
      const done = turns.filter(fit).map(({ question, answer, rating }) => ({ question, answer, rating }));
      for (let count = Math.min(done.length, MOST_TURNS); count > 0; count = Math.floor(count / 2)) {
        try {
          this.box.setItem(this.key, json({ id, at: Date.now(), turns: done.slice(-count) }));
          return;
        } catch {
          // full or blocked: try with less, then do without
        }
      }
    },

    forget() {
      try {
        this.box.removeItem(this.key);
      } catch {
        // blocked: there is nothing to forget
      }
    },
  };

  // --- the server -----------------------------------------------------------------------------------------------

  // What went wrong, in words for the reader. `wait`: seconds until trying again makes sense.
  class Trouble extends Error {
    constructor(kind, message, { status = null, wait = 0 } = {}) {
      super(message);
      Object.assign(this, { kind, status, wait });
    }
  }

  // The stream did not come through whole; a plain request may.
  class Broken extends Error {}

  let streams = typeof ReadableStream === "function" && set.stream !== "off";
  let forbidden = false;
  document.addEventListener("securitypolicyviolation", (event) => {
    if (event.blockedURI.startsWith(base.origin) && event.effectiveDirective === "connect-src") forbidden = true;
  });

  // `key` names a question, so that asking it again after a lost answer is not asking it twice.
  function send(path, { body, accept = "application/json", key, signal } = {}) {
    return fetch(new URL(path, base), {
      method: body ? "POST" : "GET",
      mode: "cors",
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      headers: {
        Accept: accept,
        "Accept-Language": language === "zh" ? "zh-CN" : "en",
        ...(body && { "Content-Type": "application/json" }),
        ...(key && { "Idempotency-Key": key }),
      },
      body: body && json(body),
      signal,
    });
  }

  // An AbortController that also goes off when nothing has happened for `milliseconds`.
  function patience(milliseconds, outer) {
    const own = new AbortController();
    const state = { signal: own.signal, ranOut: false, touch, end };
    let timer;
    function touch() {
      clearTimeout(timer);
      timer = setTimeout(() => {
        state.ranOut = true;
        own.abort();
      }, milliseconds);
    }
    const leave = () => own.abort();
    function end() {
      clearTimeout(timer);
      outer.removeEventListener("abort", leave);
    }
    outer.addEventListener("abort", leave);
    if (outer.aborted) leave();
    touch();
    return state;
  }

  async function diagnosis() {
    if (navigator.onLine === false) return new Trouble("offline", t("widget.offline"));
    try {
      // an opaque answer proves that the server can be reached, so it was the page's origin that was refused
      await fetch(new URL("healthz", base), { mode: "no-cors", credentials: "omit", cache: "no-store" });
      return new Trouble("origin", t("widget.origin", { origin: location.origin }), { status: 403 });
    } catch {
      await new Promise((go) => setTimeout(go, 100)); // the report of a violation comes after the failure
      if (forbidden) return new Trouble("policy", t("widget.policy", { server: base.origin }));
      return new Trouble("unreachable", t("widget.unreachable"));
    }
  }

  function troubleOf(problem, status, retryAfter) {
    const wait = Math.min(Math.max(0, parseInt(retryAfter, 10) || 0), 3600);
    if (status === 429) return new Trouble("too_many", t("widget.too_many", { seconds: wait || 60 }), { status, wait });
    if (/:origin$/.test(problem.type)) return new Trouble("origin", t("widget.origin", { origin: location.origin }), { status });
    return new Trouble("problem", String(problem.detail || t("widget.unreachable")), { status, wait });
  }

  async function refusal(response) {
    const type = response.headers.get("Content-Type") || "";
    const problem = /json/.test(type) ? await response.json().catch(() => ({})) : {};
    return troubleOf(problem || {}, response.status, response.headers.get("Retry-After"));
  }

  function checked(answer) {
    if (answer && typeof answer.answer === "string" && typeof answer.status === "string") return answer;
    throw new Trouble("unreadable", t("widget.unreadable"));
  }

  async function whole(response) {
    return checked(await response.json().catch(() => null));
  }

  // Server-sent events of a response body, as [name, data].
  async function* events(body, touch) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      touch();
      const blocks = (rest + value).replace(/\r\n/g, "\n").split("\n\n");
      rest = blocks.pop();
      for (const block of blocks) {
        const field = (name) =>
          block.split("\n").filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).replace(/^ /, ""));
        const data = field("data");
        if (data.length) yield [field("event").join("") || "message", data.join("\n")];
      }
    }
  }

  async function streamed(body, key, signal, grow) {
    const waiting = patience(FIRST_BYTE, signal);
    let response;
    try {
      response = await send("api/v1/answers", { body, accept: "text/event-stream", key, signal: waiting.signal });
      const type = response.headers.get("Content-Type") || "";
      if (!response.ok) {
        if (response.status >= 500 && !/json/.test(type)) throw new Broken();
        throw await refusal(response);
      }
      if (!type.startsWith("text/event-stream")) return await whole(response);
      let text = "";
      for await (const [name, data] of events(response.body, waiting.touch)) {
        const value = JSON.parse(data);
        if (name === "delta") grow((text += value.text));
        else if (name === "error") throw troubleOf(value, value.status, null);
        else if (name === "answer") return checked(value);
      }
      throw new Broken();
    } catch (error) {
      if (signal.aborted) throw error;
      if (waiting.ranOut || error instanceof SyntaxError) throw new Broken();
      if (response && error instanceof TypeError) throw new Broken(); // the connection broke in the middle
      throw error;
    } finally {
      waiting.end();
    }
  }

  async function plain(body, key, signal) {
    const waiting = patience(WHOLE_ANSWER, signal);
    try {
      const response = await send("api/v1/answers", { body, key, signal: waiting.signal });
      if (!response.ok) throw await refusal(response);
      return await whole(response);
    } catch (error) {
      if (waiting.ranOut) throw new Trouble("slow", t("widget.slow"));
      throw error;
    } finally {
      waiting.end();
    }
  }

  // Whether some of what was streamed is not in the answer; its markers may be others.
  function replaced(shown, answer) {
    const flat = (text) => text.replace(/\s+/g, "");
    const kept = flat(answer.replace(/\[\d+\]/g, ""));
    return shown.split(/\[\d+\]/).some((piece) => !kept.includes(flat(piece)));
  }

  // The answer; `grow` is told the text so far. Throws Trouble, or an AbortError once `signal` has gone off.
  async function answerTo(body, key, signal, grow) {
    try {
      if (streams) {
        try {
          return await streamed(body, key, signal, grow);
        } catch (error) {
          if (!(error instanceof Broken)) throw error;
          streams = false;
          grow("");
        }
      }
      return await plain(body, key, signal);
    } catch (error) {
      if (signal.aborted || error instanceof Trouble) throw error;
      throw await diagnosis();
    }
  }

  const clauses = new Map();

  function clauseOf(documentId, clauseId) {
    const path = `api/v1/documents/${[documentId, "clauses", ...clauseId.split("/")].map(encodeURIComponent).join("/")}`;
    if (!clauses.has(path)) {
      const loading = send(path).then((response) => (response.ok ? response.json() : Promise.reject(response)));
      loading.catch(() => clauses.delete(path));
      clauses.set(path, loading);
    }
    return clauses.get(path);
  }

  // --- Markdown -------------------------------------------------------------------------------------------------

  const ESCAPE = /\\([!-/:-@[-`{-~])/y;
  const MARKER = /\[(\d{1,3})\]/y;
  const LINK = /\[([^[\]\n]{1,300})\]\(([^()\s]{1,500})(?: "[^"\n]{0,200}")?\)/y;
  const ENTITY = /&(amp|lt|gt|quot|nbsp|#39|#x27);/y;
  const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\u00a0", "#39": "'", "#x27": "'" };
  const PAIRS = [["**", "strong"], ["__", "strong"], ["~~", "s"], ["*", "em"], ["_", "em"]];

  const at = (pattern, text, position) => {
    pattern.lastIndex = position;
    return pattern.exec(text);
  };

  // Where a pair of marks like ** closes, or -1. An underscore inside a word is no mark.
  function closing(text, mark, from) {
    if (/\s/.test(text[from] ?? " ") || text[from] === mark[0]) return -1;
    if (mark[0] === "_" && /\w/.test(text[from - mark.length - 1] ?? "")) return -1;
    for (let end = text.indexOf(mark, from + 1); end > 0; end = text.indexOf(mark, end + 1)) {
      const after = text[end + mark.length] ?? "";
      if (/\s/.test(text[end - 1]) || text[end - 1] === "\\") continue;
      if (mark.length === 1 && (after === mark || text[end - 1] === mark)) continue;
      if (mark[0] === "_" && /\w/.test(after)) continue;
      return end;
    }
    return -1;
  }

  function inline(text, marker, level = 0) {
    const out = [];
    const open = new Set(PAIRS.map(([mark]) => mark)); // marks that may still close; keeps hostile text linear
    let run = "";
    const push = (node) => {
      if (run) out.push(run);
      run = "";
      out.push(node);
    };
    for (let i = 0; i < text.length; ) {
      let found;
      const pair = level < MOST_LEVELS && PAIRS.find(([mark]) => open.has(mark) && text.startsWith(mark, i));
      if ((found = at(ESCAPE, text, i))) run += found[1];
      else if ((found = at(ENTITY, text, i))) run += ENTITIES[found[1]];
      else if ((found = at(MARKER, text, i))) push(marker(Number(found[1])));
      else if ((found = at(LINK, text, i)) && ownAddress(found[2])) push(link(ownAddress(found[2]), found[1]));
      else if (text[i] === "\n") push(h("br")), (found = ["\n"]);
      else if (text[i] === "`" && text.indexOf("`", i + 1) > 0) {
        const end = text.indexOf("`", i + 1);
        push(h("code", null, text.slice(i + 1, end)));
        found = [text.slice(i, end + 1)];
      } else if (pair) {
        const [mark, tag] = pair;
        const end = closing(text, mark, i + mark.length);
        if (end > 0) push(h(tag, null, inline(text.slice(i + mark.length, end), marker, level + 1)));
        else {
          if (text.indexOf(mark, i + mark.length) < 0) open.delete(mark);
          run += mark;
        }
        found = [end > 0 ? text.slice(i, end + mark.length) : mark];
      } else {
        run += text[i];
        found = [text[i]];
      }
      i += found[0].length;
    }
    if (run) out.push(run);
    return out;
  }

  const RULE = /^ {0,3}([-*_])( *\1){2,} *$/;
  const HEADING = /^ {0,3}#{1,6} +(.*?)#* *$/;
  const QUOTE = /^ {0,3}> ?/;
  const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])( {1,4}|$)/;
  const FENCE = /^ {0,3}(```+|~~~+)/;
  const DELIMITERS = /^ {0,3}\|?( *:?-+:? *\|)* *:?-+:? *\|? *$/;

  const cells = (line) =>
    line.trim().replace(/^\|/, "").replace(/\|$/, "").split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\\\|/g, "|"));

  const begins = (lines, i) =>
    RULE.test(lines[i]) || HEADING.test(lines[i]) || QUOTE.test(lines[i]) || ITEM.test(lines[i]) || FENCE.test(lines[i]) || isTable(lines, i);

  const isTable = (lines, i) =>
    lines[i].includes("|") && i + 1 < lines.length && lines[i + 1].includes("-") && DELIMITERS.test(lines[i + 1]) &&
    cells(lines[i]).length === cells(lines[i + 1]).length;

  // A block's reader takes the lines and the index of its first, and gives [node, index after its last].
  function readTable(lines, i, marker) {
    const cell = (tag, attributes) => (text) => h(tag, attributes, inline(text, marker));
    const head = h("tr", null, cells(lines[i]).map(cell("th", { scope: "col" })));
    const rows = [];
    for (i += 2; i < lines.length && lines[i].includes("|"); i++) rows.push(h("tr", null, cells(lines[i]).map(cell("td"))));
    return [h("div", { class: "wide", tabindex: "0" }, h("table", null, h("thead", null, head), h("tbody", null, rows))), i];
  }

  function readQuote(lines, i, marker, level) {
    const inner = [];
    while (i < lines.length && (QUOTE.test(lines[i]) || (inner.at(-1)?.trim() && lines[i].trim() && !begins(lines, i))))
      inner.push(lines[i++].replace(QUOTE, ""));
    return [h("blockquote", null, blocks(inner, marker, level + 1)), i];
  }

  function readList(lines, i, marker, level) {
    const ordered = /\d/.test(ITEM.exec(lines[i])[2]);
    const list = h(ordered ? "ol" : "ul", ordered ? { start: parseInt(lines[i].trim(), 10) } : null);
    let match;
    while (i < lines.length && (match = ITEM.exec(lines[i])) && /\d/.test(match[2]) === ordered && !RULE.test(lines[i])) {
      const indent = match[0].length || 2;
      const inner = [lines[i++].slice(match[0].length)];
      const deeper = (line) => /\S/.test(line) && line.search(/\S/) >= Math.min(indent, 2);
      while (i < lines.length) {
        if (lines[i].trim() ? deeper(lines[i]) || (inner.at(-1).trim() && !begins(lines, i)) : lines[i + 1] !== undefined && deeper(lines[i + 1]))
          inner.push(lines[i].slice(Math.min(indent, Math.max(0, lines[i].search(/\S/))))), i++;
        else break;
      }
      while (i + 1 < lines.length && !lines[i].trim() && ITEM.test(lines[i + 1])) i++;
      list.append(h("li", null, blocks(inner, marker, level + 1, true)));
    }
    return [list, i];
  }

  function readFence(lines, i) {
    const fence = FENCE.exec(lines[i])[1];
    let end = i + 1;
    while (end < lines.length && !lines[end].trim().startsWith(fence)) end++;
    return [h("pre", { tabindex: "0" }, lines.slice(i + 1, end).join("\n")), end + 1];
  }

  function blocks(lines, marker, level = 0, tight = false) {
    const out = [];
    for (let i = 0; i < lines.length; ) {
      const deep = level >= MOST_LEVELS;
      let node;
      if (!lines[i].trim()) i++;
      else if (RULE.test(lines[i])) out.push(h("hr")), i++;
      else if (HEADING.test(lines[i])) out.push(h("h4", null, inline(HEADING.exec(lines[i++])[1], marker)));
      else if (!deep && FENCE.test(lines[i])) ([node, i] = readFence(lines, i)), out.push(node);
      else if (!deep && QUOTE.test(lines[i])) ([node, i] = readQuote(lines, i, marker, level)), out.push(node);
      else if (!deep && ITEM.test(lines[i])) ([node, i] = readList(lines, i, marker, level)), out.push(node);
      else if (!deep && isTable(lines, i)) ([node, i] = readTable(lines, i, marker)), out.push(node);
      else {
        const first = i++;
        while (i < lines.length && lines[i].trim() && (deep || !begins(lines, i))) i++;
        const text = inline(lines.slice(first, i).map((line) => line.trim()).join("\n"), marker);
        out.push(...(tight ? text : [h("p", null, text)]));
      }
    }
    return out;
  }

  // Nodes for an answer's Markdown. Raw HTML and images stay text; `marker(n)` makes the node for [n].
  const markdown = (text, marker) => blocks(text.replace(/\r\n?/g, "\n").replace(/\t/g, "  ").split("\n"), marker);

  // --- an answer ------------------------------------------------------------------------------------------------

  function amountValue(amount) {
    const limit = t(`limit.${amount.limit}`) || "";
    const figure = (value) => Number(value).toLocaleString("en-US", { maximumFractionDigits: 2 });
    const money = (text) => (t(`currency.${amount.currency}`) || `${amount.currency || ""} {figure}`).replace("{figure}", text).trim();
    if (amount.limit === "range" && amount.min !== null && amount.max !== null)
      return `${limit} ${money(`${figure(amount.min)}–${figure(amount.max)}`)}`;
    if (typeof amount.value !== "number") return limit;
    return `${limit} ${amount.limit === "rate" ? `${figure(amount.value * 100)}%` : money(figure(amount.value))}`;
  }

  function amountView(amount) {
    const named = amount.beneficiary || t("amount.not_named");
    // the English sentence of the clause tells the condition too
    const english = language === "en" && amount.rendering;
    const facts = [
      ["value", amountValue(amount)],
      english ? ["beneficiary", english, amount.beneficiary] : ["beneficiary", named],
      ["condition", !english && amount.condition],
      ["term", amount.term],
      ["per", amount.per || (amount.one_off ? t("amount.one_off") : null)],
      ["basis", amount.basis && `《${amount.basis.title}》`],
    ];
    const original = (text) => text && [h("br"), h("span", { class: "faint", lang: langOf(text) }, text)];
    const fact = ([name, text, below]) => h("div", null, h("dt", null, t(`amount.${name}`)), h("dd", { lang: langOf(text) }, text, original(below)));
    const rows = facts.filter(([, text]) => text).map(fact);
    return h("li", { class: "amount" }, h("b", { lang: langOf(amount.as_written) }, amount.as_written), h("dl", null, rows));
  }

  // Offsets count code points, strings count UTF-16 units.
  function highlighted(text, { quote, start, end }) {
    const points = Array.from(text);
    if (points.slice(start, end).join("") !== quote) {
      start = Array.from(text.split(quote)[0]).length;
      end = start + Array.from(quote).length;
      if (!text.includes(quote)) return null;
    }
    return [points.slice(0, start).join(""), h("mark", null, quote), points.slice(end).join("")];
  }

  function citationCard(citation) {
    const where = [...list(citation.heading_path), citation.label].filter(Boolean).join(" › ");
    const body = h("div", { class: "clause" });
    const href = ownAddress(citation.href);
    const opened = async () => {
      if (!card.open || body.childNodes.length) return;
      body.append(h("p", { class: "faint" }, t("widget.clause_loading")));
      try {
        const clause = await clauseOf(citation.document_id, citation.clause_id);
        const text = highlighted(clause.text, citation);
        if (!text) throw new Error("the words quoted are not in the clause");
        const rendering = language === "en" && (citation.rendering || clause.rendering);
        body.replaceChildren(h("p", { class: "text", lang: langOf(clause.text) }, text));
        if (rendering) body.append(h("p", { class: "text rendering", lang: "en" }, h("b", null, t("answer.rendering")), " ", rendering));
        card.classList.add("whole");
      } catch {
        body.replaceChildren(h("p", { class: "faint" }, t("widget.clause_failed")));
        card.addEventListener("toggle", () => body.replaceChildren(), { once: true });
      }
    };
    const card = h(
      "details",
      { class: "card", "data-clause": citation.clause_id, toggle: opened },
      h(
        "summary",
        null,
        h("b", null, `[${citation.marker}] `),
        h("span", { lang: langOf(where) }, where),
        h("span", { class: "source", lang: langOf(citation.document_title) }, citation.document_title),
        h("q", { lang: langOf(citation.quote) }, citation.quote),
      ),
      body,
      href && h("p", null, link(href, t("document.open_clause"))),
    );
    return card;
  }

  function show(card) {
    card.open = true;
    const summary = card.querySelector("summary");
    summary.focus({ preventScroll: true });
    const log = card.closest(".log");
    log.scrollTop += card.getBoundingClientRect().top - log.getBoundingClientRect().top - 12;
  }

  function textView(answer, cards) {
    const marker = (number) => {
      const card = cards.get(number);
      if (!card) return `[${number}]`;
      const where = card.querySelector("summary > span").textContent;
      const label = t("widget.citation", { marker: number, where });
      return h("button", { type: "button", class: "marker", "aria-label": label, title: where, click: () => show(card) }, `[${number}]`);
    };
    return h("div", { class: "text", dir: "auto" }, markdown(answer.answer, marker));
  }

  const section = (key) => h("h4", { class: "section" }, t(key));

  function noticesView(notices, banners) {
    const shown = notices.filter((notice) => BANNERS.includes(notice.kind) === banners);
    const items = shown.map((notice) => h("li", { "data-kind": notice.kind, lang: langOf(notice.text) }, notice.text));
    return items.length ? h("ul", { class: banners ? "banners" : "notes", "aria-label": t("answer.notices") }, items) : null;
  }

  function partView(answer) {
    const cards = new Map(list(answer.citations).map((citation) => [citation.marker, citationCard(citation)]));
    const understood = answer.understood_as && answer.understood_as !== answer.question;
    const amounts = list(answer.amounts);
    return [
      h("p", { class: `status ${answer.status}`, "data-status": answer.status }, t(`status.${answer.status}`) || answer.status),
      understood && h("p", { class: "faint" }, t("answer.understood_as", { question: answer.understood_as })),
      textView(answer, cards),
      amounts.length && [section("answer.amounts"), h("ul", { class: "amounts" }, amounts.map(amountView))],
      cards.size && [section("answer.evidence"), ...cards.values()],
    ].filter(Boolean).flat();
  }

  function answerView(answer) {
    const parts = list(answer.parts);
    const notices = list(answer.notices);
    const body = parts.length
      ? parts.map((part, i) => h("section", { class: "part" }, h("h4", { dir: "auto" }, `${t("answer.part", { number: i + 1 })} · ${part.question}`), partView(part)))
      : partView(answer);
    return h("div", { class: "answer", lang: answer.language === "en" ? "en" : "zh-CN" }, noticesView(notices, true), body, noticesView(notices, false));
  }

  // Thumbs, and what is wrong where the thumb is down. A later rating replaces the one before.
  function feedbackView(turn, keep) {
    const told = h("span", { role: "status", class: "faint" });
    const reasons = h("div", { class: "reasons", role: "group", "aria-label": t("widget.why"), hidden: turn.rating === "down" ? null : "" });
    const chosen = new Set();
    const rate = async (rating) => {
      const before = turn.rating;
      turn.rating = rating;
      draw();
      try {
        const body = { answer_id: turn.answer.answer_id, rating, ...(chosen.size && rating === "down" && { reasons: [...chosen] }) };
        const response = await send("api/v1/feedback", { body });
        if (!response.ok) throw await refusal(response);
        told.textContent = t("opinion.thanks");
        keep();
      } catch {
        turn.rating = before;
        told.textContent = t("widget.not_sent");
        draw();
      }
    };
    const thumb = (rating, label) => tool(rating, label, () => rate(rating));
    const thumbs = [thumb("up", t("opinion.up")), thumb("down", t("opinion.down"))];
    const draw = () => {
      thumbs.forEach((button, i) => button.setAttribute("aria-pressed", String(turn.rating === ["up", "down"][i])));
      reasons.hidden = turn.rating !== "down";
    };
    const chip = (reason) => {
      const button = h("button", { type: "button", class: "chip", "aria-pressed": "false" }, t(`opinion.${reason}`));
      button.addEventListener("click", () => {
        chosen.has(reason) ? chosen.delete(reason) : chosen.add(reason);
        button.setAttribute("aria-pressed", String(chosen.has(reason)));
        rate("down");
      });
      return button;
    };
    reasons.append(h("span", { class: "faint" }, t("widget.why")), ...REASONS.map(chip));
    draw();
    return h("div", { class: "feedback" }, thumbs, told, reasons);
  }

  // --- look -----------------------------------------------------------------------------------------------------

  // Sizes are in em of the reader's own font size: the page's rem may be anything. In :host, !important wins
  // over the page's !important. --accent, --on-accent and --ink come from palette().
  const CSS = `
:host{all:initial!important;display:block!important;position:fixed!important;inset:auto!important;inline-size:0!important;block-size:0!important;margin:0!important;border:0!important;padding:0!important;overflow:visible!important;z-index:2147483647!important;direction:ltr!important;color-scheme:normal!important;visibility:visible!important;opacity:1!important;pointer-events:auto!important}
*,*::before,*::after{box-sizing:border-box}
.root{--bg:#fff;--text:#17212b;--soft:#f3f6f9;--line:#ccd5de;--faint:#52606d;--good:#1b6e3c;--part:#7d5200;--none:#52606d;--more:#1f5fa8;--warn:#b86e00;--warn-bg:#fdf3e3;--bad:#b3261e;--bad-bg:#fcebea;color-scheme:light;color:var(--text);font-family:system-ui,-apple-system,"Segoe UI",Roboto,"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC",sans-serif;line-height:1.6;text-align:start;-webkit-text-size-adjust:100%}
.root[data-theme=dark]{--bg:#151b22;--text:#e7ecf1;--soft:#1e2730;--line:#3a4754;--faint:#aab5c0;--good:#6fcf97;--part:#f2b84b;--none:#aab4c0;--more:#8ab8f2;--warn:#f2b84b;--warn-bg:#33291a;--bad:#ff9b92;--bad-bg:#3a201f;color-scheme:dark}
[hidden]{display:none!important}
button,textarea{font:inherit;color:inherit;margin:0}
button{cursor:pointer;background:none;border:1px solid transparent;padding:0}
button:disabled{cursor:default;opacity:.65}
svg{inline-size:1.35em;block-size:1.35em;display:block;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
a{color:var(--ink)}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px;border-radius:.25em}
h2,h3,h4,p,ul,ol,dl,dd,blockquote,pre{margin:0;padding:0}
.launcher{position:fixed;inset-block-end:calc(1.25em + env(safe-area-inset-bottom,0px));inset-inline-end:1.25em;display:flex;align-items:center;gap:.5em;padding:.7em 1.1em;border-radius:2em;background:var(--accent);color:var(--on-accent);border:2px solid #fff;font-weight:600;box-shadow:0 .2em .9em rgb(0 0 0/.35);max-inline-size:calc(100vw - 2.5em)}
.launcher:focus-visible{outline:3px solid #fff;outline-offset:0;box-shadow:0 0 0 6px #111}
.start .launcher{inset-inline:1.25em auto}
.panel{position:fixed;inset-block-end:calc(1.25em + env(safe-area-inset-bottom,0px));inset-inline-end:1.25em;display:flex;flex-direction:column;inline-size:min(27em,100vw - 2.5em);block-size:min(44em,100vh - 2.5em);block-size:min(44em,100dvh - 2.5em);background:var(--bg);border:1px solid var(--line);border-radius:.8em;box-shadow:0 .6em 2.4em rgb(0 0 0/.35);overflow:hidden}
.start .panel{inset-inline:1.25em auto}
.panel:focus{outline:none}
.head{display:flex;align-items:center;gap:.15em;padding:.5em .5em .5em 1em;background:var(--accent);color:var(--on-accent);border-block-end:1px solid var(--line)}
.head h2{flex:1;min-inline-size:0;font-size:1.05em;line-height:1.3;font-weight:650;overflow-wrap:anywhere;display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden}
.tool{display:grid;place-items:center;inline-size:2.4em;block-size:2.4em;border-radius:.5em;color:inherit;text-decoration:none;flex:none}
.head .tool{color:var(--on-accent)}
.head .tool.word{inline-size:auto;padding-inline:.5em;font-size:.9em;font-weight:600}
.head :focus-visible{outline-color:var(--on-accent);outline-offset:-3px}
.head .tool:hover{border-color:currentColor}
.log{flex:1;min-block-size:0;overflow-y:auto;overscroll-behavior:contain;padding:.9em 1em;overflow-wrap:anywhere}
.log:focus-visible{outline-offset:-3px}
.turn{margin-block-end:1.4em}
.question{inline-size:fit-content;max-inline-size:88%;margin-inline-start:auto;margin-block-end:.7em;padding:.5em .85em;border-radius:.9em .9em .2em .9em;background:var(--accent);color:var(--on-accent);border:1px solid var(--line);font-size:1em;font-weight:400;white-space:pre-wrap}
.text>*+*,.text li>*+*{margin-block-start:.55em}
.text ul,.text ol{padding-inline-start:1.4em}
.text li+li{margin-block-start:.25em}
.text blockquote{border-inline-start:3px solid var(--line);padding-inline-start:.8em;color:var(--text)}
.text h4{font-size:1.02em}
.text code,.text pre{font-family:ui-monospace,Consolas,Menlo,monospace;font-size:.9em;background:var(--soft)}
.text pre,.wide{overflow-x:auto}
.text hr{border:0;border-block-start:1px solid var(--line)}
.wide table{border-collapse:collapse;font-size:.9em}
.wide th,.wide td{border:1px solid var(--line);padding:.35em .55em;text-align:start;vertical-align:top;min-inline-size:6em}
.wide th{background:var(--soft)}
.marker{color:var(--ink);font-weight:600;font-size:.85em;line-height:1;padding:.25em .15em;min-inline-size:1.9em;border-radius:.25em}
.marker:hover{text-decoration:underline}
.status{inline-size:fit-content;font-weight:600;font-size:.88em;padding:.05em .7em .05em .55em;border:1px solid currentColor;border-radius:1em;margin-block:.1em .6em;color:var(--none)}
.status::before{content:"○";margin-inline-end:.4em}
.status.answered{color:var(--good)}.status.answered::before{content:"●"}
.status.not_specified{color:var(--part)}.status.not_specified::before{content:"◐"}
.status.clarify{color:var(--more)}.status.clarify::before{content:"?"}
.faint{color:var(--faint);font-size:.9em}
.banners,.notes{list-style:none}
.banners li{border-inline-start:4px solid var(--warn);background:var(--warn-bg);padding:.45em .75em;margin-block-end:.5em;font-size:.92em;border-radius:.15em}
.notes{margin-block-start:.8em}
.notes li{color:var(--faint);font-size:.86em;padding-inline-start:1.2em;text-indent:-1.2em;margin-block-start:.2em}
.notes li::before{content:"※";display:inline-block;inline-size:1.2em;text-indent:0}
.section{font-size:.88em;color:var(--faint);font-weight:600;margin-block:1em .35em}
.part+.part{margin-block-start:1.2em;padding-block-start:1em;border-block-start:1px solid var(--line)}
.part>h4{margin-block-end:.4em}
.amounts{list-style:none;display:grid;gap:.5em}
.amount{border:1px solid var(--line);border-inline-start:4px solid var(--ink);border-radius:.4em;padding:.5em .8em}
.amount dl div{display:flex;gap:.7em;font-size:.9em}
.amount dt{flex:none;inline-size:5.2em;color:var(--faint)}
.card{border:1px solid var(--line);background:var(--soft);border-radius:.45em;margin-block-end:.45em}
.card>summary{cursor:pointer;padding:.5em 2em .5em .8em;position:relative;list-style:none}
.card>summary::-webkit-details-marker{display:none}
.card>summary::after{content:"";position:absolute;inset-inline-end:.95em;inset-block-start:1.05em;inline-size:.45em;block-size:.45em;border-inline-end:2px solid var(--faint);border-block-end:2px solid var(--faint);transform:rotate(45deg)}
.card[open]>summary::after{transform:rotate(225deg)}
.source{display:block;font-size:.84em;color:var(--faint)}
q{display:block;quotes:none;font-size:.92em;border-inline-start:3px solid var(--ink);padding-inline-start:.6em;margin-block-start:.3em}
.whole[open] q{display:none}
.card>:not(summary){padding:0 .8em .6em}
.clause .text{white-space:pre-line;line-height:1.85}
.rendering{border-block-start:1px dashed var(--line);padding-block-start:.5em;margin-block-start:.5em;font-size:.93em}
mark{background:#ffe38a;color:#161616;padding:0 .1em;border-radius:.15em}
.feedback{display:flex;flex-wrap:wrap;align-items:center;gap:.3em;margin-block-start:.7em;color:var(--faint)}
.feedback .tool{inline-size:2.1em;block-size:2.1em}
.feedback .tool:hover{background:var(--soft)}
.feedback .tool[aria-pressed=true]{color:var(--ink);border-color:currentColor}
.reasons{flex-basis:100%;display:flex;flex-wrap:wrap;gap:.4em;align-items:center}
.chip,.suggestion,.retry{border:1px solid var(--line);border-radius:1em;padding:.2em .8em;background:var(--bg);color:var(--ink);text-align:start;font-size:.92em}
.suggestion{display:block;inline-size:100%;border-radius:.6em;padding:.45em .8em;margin-block-end:.4em}
.chip:hover,.suggestion:hover,.retry:hover:enabled{background:var(--soft);border-color:var(--ink)}
.chip[aria-pressed=true]{background:var(--accent);color:var(--on-accent)}
.trouble{border-inline-start:4px solid var(--bad);background:var(--bad-bg);padding:.6em .85em;border-radius:.15em}
.trouble b{color:var(--bad)}
.retry{margin-block-start:.5em}
.busy{display:flex;align-items:center;gap:.6em;color:var(--faint)}
.busy::before{content:"";inline-size:.9em;block-size:.9em;border:2px solid var(--line);border-block-start-color:var(--ink);border-radius:50%}
.foot{border-block-start:1px solid var(--line);padding:.6em .75em calc(.5em + env(safe-area-inset-bottom,0px));background:var(--bg)}
.row{display:flex;align-items:flex-end;gap:.5em}
textarea{flex:1;min-inline-size:0;resize:none;block-size:2.7em;max-block-size:8em;padding:.5em .75em;border:1px solid var(--faint);border-radius:.6em;background:var(--bg);line-height:1.5;overflow-y:auto}
textarea::placeholder{color:var(--faint);opacity:1}
textarea:focus-visible{outline-offset:0}
.send{display:grid;place-items:center;inline-size:2.7em;block-size:2.7em;border-radius:.6em;background:var(--accent);color:var(--on-accent);border:1px solid var(--ink);flex:none}
.label{font-size:.78em;line-height:1.4;color:var(--faint);margin-block-start:.45em}
.sr{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:30em),(max-height:25em){.panel{inset:0!important;inline-size:100%;block-size:100%;border:0;border-radius:0}}
@media (max-height:25em){.label{display:none}.head{padding-block:.1em}.foot{padding-block:.3em}}
@media (prefers-reduced-motion:no-preference){.panel{animation:rise .18s ease-out}.busy::before{animation:turn 1s linear infinite}@keyframes rise{from{opacity:0;transform:translateY(.7em)}}@keyframes turn{to{rotate:360deg}}}
@media (forced-colors:active){.launcher,.panel,.send,.question{border:1px solid}mark{forced-color-adjust:none}}
@media print{.root{display:none}}
`;

  // --- the element ----------------------------------------------------------------------------------------------

  const FOCUSABLE = 'a[href],button:not(:disabled),textarea:not(:disabled),summary,[tabindex="0"]';

  class Tiaowen extends HTMLElement {
    #shadow = this.attachShadow({ mode: "open" });
    #sheet = new CSSStyleSheet();
    #colours = new CSSStyleSheet();
    #dark = matchMedia("(prefers-color-scheme: dark)");
    #root = h("div", { class: "root" });
    #accent = DEFAULT_ACCENT;
    #conversation = { id: "", turns: [] };
    #asking = null; // the AbortController of the answer under way
    #before = null; // what had the focus before the panel
    #parts = null; // the panel's elements, once it was opened

    connectedCallback() {
      if (this.#root.isConnected) return;
      this.#sheet.replaceSync(CSS);
      this.#shadow.adoptedStyleSheets = [this.#sheet, this.#colours];
      this.#shadow.append(this.#root);
      this.#accent = parseColour(set.color, this.#root);
      const rtl = getComputedStyle(document.documentElement).direction === "rtl";
      const start = { left: true, right: false, start: !rtl, end: rtl }[set.position] ?? false;
      this.#root.classList.toggle("start", start);
      this.#root.append(this.#launcher());
      this.#dark.addEventListener("change", () => this.#paint());
      window.addEventListener("storage", (event) => event.key === memory.key && this.#adopt());
      this.#paint();
      this.#raise();
    }

    get isOpen() {
      return Boolean(this.#parts && !this.#parts.panel.hidden);
    }

    get conversationId() {
      return this.#conversation.id || null;
    }

    open() {
      if (this.isOpen) return;
      if (!this.#parts) this.#build();
      this.#before = document.activeElement === this ? null : document.activeElement;
      this.#raise();
      this.#parts.panel.hidden = false;
      this.#button.hidden = true;
      this.#button.setAttribute("aria-expanded", "true");
      this.#focus();
      this.#tell("open", {});
    }

    close() {
      if (!this.isOpen) return;
      const inside = this.#shadow.activeElement;
      this.#parts.panel.hidden = true;
      this.#button.hidden = false;
      this.#button.setAttribute("aria-expanded", "false");
      const back = this.#before?.isConnected && this.#before !== document.body ? this.#before : this.#button;
      if (inside || document.activeElement === document.body) back.focus({ preventScroll: true });
      this.#before = null;
      this.#tell("close", {});
    }

    ask(question) {
      const text = String(question ?? "").trim();
      this.open();
      return this.#ask(text);
    }

    // -- building

    #button = null;

    #launcher() {
      const label = h("span", null, set.title || t("widget.launcher"));
      this.#button = h("button", { type: "button", class: "launcher", "aria-haspopup": "dialog", "aria-expanded": "false", click: () => this.open() }, icon("ask"), label);
      // the key that closed the panel goes up over here
      this.#button.addEventListener("keyup", (event) => event.key === "Escape" && event.stopPropagation());
      return this.#button;
    }

    #build() {
      this.#conversation = memory.load();
      const panel = h("div", { class: "panel", role: "dialog", "aria-modal": "true", "aria-labelledby": "title", tabindex: "-1", hidden: "" });
      panel.addEventListener("keydown", (event) => this.#key(event));
      // keys pressed in here are none of the page's business
      for (const name of ["keydown", "keyup", "keypress"]) panel.addEventListener(name, (event) => event.stopPropagation());
      const live = h("div", { class: "sr", role: "status" });
      this.#root.append(panel);
      this.#parts = { panel, live };
      this.#fill();
    }

    // Everything of the panel in the present language.
    #fill() {
      const { panel, live } = this.#parts;
      const typed = this.#parts.input?.value ?? (this.#conversation.turns.length ? "" : set.question || "");
      const input = h("textarea", { rows: "1", maxlength: "2000", dir: "auto", placeholder: t("widget.ask"), "aria-label": t("widget.question"), enterkeyhint: "send", input: () => this.#grow() });
      input.value = typed;
      const full = h("a", { class: "tool", target: "_blank", rel: "noopener", "aria-label": t("widget.full_page"), title: t("widget.full_page") }, icon("full"));
      const other = language === "zh" ? "en" : "zh";
      const head = h(
        "div",
        { class: "head" },
        h("h2", { id: "title", dir: "auto" }, set.title || t("widget.title")),
        h("button", { type: "button", class: "tool word", lang: other, click: () => this.#speak(other) }, t("widget.other_language")),
        tool("renew", t("page.new_conversation"), () => this.#renew()),
        full,
        tool("close", t("widget.close"), () => this.close()),
      );
      const log = h("div", { class: "log", role: "log", "aria-live": "off", "aria-label": t("widget.log"), tabindex: "0" });
      const button = h("button", { type: "submit", class: "send" });
      const form = h("form", { submit: (event) => this.#submit(event) }, h("div", { class: "row" }, input, button));
      panel.lang = language === "zh" ? "zh-CN" : "en";
      panel.replaceChildren(head, log, h("div", { class: "foot" }, form, h("p", { class: "label" }, t("page.disclaimer"))), live);
      Object.assign(this.#parts, { input, full, log, button });
      this.#draw();
      this.#grow();
    }

    #draw() {
      const { log, full } = this.#parts;
      const { turns, id } = this.#conversation;
      log.replaceChildren(...(turns.length ? turns.map((turn) => this.#turnView(turn)) : this.#welcome()));
      const address = new URL(base);
      if (turns.some((turn) => turn.answer)) address.searchParams.set("conversation", id);
      full.href = address.href;
      this.#ready();
      log.scrollTop = log.scrollHeight;
      this.#toQuestion();
    }

    #welcome() {
      const examples = documents.length || set.question ? [] : list(t("page.example_questions"));
      return [h("p", { class: "faint" }, t("page.intro")), ...(examples.length ? [section("page.examples"), ...this.#choices(examples)] : [])];
    }

    #choices(questions) {
      return questions.map((question) =>
        h("button", { type: "button", class: "suggestion", dir: "auto", lang: langOf(question), click: () => this.#choose(question) }, question),
      );
    }

    #turnView(turn) {
      const last = turn === this.#conversation.turns.at(-1);
      const body = h("div", { class: "body" });
      const view = h("section", { class: "turn" }, h("h3", { class: "question", dir: "auto", lang: langOf(turn.question) }, h("span", { class: "sr" }, `${t("widget.asked")} `), turn.question), body);
      if (turn.answer) {
        if (turn.replaced) body.append(h("p", { class: "faint", role: "note", "data-replaced": "" }, t("page.replaced")));
        body.append(answerView(turn.answer), feedbackView(turn, () => memory.save(this.#conversation)));
        const next = last ? list(turn.answer.suggestions) : [];
        if (next.length) body.append(section(turn.answer.status === "clarify" ? "answer.choices" : "answer.suggestions"), ...this.#choices(next));
      } else if (turn.trouble) body.append(this.#troubleView(turn));
      else {
        body.setAttribute("aria-busy", "true");
        body.append(h("p", { class: "busy" }, t("page.thinking")));
      }
      turn.body = body;
      return view;
    }

    #troubleView(turn) {
      const { trouble } = turn;
      const retry = h("button", { type: "button", class: "retry", click: () => this.#retry(turn) }, t("page.retry"));
      const until = Date.now() + trouble.wait * SECOND;
      const count = () => {
        const seconds = Math.ceil((until - Date.now()) / SECOND);
        retry.disabled = seconds > 0;
        retry.textContent = seconds > 0 ? t("widget.retry_in", { seconds }) : t("page.retry");
        if (seconds > 0) setTimeout(count, SECOND);
      };
      count();
      const stopped = trouble.kind === "stopped";
      return h("div", { class: stopped ? "faint" : "trouble", role: stopped ? null : "alert", "data-kind": trouble.kind }, stopped ? null : h("b", null, t("page.problem")), h("p", { dir: "auto" }, trouble.message), retry);
    }

    // -- asking

    #submit(event) {
      event.preventDefault();
      const { input } = this.#parts;
      if (this.#asking) this.#asking.abort();
      else if (input.value.trim()) {
        const question = input.value.trim();
        input.value = "";
        this.#grow();
        this.#ask(question);
      }
    }

    #choose(question) {
      this.#focus();
      this.#ask(question);
    }

    #retry(turn) {
      this.#conversation.turns = this.#conversation.turns.filter((other) => other !== turn);
      this.#focus();
      this.#ask(turn.question, turn.key);
    }

    // Settles with the answer, or a Trouble that a page which does not care need not catch.
    #ask(question, key = newId()) {
      const result = question ? this.#answer(question, key) : Promise.reject(new Trouble("empty", t("widget.ask")));
      result.catch(() => {});
      return result;
    }

    async #answer(question, key) {
      this.#asking?.abort();
      const asking = (this.#asking = new AbortController());
      const conversation = this.#conversation;
      const turn = { question, key, answer: null, trouble: null, body: null };
      conversation.turns.push(turn);
      this.#draw();
      this.#say(t("page.thinking"));
      try {
        const body = { question, conversation_id: conversation.id, ...(documents.length && { documents }) };
        turn.answer = await answerTo(body, key, asking.signal, (text) => this.#partial(turn, text));
        turn.replaced = replaced(turn.text || "", turn.answer.answer);
        if (conversation === this.#conversation) memory.save(conversation);
        const plainText = t("widget.said", { status: t(`status.${turn.answer.status}`) || "" });
        this.#finish(asking, `${plainText} ${turn.answer.answer.replace(/[*_>|#`\\]|\[\d+\]|-{3,}/g, " ").slice(0, 600)}`);
        this.#tell("answer", { question, answer: JSON.parse(json(turn.answer)) });
        return turn.answer;
      } catch (error) {
        turn.trouble = asking.signal.aborted ? new Trouble("stopped", t("widget.stopped")) : error instanceof Trouble ? error : new Trouble("unreadable", t("widget.unreadable"));
        const { kind, message, status } = turn.trouble;
        this.#finish(asking, kind === "stopped" ? message : "");
        if (kind !== "stopped") this.#tell("error", { question, kind, message, status });
        throw turn.trouble;
      }
    }

    #finish(asking, words) {
      if (this.#asking === asking) this.#asking = null;
      this.#draw();
      if (words) this.#say(words);
    }

    // The text so far; drawn at most once a frame, and not announced.
    #partial(turn, text) {
      turn.text = text;
      if (turn.frame) return;
      turn.frame = requestAnimationFrame(() => {
        turn.frame = 0;
        if (turn.answer || turn.trouble || !turn.body?.isConnected) return;
        const busy = h("p", { class: "busy" }, t("page.thinking"));
        turn.body.replaceChildren(h("div", { class: "text", dir: "auto" }, markdown(turn.text, (number) => `[${number}]`)), busy);
      });
    }

    #renew() {
      this.#asking?.abort();
      memory.forget();
      this.#conversation = { id: newId(), turns: [] };
      this.#draw();
      this.#focus();
    }

    // Another tab of the same site went on with the conversation.
    #adopt() {
      if (!this.#parts || this.#asking) return;
      this.#conversation = memory.load();
      this.#draw();
    }

    #speak(other) {
      language = other;
      this.#button.querySelector("span").textContent = set.title || t("widget.launcher");
      this.#fill();
      this.#shadow.querySelector(".word").focus({ preventScroll: true });
    }

    // -- small things

    #key(event) {
      if (event.isComposing || event.keyCode === 229) return; // the keys belong to an input method
      if (event.key === "Escape") this.close();
      else if (event.key === "Enter" && !event.shiftKey && event.target === this.#parts.input) {
        if (!this.#asking) this.#submit(event);
        else event.preventDefault();
      } else if (event.key === "Tab") this.#turnRound(event);
    }

    #turnRound(event) {
      const stops = [...this.#parts.panel.querySelectorAll(FOCUSABLE)].filter((element) => element.getClientRects().length);
      const inside = this.#shadow.activeElement;
      const [edge, other] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
      if (inside !== edge && inside !== this.#parts.panel) return;
      if (inside === this.#parts.panel && !event.shiftKey) return;
      event.preventDefault();
      other.focus();
    }

    #ready() {
      const { button } = this.#parts;
      const label = t(this.#asking ? "widget.stop" : "widget.send");
      button.replaceChildren(icon(this.#asking ? "stop" : "send"));
      button.setAttribute("aria-label", label);
      button.title = label;
    }

    #grow() {
      const { input } = this.#parts;
      input.style.blockSize = "auto";
      if (input.scrollHeight) input.style.blockSize = `${input.scrollHeight + 2}px`;
    }

    // Not into the text field of a phone: its keyboard would cover the answers.
    #focus() {
      const { input, panel } = this.#parts;
      if (matchMedia("(pointer: coarse)").matches) panel.focus({ preventScroll: true });
      else {
        this.#grow();
        input.focus({ preventScroll: true });
        input.select();
      }
    }

    #toQuestion() {
      const { log } = this.#parts;
      const last = log.lastElementChild;
      if (last?.matches(".turn")) log.scrollTop += last.getBoundingClientRect().top - log.getBoundingClientRect().top - 12;
      else log.scrollTop = 0;
    }

    #paint() {
      const theme = ["light", "dark"].includes(set.theme) ? set.theme : this.#dark.matches ? "dark" : "light";
      this.#root.dataset.theme = theme;
      this.#colours.replaceSync(palette(this.#accent, theme));
    }

    // Into the browser's top layer, above every z-index of the page.
    #raise() {
      if (!this.showPopover) return;
      try {
        this.popover = "manual";
        if (this.matches(":popover-open")) this.hidePopover();
        this.showPopover();
      } catch {
        // without it there is still the highest z-index
      }
    }

    #say(words) {
      this.#parts.live.textContent = words;
    }

    #tell(name, detail) {
      const shared = { ...detail, conversationId: this.conversationId };
      this.dispatchEvent(new CustomEvent(`tiaowen:${name}`, { bubbles: true, composed: true, detail: shared }));
    }
  }

  // --- on the page ----------------------------------------------------------------------------------------------

  window.customElements.define(NAME, Tiaowen);
  const element = document.createElement(NAME);
  const place = () => document.body.append(element);
  if (document.body) place();
  else document.addEventListener("DOMContentLoaded", place, { once: true });

  if (!Object.hasOwn(window, "tiaowen"))
    window.tiaowen = Object.freeze({
      open: () => element.open(),
      close: () => element.close(),
      ask: (question) => element.ask(question),
      element,
    });
})();
