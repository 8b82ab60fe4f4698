// Lays out what the stylesheet leaves for later, a block at a time and while nothing else is to be done. Then the page has
// its length, and a picture of the whole of it has no gaps. The rows of a table come all at once: with each of them, the
// browser would go through the whole table again.
(() => {
  const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(work, 50));
  const isLeft = (block) => getComputedStyle(block).contentVisibility === "auto";

  function settle([blocks, ...rest]) {
    if (!blocks) return;
    blocks.forEach((block) => { block.style.contentVisibility = "visible"; });
    whenIdle(() => settle(rest));
  }

  whenIdle(() => {
    const left = (selector) => [...document.querySelectorAll(selector)].filter(isLeft);
    settle([left(".shelf tr"), ...left(".step-body, .md-typeset > *").map((block) => [block])]);
  });
})();
