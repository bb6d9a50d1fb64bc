// Files dropped on the form are put into its field; without scripts the field itself takes them.
const drop = document.getElementById("drop");
const files = document.getElementById("files");
for (const name of ["dragover", "dragenter"]) {
  drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
}
drop.addEventListener("dragleave", () => drop.classList.remove("over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  if (event.dataTransfer?.files.length) files.files = event.dataTransfer.files;
});
