(() => {
  "use strict";
  const one = (what, root = document) => root.querySelector(what);
  const all = (what, root = document) => [...root.querySelectorAll(what)];

  // The first-run code comes behind the #, which no server ever sees.
  const code = one("#f-code");
  if (code && location.hash.length > 1) { code.value = decodeURIComponent(location.hash.slice(1)); history.replaceState(null, "", location.pathname); }

  // Our own words stand over the browser's file button; the chosen names stand beside it.
  for (const input of all("input[data-names]")) {
    input.addEventListener("change", () => { one(`#${input.dataset.names}`).textContent = [...input.files].map((file) => file.name).join("、"); });
  }

  // The open tab is in sight on a narrow screen too.
  const tab = one(".tabs [aria-current]");
  if (tab) tab.parentElement.scrollLeft = tab.offsetLeft - tab.parentElement.offsetLeft - 24;

  // Keyboard: J and K move, Enter opens, / searches, ? explains.
  const rows = all("[data-row]");
  let here = -1;
  const go = (step) => {
    if (!rows.length) { const next = one(`[data-key="${step > 0 ? "j" : "k"}"]`); if (next) next.click(); return; }
    if (rows[here]) rows[here].classList.remove("here");
    here = Math.min(rows.length - 1, Math.max(0, here + step));
    rows[here].classList.add("here");
    (one("a", rows[here]) || rows[here]).focus();
    rows[here].scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const find = one("input[type=search]");
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "/" && find) { event.preventDefault(); find.focus(); }
    else if (event.key === "?") { const keys = one("#keys"); keys.hidden = !keys.hidden; keys.scrollIntoView(); }
  });

  const every = one("#all");
  if (every) every.addEventListener("change", () => { for (const box of all("input[name=order]")) box.checked = every.checked; });

  // A group's picture: what one point is tied to, by pointer and by keyboard.
  for (const ring of all(".ring")) {
    const said = one(".ring-said", ring), lines = all(".tie-line", ring), points = all(".n", ring);
    const show = (id) => {
      const near = new Set([id]), names = [];
      for (const line of lines) {
        const lit = line.dataset.a === id || line.dataset.b === id;
        line.classList.toggle("lit", lit);
        if (lit) near.add(line.dataset.a).add(line.dataset.b);
      }
      for (const point of points) {
        point.classList.toggle("lit", near.has(point.dataset.n));
        if (near.has(point.dataset.n) && point.dataset.n !== id) names.push(one("text", point).textContent);
      }
      ring.classList.toggle("on", Boolean(id));
      const here = points.find((point) => point.dataset.n === id);
      if (said) said.textContent = here ? `${one("title", here).textContent} · ${names.join(" · ")}` : "";
    };
    for (const each of [...points, ...all("li[data-n]", ring)]) {
      for (const begin of ["pointerenter", "focus"]) each.addEventListener(begin, () => show(each.dataset.n));
      for (const end of ["pointerleave", "blur"]) each.addEventListener(end, () => show(""));
    }
  }

  // Upload: a whole folder, in pieces, each file going on where it stopped.
  const drop = one("#drop");
  if (!drop) return;
  const words = drop.dataset, size = Number(words.piece), token = one("[name=csrfmiddlewaretoken]", drop).value;
  const list = one("#arriving"), sum = one("#sum"), said = one("#said"), start = one("#go"), resume = one("#resume");
  const queue = new Map();
  let delivery = null, busy = false;

  const call = async (method, address, body, type) => {
    const headers = { "X-CSRFToken": token, Accept: "application/json" };
    if (type) headers["Content-Type"] = type;
    const answer = await fetch(address, { method, headers, body });
    const told = await answer.json();
    if (!answer.ok) throw Object.assign(new Error("refused"), { told });
    return told;
  };
  const add = (file, path) => {
    if (queue.has(path)) return;
    const row = list.insertRow(), name = document.createElement("th");
    name.scope = "row"; name.className = "path"; name.textContent = path;
    row.append(name);
    const state = row.insertCell();
    state.textContent = words.waiting;
    queue.set(path, { file, path, got: 0, state, done: false, refused: false });
  };
  const show = () => {
    const files = [...queue.values()].filter((each) => !each.refused);
    const whole = files.reduce((n, each) => n + each.file.size, 0) || 1, got = files.reduce((n, each) => n + each.got, 0);
    sum.value = got / whole;
    said.textContent = `${files.filter((each) => each.done).length} / ${files.length} · ${(got / 1048576).toFixed(1)} / ${(whole / 1048576).toFixed(1)} MiB`;
  };
  const send = async (each) => {
    const told = await call("POST", `/arrivals/${delivery}/files`, JSON.stringify({ path: each.path, size: each.file.size }), "application/json");
    each.got = told.got;
    while (each.got < each.file.size) {
      const piece = each.file.slice(each.got, each.got + size);
      each.got = (await call("PUT", `/arrivals/${delivery}/files/${told.file}?at=${each.got}`, piece, "application/octet-stream")).got;
      each.state.textContent = `${Math.floor(100 * each.got / each.file.size)} %`;
      show();
    }
    each.done = true;
    each.state.textContent = words.done;
  };
  const run = async () => {
    if (busy) return;
    busy = true; resume.hidden = true; one("#sending").hidden = false;
    try {
      if (!delivery) delivery = (await call("POST", "/arrivals", new URLSearchParams({ case: words.case }), "application/x-www-form-urlencoded")).delivery;
      for (const each of queue.values()) {
        if (each.done || each.refused) continue;
        try { await send(each); } catch (error) {
          if (!error.told) throw error;
          each.refused = true;
          const why = error.told.error && error.told.error.why;
          each.state.textContent = `${words.failed} ${why ? why[document.documentElement.lang === "en" ? "en" : "zh"] : ""}`;
        }
        show();
      }
      start.hidden = ![...queue.values()].some((each) => each.done);
    } catch { said.textContent = words.cut; resume.hidden = false; }
    busy = false;
    if ([...queue.values()].some((each) => !each.done && !each.refused) && resume.hidden) run();
  };
  const walk = async (entry, path) => {
    if (entry.isFile) { add(await new Promise((ok, no) => entry.file(ok, no)), path + entry.name); return; }
    const reader = entry.createReader();
    for (;;) {
      const found = await new Promise((ok, no) => reader.readEntries(ok, no));
      if (!found.length) return;
      for (const each of found) await walk(each, `${path}${entry.name}/`);
    }
  };
  // The dropped folder's own name is not part of the evidence.
  const inside = (path) => (path.includes("/") ? path.slice(path.indexOf("/") + 1) : path);
  for (const pick of all("input[type=file]", drop)) pick.addEventListener("change", () => {
    for (const file of pick.files) add(file, file.webkitRelativePath ? inside(file.webkitRelativePath) : file.name);
    run();
  });
  for (const name of ["dragenter", "dragover"]) document.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
  document.addEventListener("dragleave", () => drop.classList.remove("over"));
  document.addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
    for (const entry of entries) {
      if (entry.isDirectory) {
        const reader = entry.createReader();
        for (;;) {
          const found = await new Promise((ok, no) => reader.readEntries(ok, no));
          if (!found.length) break;
          for (const each of found) await walk(each, "");
        }
      } else await walk(entry, "");
    }
    run();
  });
  resume.addEventListener("click", run);
  start.addEventListener("click", async () => {
    start.disabled = true;
    try { location.assign((await call("POST", `/arrivals/${delivery}/done`, JSON.stringify([...queue.values()].filter((each) => each.done).map((each) => each.path)), "application/json")).go); } catch { start.disabled = false; said.textContent = words.cut; }
  });
  addEventListener("beforeunload", (event) => { if (busy) event.preventDefault(); });
})();
