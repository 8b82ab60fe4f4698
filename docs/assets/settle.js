// Lays out the formulas that the stylesheet leaves for later, one at a time and while nothing else is to be done. Then the
// page has its length, and a picture of the whole of it has no gaps.
(() => {
  const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(work, 50));
  const isLeft = (formula) => getComputedStyle(formula).contentVisibility === "auto";

  function settle([formula, ...rest]) {
    if (!formula) return;
    formula.style.contentVisibility = "visible";
    whenIdle(() => settle(rest));
  }

  whenIdle(() => settle([...document.querySelectorAll("div.arithmatex")].filter(isLeft)));
})();
