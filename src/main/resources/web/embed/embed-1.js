/* Tin Tỉnh, version 1: <tin-tinh channel="kinh-te" layout="list" count="5"></tin-tinh>
   Own looks in a shadow tree, no cookie, no eval, no style attribute; what it wraps stays where this can't run. */
(() => {
"use strict";
const home = new URL(".", document.currentScript.src);
const OLD = 3e5;
const HOST = ":host{all:initial!important;display:block!important}:host([hidden]){display:none!important}";
const CSS = `
.tin-tinh{--p:#fffdf9;--i:#221c17;--s:#6a5e53;--l:#e6ddd0;--a:#a9231b;--n:2;--m:1;container-type:inline-size;box-sizing:border-box;margin:0;padding:0 1em;background:var(--p);color:var(--i);color-scheme:light;font:1em/1.4 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;text-align:start;overflow-wrap:break-word;border:1px solid var(--l);border-radius:.6em;overflow:hidden}
.tin-tinh.dark{--p:#1e1915;--i:#f1e9df;--s:#b3a597;--l:#362e27;--a:#ff8a78;color-scheme:dark}
@media(prefers-color-scheme:dark){.tin-tinh.auto{--p:#1e1915;--i:#f1e9df;--s:#b3a597;--l:#362e27;--a:#ff8a78;color-scheme:dark}}
.tin-tinh *{box-sizing:border-box;margin:0;padding:0}
.tin-tinh header{display:flex;align-items:center;gap:.5em;height:3em;border-bottom:2px solid var(--a)}
.tin-tinh header>:first-child{flex:1;min-width:0;font:700 1.1em/1.3 "Iowan Old Style",Charter,"Noto Serif",Georgia,"Liberation Serif",serif;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.tin-tinh button{width:2em;height:2em;border:1px solid var(--s);border-radius:50%;background:none;color:inherit;font:inherit;line-height:1;cursor:pointer}
.tin-tinh a{color:inherit;text-decoration:none}
.tin-tinh a:hover{text-decoration:underline}
.tin-tinh a:focus-visible,.tin-tinh button:focus-visible,.tin-tinh ol:focus-visible{outline:2px solid var(--a);outline-offset:-2px}
.tin-tinh ol{list-style:none}
.tin-tinh li{display:flex;align-items:center;gap:.8em;min-height:5.9em;padding:.3em 0;border-top:1px solid var(--l);overflow:hidden}
.tin-tinh li:first-child{border-top-color:transparent}
.tin-tinh li>div{flex:1;min-width:0}
.tin-tinh>p{padding:1em 0}
.tin-tinh li a,.tin-tinh small,.tin-tinh q{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:var(--n);overflow:hidden}
.tin-tinh li a{font:600 1.05em/1.35 "Iowan Old Style",Charter,"Noto Serif",Georgia,"Liberation Serif",serif}
.tin-tinh li a:visited{color:var(--s)}
.tin-tinh small,.tin-tinh q{font-size:.82em;color:var(--s);quotes:none}
.tin-tinh small{margin-top:.2em;-webkit-line-clamp:var(--m)}
.tin-tinh q{margin-top:.3em;-webkit-line-clamp:3}
.tin-tinh img{width:5.6em;height:4.2em;object-fit:cover;border-radius:.3em;background:var(--l)}
.tin-tinh footer{display:flex;align-items:center;height:2.4em;border-top:1px solid var(--l);font-size:.82em;color:var(--s);white-space:nowrap;overflow:hidden}
.tin-tinh.headlines li{min-height:4.7em;padding:.2em 0;--m:1}
.tin-tinh.headlines li a{font-family:inherit;font-size:1em;line-height:1.3}
.tin-tinh.cards ol{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 1.2em}
.tin-tinh.cards li{--n:3;--m:2;flex-direction:column;align-items:stretch;gap:.5em;height:12.4em;border:0;border-bottom:1px solid var(--l)}
.tin-tinh.cards.images li{height:22.6em}
.tin-tinh.cards img{width:100%;height:9.5em}
.tin-tinh.ticker ol{display:flex;gap:1.2em;overflow-x:auto;overscroll-behavior-x:contain;scroll-snap-type:x proximity;scrollbar-width:thin}
.tin-tinh.ticker li{--m:2;flex:0 0 17em;height:6.6em;border:0;scroll-snap-align:start}
.tin-tinh.ticker.images li{flex-basis:22em}
@container(max-width:28em){.tin-tinh li{--m:2}.tin-tinh.cards li{--n:5;--m:3}.tin-tinh.cards q{display:none}}
@container(max-width:15em){.tin-tinh.list li{--n:3;min-height:7.4em}}
@media(prefers-reduced-motion:no-preference){.tin-tinh.ticker ol{scroll-behavior:smooth}}
@media(forced-colors:active){.tin-tinh{border:1px solid}}
`;
const WORDS = {
  vi: ["Theo ", "Xem thêm trên ", "Chưa có tin nào.", "bản đã lưu", "Tin trước", "Tin sau"],
  en: ["From ", "More on ", "No news yet.", "saved copy", "Back", "Forward"]
};
const NAMES = ["channel", "category", "province", "source", "q", "layout", "count", "images", "theme", "accent",
  "background", "text", "lang", "heading", "level", "partner"];

/** Sheets made by scripts are no inline styles: they work where a page's policy forbids those. */
const sheet = css => {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
};

/** An element; text is always text. */
const make = (name, values, ...children) => {
  const made = document.createElement(name);
  for (const key in values) if (values[key] != null) made.setAttribute(key, values[key]);
  made.append(...children.filter(child => child));
  return made;
};

const web = url => (/^https?:\/\//i.test(url) ? url : null);
const hex = text => (/^#?([\da-f]{3}|[\da-f]{6})$/i.test(text) ? "#" + text.replace("#", "").replace(/^(.)(.)(.)$/, "$1$1$2$2$3$3") : "");

/** One request for a URL, however many elements show it; the last good answer while there is none. */
const feeds = new Map();
const read = text => {
  const feed = JSON.parse(text);
  if (!Array.isArray(feed.items)) throw new Error("no items");
  return feed;
};
const saved = url => {
  try {
    return Object.assign(read(localStorage.getItem("tin-tinh " + url)), {saved: true});
  } catch {
    return null;
  }
};
const ask = async (url, last) => {
  try {
    const answer = await fetch(url, {
      credentials: "omit", referrerPolicy: "no-referrer", signal: AbortSignal.timeout?.(2e4)
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(answer.status + " " + text);
    const feed = read(text);
    try {
      localStorage.setItem("tin-tinh " + url, text);
    } catch { /* full, or not allowed: then nothing is kept */ }
    return feed;
  } catch (fault) {
    console.warn("tin-tinh: " + url, fault.message);
    return last || saved(url);
  }
};
const load = async url => {
  const known = feeds.get(url);
  if (known && Date.now() - known.at < OLD) return known.feed;
  const feed = ask(url, known && await known.feed);
  feeds.set(url, {at: Date.now(), feed});
  return feed;
};

const base = [];
const live = new Set();

class TinTinh extends HTMLElement {
  static observedAttributes = NAMES;
  #root = this.attachShadow({mode: "open"});
  #shown;
  #planned;

  connectedCallback() {
    live.add(this);
    this.#plan();
  }

  disconnectedCallback() {
    live.delete(this);
  }

  attributeChangedCallback() {
    this.#plan();
  }

  /** Once for all attributes that are set in one go. */
  #plan() {
    if (this.#planned || !this.isConnected) return;
    this.#planned = true;
    queueMicrotask(() => {
      this.#planned = false;
      this.#shown = undefined;
      this.#draw(saved(this.#url) || {items: []}, true);
      this.refresh();
    });
  }

  get #url() {
    const channel = this.getAttribute("channel");
    const query = new URLSearchParams();
    for (const name of channel ? ["partner"] : ["category", "province", "source", "q", "partner"]) {
      if (this.getAttribute(name)) query.set(name, this.getAttribute(name));
    }
    const path = (channel || "query").split("/").map(encodeURIComponent).join("/");
    const url = new URL("embed/" + path + ".json", home);
    url.search = query;
    return url.href;
  }

  /** Shows what is new; never under somebody's pointer or focus. */
  async refresh() {
    const url = this.#url;
    const feed = await load(url);
    if (url !== this.#url || feed === this.#shown) return;
    if (this.#shown && this.matches(":hover,:focus-within")) return;
    this.#shown = feed;
    if (feed) this.#draw(feed);
    else this.#root.replaceChildren(make("slot"));
  }

  #one(name, ...allowed) {
    const value = this.getAttribute(name);
    return allowed.includes(value) ? value : allowed[0];
  }

  #draw(feed, waits) {
    const lang = this.#one("lang", "vi", "en");
    const words = WORDS[lang];
    const layout = this.#one("layout", "list", "cards", "headlines", "ticker");
    const images = this.getAttribute("images") === "yes";
    const count = Math.min(Math.max(parseInt(this.getAttribute("count"), 10) || 5, 1), 30);
    const about = feed._tintinh || {};
    const title = this.getAttribute("heading") || (lang === "en" && about.title_en) || feed.title || "";
    const items = feed.items.slice(0, count);
    const list = make("ol", layout === "ticker" && {tabindex: 0}, ...items.map(item => this.#item(item, words, layout, images)));
    while (list.childElementCount < count) list.append(make("li", {"aria-hidden": "true"}));
    if (!waits && !items.length) list.firstChild.replaceWith(make("li", {}, words[2]));
    const level = this.#one("level", "2", "3", "4", "5", "6");
    const header = make("header", {}, make(title ? "h" + level : "div", {id: "t"}, title));
    if (layout === "ticker") header.append(...[[4, "‹", -1], [5, "›", 1]].map(([word, sign, way]) => {
      const button = make("button", {type: "button", "aria-label": words[word]}, sign);
      button.onclick = () => list.scrollBy({left: way * list.clientWidth * .8});
      return button;
    }));
    const service = feed.authors?.[0]?.name;
    const footer = make("footer", {}, service && make("a", {href: web(feed.home_page_url)}, words[1] + service),
      feed.saved && !waits && make("span", {}, "\u00a0· " + words[3]));
    const theme = this.#one("theme", "auto", "light", "dark");
    this.#root.adoptedStyleSheets = [...base, sheet(this.#colours())];
    this.#root.replaceChildren(make("section", {
      class: ["tin-tinh", layout, theme, images && "images"].filter(Boolean).join(" "),
      lang, "aria-labelledby": title ? "t" : null, "aria-busy": waits ? "true" : null
    }, header, list, footer));
  }

  #item(item, words, layout, images) {
    const picture = images && web(item.image);
    const line = String(item._tintinh?.attribution ?? "").replace(/^Theo /, words[0]);
    const lang = item.language || "vi";
    return make("li", {},
      picture && make("img", {src: picture, alt: "", width: 90, height: 67, loading: "lazy", decoding: "async",
        referrerpolicy: "no-referrer"}),
      make("div", {},
        make("a", {href: web(item.url), rel: "noopener", lang}, String(item.title)),
        make("small", {lang: "vi"}, line),
        layout === "cards" && item.content_text && make("q", {lang}, item.content_text)));
  }

  /** Own colours as a rule of own; without one of the text, black or white, whichever is easier to read. */
  #colours() {
    const [accent, back, given] = ["accent", "background", "text"].map(name => hex(this.getAttribute(name)));
    const light = back && [1, 3, 5].reduce((sum, at, i) =>
      sum + [.2126, .7152, .0722][i] * (parseInt(back.slice(at, at + 2), 16) / 255) ** 2.2, 0) > .18;
    const text = given || (back && (light ? "#111111" : "#ffffff"));
    return ".tin-tinh.tin-tinh.tin-tinh{" + (back && "--p:" + back + ";") + (text && `--i:${text};--s:${text};--l:${text}33;`)
      + (accent || text ? "--a:" + (accent || text) : "") + "}";
  }
}

/** Frames of ours tell how high they are; nobody else is listened to. */
const fit = event => {
  const height = event.origin === home.origin && event.data && event.data.tinTinh;
  if (!(height >= 40 && height <= 9000)) return;
  for (const frame of document.getElementsByTagName("iframe")) {
    if (frame.contentWindow === event.source) frame.height = Math.ceil(height);
  }
};

if (!customElements.get("tin-tinh")) {
  base.push(sheet(HOST), sheet(CSS));
  customElements.define("tin-tinh", TinTinh);
  addEventListener("message", fit);
  for (const frame of document.getElementsByTagName("iframe")) {
    if (frame.src.startsWith(home + "embed/")) frame.contentWindow.postMessage("tin-tinh", "*");
  }
  const renew = () => document.visibilityState === "visible" && live.forEach(one => one.refresh());
  setInterval(renew, OLD + Math.random() * 6e4);
  document.addEventListener("visibilitychange", renew);
}
})();
