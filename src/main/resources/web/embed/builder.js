/* The builder without its button: what changes in the form shows at once, and codes are copied by a press. */
(() => {
"use strict";
const form = document.getElementById("builder");
let latest = 0;
let waiting;

const prepare = () => {
  for (const button of document.querySelectorAll("[data-copies]")) button.hidden = false;
};

/** The page that the form would lead to is asked for, and its result shown in this one. */
const show = async () => {
  if (!form.checkValidity()) return;
  const mine = ++latest;
  const url = new URL(form.action);
  for (const [name, value] of new FormData(form)) if (value) url.searchParams.append(name, value);
  try {
    const answer = await fetch(url);
    const text = await answer.text();
    if (mine !== latest || !answer.ok) return;
    const made = new DOMParser().parseFromString(text, "text/html").getElementById("result");
    document.getElementById("result").replaceChildren(...made.childNodes);
    prepare();
    history.replaceState(null, "", url);
  } catch {
    form.querySelector("[type=submit]").hidden = false; // the button still works when we are there again
  }
};

for (const event of ["input", "change"]) {
  form.addEventListener(event, () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 250);
  });
}

document.addEventListener("click", async event => {
  const button = event.target.closest("[data-copies]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copies);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    document.execCommand("copy");
  }
  button.textContent = button.dataset.done;
});

addEventListener("message", event => {
  const frame = document.querySelector(".preview");
  if (frame && event.source === frame.contentWindow && event.data?.tinTinh > 0) frame.height = event.data.tinTinh;
});

form.querySelector("[type=submit]").hidden = true;
prepare();
document.querySelector(".preview")?.contentWindow.postMessage("tin-tinh", "*");
})();
