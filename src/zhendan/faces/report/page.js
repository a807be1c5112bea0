(() => {
  "use strict";
  const all = (what, root = document) => [...root.querySelectorAll(what)];
  const one = (what) => document.querySelector(what);

  // Copy a hash or a command. Without a clipboard the text is selected instead.
  for (const button of all("button.copy")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const before = button.textContent;
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
        button.textContent = document.body.dataset.copied;
        setTimeout(() => { button.textContent = before; }, 1500);
      } catch {
        const code = button.parentElement.querySelector("code:last-of-type");
        if (code) getSelection().selectAllChildren(code);
      }
    });
  }

  // Paper has no folds.
  addEventListener("beforeprint", () => { for (const fold of all("details.fold")) fold.open = true; });

  // A link to a place inside a closed drawer opens it.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    if (target) target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();

  const box = one(".nowbox");
  if (box) {
    document.addEventListener("click", (event) => { if (!box.contains(event.target)) box.open = false; });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && box.open) { box.open = false; box.querySelector("summary").focus(); }
    });
  }

  const panel = one("#filter");
  if (!panel) return;
  panel.hidden = false;
  const orders = all(".order").map((row) => ({ row, text: row.querySelector("summary").textContent.toLowerCase() }));
  const find = one("#find"), shown = one("#shown"), rest = one(".rest");

  const apply = () => {
    const verdict = panel.querySelector("input[name=v]:checked").value;
    const words = find.value.trim().toLowerCase();
    let count = 0;
    for (const { row, text } of orders) {
      const fits = (!verdict || row.dataset.v === verdict) && (!words || text.includes(words));
      row.hidden = !fits;
      count += fits;
    }
    if (rest && (verdict || words)) rest.open = true;
    shown.textContent = panel.dataset.shown.replace("{n}", count.toLocaleString("en"));
  };
  panel.addEventListener("change", apply);
  let waiting = 0;
  find.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); });

  // Opens what is on show, at most a hundred drawers at once.
  const toggle = one("#toggle"), open = toggle.textContent;
  toggle.addEventListener("click", () => {
    const opening = toggle.textContent === open;
    orders.filter(({ row }) => !row.hidden && (!rest || rest.open || !rest.contains(row)))
      .slice(0, opening ? 100 : orders.length).forEach(({ row }) => { row.open = opening; });
    toggle.textContent = opening ? toggle.dataset.close : open;
  });

  // J and K walk the rows on show; / goes to the search field.
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName) && document.activeElement.type !== "radio";
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") { event.preventDefault(); find.focus(); return; }
    const step = { j: 1, k: -1 }[event.key.toLowerCase()];
    if (!step) return;
    const rows = orders.filter(({ row }) => !row.hidden && (!rest || rest.open || !rest.contains(row)));
    const at = rows.findIndex(({ row }) => row.contains(document.activeElement));
    const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1)];
    if (!next) return;
    event.preventDefault();
    const summary = next.row.querySelector("summary");
    summary.focus({ preventScroll: true });
    summary.scrollIntoView({ block: "center" });
  });
})();
