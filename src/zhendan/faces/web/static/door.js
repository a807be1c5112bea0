// Passkeys: made in the settings, asked for at the door. Without them the forms stay hidden.
(() => {
  "use strict";
  const forms = [...document.querySelectorAll("form[data-passkey]")];
  if (!forms.length) return;
  const able = Boolean(window.PublicKeyCredential && navigator.credentials);
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const words = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const each = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

  const post = async (form, address, more) => {
    const body = new URLSearchParams(new FormData(form));
    for (const [name, value] of Object.entries(more)) body.set(name, value);
    const answer = await fetch(address, { method: "POST", headers: { Accept: "application/json" }, body });
    const told = await answer.json();
    if (!answer.ok) throw new Error(said(told));
    return told;
  };
  const said = (told) => {
    const lang = document.documentElement.lang.startsWith("en") ? "en" : "zh";
    const error = told.error || {};
    return error.what ? `${error.what[lang]} ${error.next_step[lang]}` : "";
  };
  const made = async (wanted) => {
    const publicKey = { ...wanted, challenge: bytes(wanted.challenge), user: { ...wanted.user, id: bytes(wanted.user.id) }, excludeCredentials: each(wanted.excludeCredentials) };
    const key = await navigator.credentials.create({ publicKey });
    return { clientDataJSON: words(key.response.clientDataJSON), attestationObject: words(key.response.attestationObject), key };
  };
  const signed = async (asked) => {
    const publicKey = { ...asked, challenge: bytes(asked.challenge), allowCredentials: each(asked.allowCredentials) };
    const key = await navigator.credentials.get({ publicKey });
    const told = { clientDataJSON: words(key.response.clientDataJSON), authenticatorData: words(key.response.authenticatorData), signature: words(key.response.signature), key };
    if (key.response.userHandle) told.userHandle = words(key.response.userHandle);
    return told;
  };
  const run = async (form) => {
    const making = form.dataset.passkey === "make";
    const wanted = await post(form, `${form.getAttribute("action")}/options`, {});
    const { key, ...response } = await (making ? made : signed)(wanted);
    const credential = JSON.stringify({ id: key.id, rawId: words(key.rawId), type: key.type, response, clientExtensionResults: {} });
    const told = await post(form, form.getAttribute("action"), { credential });
    location.assign(told.to);
  };

  for (const form of forms) {
    // A bare number is no name that a passkey could be bound to.
    const named = !/^[\d.]+$|^\[/.test(location.hostname);
    form.hidden = !able || !named;
    for (const note of document.querySelectorAll("[data-passkey-note]")) note.hidden = named || !able;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const told = form.querySelector("[role=alert]"), button = form.querySelector("button");
      told.textContent = "";
      button.disabled = true;
      try { await run(form); } catch (error) { told.textContent = error.message || form.dataset.failed; told.hidden = false; button.disabled = false; }
    });
  }
})();
