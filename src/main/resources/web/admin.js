// Keeps the figures of the page that is being looked at up to date; without it, reload the page.
(() => {
  "use strict";
  const EVERY = 5000;
  const regions = () => document.querySelectorAll("[data-live][id]");
  if (regions().length === 0) {
    return;
  }

  async function refresh() {
    const address = new URL(location.href);
    address.searchParams.delete("done");
    const answer = await fetch(address, { headers: { "Tintinh-Refresh": "1" }, redirect: "error" });
    if (answer.status === 401) {
      location.reload();
      return false;
    }
    if (answer.ok) {
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const region of regions()) {
        const other = fresh.getElementById(region.id);
        const busy = region.contains(document.activeElement) || region.matches(":hover");
        if (other && !busy && other.innerHTML !== region.innerHTML) {
          region.replaceChildren(...other.childNodes);
        }
      }
    }
    return true;
  }

  async function again() {
    let goesOn = true;
    if (document.visibilityState === "visible") {
      // A server that is away is asked again: what it last said stays where it is.
      goesOn = await refresh().catch(() => true);
    }
    if (goesOn) {
      setTimeout(again, EVERY);
    }
  }

  setTimeout(again, EVERY);
})();
