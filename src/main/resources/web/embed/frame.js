/* In a frame of ours: tells the page around how high the block is, and lets a strip be stepped through. */
(() => {
"use strict";
const block = document.querySelector(".tin-tinh");
const secret = /[#?&]secret=(\w+)/.exec(location.hash)?.[1];

/** To our own script, and to WordPress, which gives frames of sites that it does not know a secret. */
const tell = () => {
  const height = Math.ceil(block.getBoundingClientRect().height);
  parent.postMessage({tinTinh: height}, "*");
  if (secret) parent.postMessage({message: "height", value: height, secret}, "*");
};
new ResizeObserver(tell).observe(block);
addEventListener("message", event => event.data === "tin-tinh" && tell());

/** WordPress lets such a frame open pages of its own host only: there, a headline leads to our page of the block. */
if (secret) {
  block.addEventListener("click", event => {
    if (!event.target.closest("a")) return;
    event.preventDefault();
    parent.postMessage({message: "link", value: block.querySelector("footer a").href, secret}, "*");
  });
}

const strip = block.querySelector("ol");
for (const button of block.querySelectorAll("button")) {
  button.hidden = false;
  button.addEventListener("click", () => strip.scrollBy({left: button.value * strip.clientWidth * .8}));
}
})();
