// Brings within reach of keyboard and screen reader what Material adds to a page by script.
(() => {
  // A table or display that is wider than the window scrolls in a box, and the arrow keys must get there. Those of steps
  // are left to copy.js, which has them laid out one at a time.
  const sizes = new ResizeObserver((entries) => {
    for (const {target: box} of entries) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  });

  // Each block of code has a navigation of its own, and needs a name that no other has.
  let named = 0;
  const name = () => document.querySelectorAll(".md-code__nav:not([aria-label])").forEach((nav) => {
    nav.setAttribute("aria-label", `Code ${named += 1}`);
  });

  // Both come once the page is there, and so this waits its turn.
  const watch = () => (window.requestIdleCallback ?? setTimeout)(() => {
    document.querySelectorAll(".md-typeset__scrollwrap, div.arithmatex:not(.step > *)").forEach((box) => sizes.observe(box));
    name();
    new MutationObserver(name).observe(document.querySelector("article"), {childList: true, subtree: true});
  });
  if (document.readyState === "complete") watch();
  else addEventListener("load", watch);
})();
