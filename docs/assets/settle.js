// Lays out what the stylesheet leaves for later, a block at a time and while nothing else is to be done. Then the page has
// its length, and a picture of the whole of it has no gaps.
(() => {
  const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(work, 50));
  const isLeft = (block) => getComputedStyle(block).contentVisibility === "auto";

  function settle([block, ...rest]) {
    if (!block) return;
    block.style.contentVisibility = "visible";
    whenIdle(() => settle(rest));
  }

  whenIdle(() => settle([...document.querySelectorAll(".step-body, .shelf tr, .md-typeset > *")].filter(isLeft)));
})();
