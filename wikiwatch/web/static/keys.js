// Shortcuts of the queue and the case page: j and k go on and back, r, s and u press a button of the row in focus.
// Everything works without this file. Single keys can be turned off (WCAG 2.1.4); the browser remembers it.
"use strict";
(() => {
  const rows = [...document.querySelectorAll("[data-row]")];
  if (!rows.length) return;
  const toggle = document.querySelector("#shortcuts button");
  const STORE = "wikiwatch-shortcuts-off";
  let off = localStorage.getItem(STORE) === "1";
  if (toggle) {
    toggle.parentElement.hidden = false;
    const tell = () => toggle.setAttribute("aria-pressed", String(!off));
    tell();
    toggle.addEventListener("click", () => {
      off = !off;
      localStorage.setItem(STORE, off ? "1" : "0");
      tell();
    });
  }
  const current = () => rows.find((row) => row.contains(document.activeElement));
  const go = (row) => {
    if (!row) return;
    row.focus();
    row.scrollIntoView({ block: "nearest" });
  };
  // After a decision the page names the row that has taken the place of the decided one.
  const named = /^#row-(\d+)$/.exec(location.hash);
  if (named) go(rows[Math.min(Number(named[1]), rows.length) - 1]);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
    if (off || typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const at = rows.indexOf(current());
    if (event.key === "j") go(rows[at + 1]);
    else if (event.key === "k") go(rows[at < 0 ? 0 : at - 1]);
    else if ("rsu".includes(event.key) && event.key.length === 1) {
      const row = at < 0 && rows.length === 1 ? rows[0] : rows[at];
      const pressed = row && row.querySelector(`[data-key="${event.key}"]`);
      if (pressed) pressed.click();
    } else return;
    event.preventDefault();
  });
})();
