// Keys of the review page. They are shown on the buttons, can be changed, and are kept in this browser.
const STORE = "dateline.keys";

function stored() {
  try {
    const found = JSON.parse(localStorage.getItem(STORE) ?? "{}");
    return found && typeof found === "object" ? found : {};
  } catch {
    return {};
  }
}

function defaults() {
  return Object.fromEntries([...document.querySelectorAll("[data-set]")].map((it) => [it.dataset.set, it.dataset.default]));
}

function keys() {
  return { ...defaults(), ...stored() };
}

function show() {
  const known = keys();
  document.querySelectorAll("[data-key]").forEach((it) => { it.textContent = known[it.dataset.key] ?? it.textContent; });
  document.querySelectorAll("[data-set]").forEach((it) => { it.value = known[it.dataset.set] ?? it.value; });
  document.querySelectorAll("[data-open]").forEach((it) => { it.hidden = false; });
}

function act(name) {
  if (name === "help") {
    document.getElementById("keys")?.showModal();
    return true;
  }
  const found = document.querySelector(`[data-act="${name}"]`);
  if (!found) return false;
  if (found instanceof HTMLFormElement) {
    const field = found.dataset.focus ? document.getElementById(found.dataset.focus) : null;
    if (field) field.focus();
    else found.requestSubmit();
  } else found.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "Escape" && typing && !document.querySelector("dialog[open]")) {
    event.target.blur();
    return;
  }
  if (typing || document.querySelector("dialog[open]")) return;
  const name = Object.entries(keys()).find(([, key]) => key === event.key)?.[0];
  if (name && act(name)) event.preventDefault();
});

document.addEventListener("input", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || !field.dataset.set || !field.value.trim()) return;
  const others = Object.entries(keys()).filter(([name]) => name !== field.dataset.set);
  const taken = others.find(([, key]) => key === field.value);
  const problem = document.getElementById("key-problem");
  problem.textContent = taken ? `“${field.value}” is the key of “${taken[0]}” already.` : "";
  if (taken) return;
  localStorage.setItem(STORE, JSON.stringify({ ...stored(), [field.dataset.set]: field.value }));
  show();
});

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-open], [data-reset]") : null;
  if (button?.dataset.open) document.getElementById(button.dataset.open)?.showModal();
  if (button?.dataset.reset) {
    localStorage.removeItem(STORE);
    show();
  }
});

document.addEventListener("htmx:after:swap", () => {
  show();
  const head = document.querySelector(".card h2");
  head?.focus({ preventScroll: true });
});
show();
