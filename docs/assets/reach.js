// Brings within reach of keyboard and screen reader what Material adds to a page by script.
(() => {
  // A table or display that is wider than the window scrolls in a box, and the arrow keys must get there. One that was
  // not laid out yet has no size, and to ask for its width would have it laid out now.
  const sizes = new ResizeObserver((entries) => {
    const boxes = entries.filter(({contentRect}) => contentRect.width).map(({target}) => target);
    const wide = boxes.map((box) => box.scrollWidth > box.clientWidth);
    boxes.forEach((box, n) => {
      if (wide[n]) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    });
  });

  let named = 0;
  const look = () => {
    document.querySelectorAll(".md-typeset__scrollwrap, div.arithmatex").forEach((box) => sizes.observe(box));
    // Each block of code has a navigation of its own, and needs a name that no other has.
    document.querySelectorAll(".md-code__nav:not([aria-label])").forEach((nav) => {
      nav.setAttribute("aria-label", `Code ${named += 1}`);
    });
  };

  // Material adds both when it comes to it.
  new MutationObserver(look).observe(document.querySelector("article"), {childList: true, subtree: true});
  look();
})();
