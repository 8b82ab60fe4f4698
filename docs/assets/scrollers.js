// Lets the keyboard reach what is wider than the window and scrolls in a box of its own: tables and displays.
(() => {
  const sizes = new ResizeObserver((entries) => {
    for (const {target: box} of entries) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  });

  // Material puts each table into a box once the page is there, and so this waits its turn.
  const watch = () => setTimeout(() => {
    document.querySelectorAll(".md-typeset__scrollwrap, div.arithmatex").forEach((box) => sizes.observe(box));
  });
  if (document.readyState === "complete") watch();
  else addEventListener("load", watch);
})();
