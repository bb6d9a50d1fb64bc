// Ticks all results at once; without scripts each is ticked by itself.
const button = document.querySelector("[data-tick]");
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const boxes = [...document.querySelectorAll('input[name="id"]')];
    const all = boxes.some((box) => !box.checked);
    boxes.forEach((box) => { box.checked = all; });
    button.textContent = all ? "Tick none" : "Tick all";
  });
}
