// Keys of the review desk. Everything they do is a button or link on the page.
(() => {
  document.body.classList.add("has-js");

  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
  const isEditing = (form) => form?.matches("form.editing");

  function startEditing() {
    const form = document.querySelector("form.editing");
    if (!form) return;
    form.setAttribute("data-open", "");
    const field = form.querySelector("textarea");
    const wasThere = field.dataset.touched; // the cursor is where somebody left it
    field.focus();
    if (!wasThere) field.setSelectionRange(field.value.length, field.value.length);
  }

  function press(key) {
    const control = document.querySelector(key === "i" ? "[data-offer]" : `[data-key="${key}"]`);
    if (!control) return false;
    control.click();
    if (control.tagName === "SUMMARY" && control.parentElement.open) {
      control.parentElement.querySelector("select, input:not([type=hidden])")?.focus();
    }
    return true;
  }

  // Put an equivalent into the text: in place of the words found (code points), else where the
  // cursor was. The person still reads it and keeps it.
  function putIn(button) {
    startEditing();
    const field = document.querySelector("form.editing textarea");
    if (!field) return;
    const letters = Array.from(field.value);
    const units = (points) => letters.slice(0, points).join("").length;
    const isStored = field.value === field.defaultValue && !field.form.hasAttribute("data-draft");
    const isSpan = button.dataset.start !== "" && isStored;
    const start = isSpan ? units(Number(button.dataset.start)) : field.selectionStart;
    const end = isSpan ? units(Number(button.dataset.end)) : field.selectionEnd;
    const gap = !isSpan && start && /[\p{Script=Latin}\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Hangul}]$/u.test(field.value.slice(0, start)) ? " " : "";
    field.setRangeText(gap + button.textContent, start, end, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  document.addEventListener("focusin", (event) => {
    if (event.target.matches("form.editing textarea")) event.target.dataset.touched = "yes";
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-edit]")) startEditing();
    const offer = event.target.closest("[data-offer]");
    if (offer) putIn(offer);
  });

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // an input method is at work
    const field = typing(event.target);
    if (field) {
      if (event.key === "Escape") field.blur();
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && isEditing(field.form)) {
        event.preventDefault();
        field.form.requestSubmit(field.form.querySelector('[name="approve"]'));
      }
      return;
    }
    // A key held down would decide about the next text too, unread.
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    // Where a keyboard has no Latin letters, the place of the key counts.
    const letter = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace(/^Key/, "").toLowerCase();
    if (letter.length === 1 && press(letter)) event.preventDefault();
  });

  // Typed text is not lost by leaving: the browser asks first. A text that came back refused is typed text.
  let dirty = Boolean(document.querySelector("form.editing[data-draft]"));
  let leaving = false;
  document.addEventListener("input", (event) => { if (isEditing(event.target.form)) dirty = true; });
  document.addEventListener("submit", (event) => {
    if (leaving) return event.preventDefault(); // the first press counts
    leaving = true;
    if (isEditing(event.target)) dirty = false;
    setTimeout(() => { leaving = false; }, 1500); // the person stayed, or the answer is late
  });
  window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
  window.addEventListener("pageshow", () => { leaving = false; });
})();
