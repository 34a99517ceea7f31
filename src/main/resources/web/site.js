// What a page is nicer with: relative times, copying of addresses, and word of new items. Nothing here is needed.
"use strict";
(() => {
  const english = document.documentElement.lang === "en";
  const soon = 24 * 3600;

  /** "5 phút trước"; of what is older than a day or of the future, nothing. */
  function ago(seconds) {
    if (seconds < 0 || seconds >= soon) return "";
    if (seconds < 60) return english ? "just now" : "vừa xong";
    const hours = seconds >= 3600;
    const count = Math.floor(seconds / (hours ? 3600 : 60));
    return english ? count + (hours ? " h ago" : " min ago") : count + (hours ? " giờ trước" : " phút trước");
  }

  /** The exact time stays as the title; times that have grown old get their own words back. */
  function tell() {
    for (const time of document.querySelectorAll("time[datetime][title]")) {
      time.dataset.exact ??= time.textContent;
      time.textContent = ago((Date.now() - Date.parse(time.dateTime)) / 1000) || time.dataset.exact;
    }
  }
  tell();
  setInterval(tell, 30000);

  if (navigator.clipboard) {
    for (const button of document.querySelectorAll("button[data-copy]")) {
      const name = button.textContent;
      button.hidden = false;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(button.dataset.copy);
        button.textContent = button.dataset.done;
        setTimeout(() => { button.textContent = name; }, 2000);
      });
    }
  }

  // HTML has no word for feed: URLs with another URL in them, so the link is made here.
  for (const link of document.querySelectorAll("a[data-feed]")) {
    link.href = link.dataset.feed;
    link.hidden = false;
  }

  const bar = document.querySelector("a[data-stream]");
  if (!bar || !window.EventSource) return;
  let stream = null;
  let last = "";
  const fresh = new Set();

  function show() {
    bar.textContent = fresh.size + " " + (fresh.size === 1 ? bar.dataset.one : bar.dataset.many);
    bar.hidden = fresh.size === 0;
  }

  /** A page that nobody sees holds no connection; it goes on after the last event that it had. */
  function listen() {
    if (document.hidden) {
      stream?.close();
      stream = null;
    } else if (!stream) {
      const resume = last ? "&last-event-id=" + encodeURIComponent(last) : "";
      stream = new EventSource(bar.dataset.stream + resume);
      for (const kind of ["item", "removed", "reset"]) {
        stream.addEventListener(kind, event => {
          last = event.lastEventId || last;
          const item = JSON.parse(event.data || "{}");
          if (kind === "item" && !item.revised) fresh.add(item.id);
          if (kind === "removed") fresh.delete(item.id);
          show();
        });
      }
    }
  }
  listen();
  document.addEventListener("visibilitychange", listen);
})();
