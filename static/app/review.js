// Keys of the review desk. Everything they do is a button or link on the page.
(() => {
  document.body.classList.add("has-js");

  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

  function startEditing() {
    const form = document.querySelector("form.editing");
    if (!form) return;
    form.setAttribute("data-open", "");
    const field = form.querySelector("textarea");
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }

  function press(key) {
    const control = document.querySelector(`[data-key="${key}"]`);
    if (!control) return false;
    control.click();
    if (control.tagName === "SUMMARY" && control.parentElement.open) {
      control.parentElement.querySelector("select, input:not([type=hidden])")?.focus();
    }
    return true;
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-edit]")) startEditing();
  });

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // an input method is at work
    const field = typing(event.target);
    if (field) {
      if (event.key === "Escape") field.blur();
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && field.form?.matches(".editing")) {
        event.preventDefault();
        field.form.requestSubmit(field.form.querySelector('[name="approve"]'));
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // Where a keyboard has no Latin letters, the place of the key counts.
    const letter = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace(/^Key/, "").toLowerCase();
    if (letter.length === 1 && press(letter)) event.preventDefault();
  });

  // Typed text is not lost by leaving: the browser asks first.
  let dirty = false;
  document.addEventListener("input", (event) => { if (event.target.matches("form.editing textarea")) dirty = true; });
  document.addEventListener("submit", () => { dirty = false; });
  window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
})();
