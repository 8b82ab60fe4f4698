// What is copied out of a text has its formulas as TeX: $...$ in a sentence, $$...$$ for a display. The words stay.
(() => {
  if (window.stepwiseCopiesFormulas) return; // instant navigation runs this again, and the document is the same
  window.stepwiseCopiesFormulas = true;
  const formulaAt = (node) => (node.closest ? node : node.parentElement)?.closest("[data-formula]");

  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    if (selection.isCollapsed || event.target.closest?.("input, textarea")) return;
    const copied = document.createElement("div");
    for (let n = 0; n < selection.rangeCount; n += 1) {
      const range = selection.getRangeAt(n).cloneRange();
      const first = formulaAt(range.startContainer);
      const last = formulaAt(range.endContainer);
      if (first) range.setStartBefore(first);
      if (last) range.setEndAfter(last);
      copied.append(range.cloneContents());
    }
    const formulas = copied.querySelectorAll("[data-formula]");
    if (!formulas.length) return;
    for (const formula of formulas) {
      const dollars = formula.tagName === "DIV" ? "$$" : "$";
      formula.replaceChildren(dollars + formula.dataset.formula + dollars);
    }
    copied.querySelectorAll("button").forEach((button) => button.remove()); // a browser does not copy them either
    // Only what is laid out has lines.
    copied.className = "copied";
    document.querySelector("article").append(copied);
    event.clipboardData.setData("text/plain", copied.innerText);
    event.clipboardData.setData("text/html", copied.innerHTML);
    copied.remove();
    event.preventDefault();
  });
})();
