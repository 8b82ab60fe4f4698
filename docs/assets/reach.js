// Brings within reach of keyboard and screen reader what Material adds to a page, or changes, by script.
(() => {
  // A table or formula that is wider than the window scrolls in a box, and the arrow keys must get there. Either of the
  // two may change its size, when the window does or when a font arrives. One that was not laid out yet has no size, and
  // to ask for its width would have it laid out now.
  const BOXES = ".md-typeset__scrollwrap, div.arithmatex, mjx-container.wide";
  const sizes = new ResizeObserver((entries) => {
    const sized = entries.filter(({contentRect}) => contentRect.width);
    const boxes = [...new Set(sized.map(({target}) => target.closest(BOXES)))];
    const wide = boxes.map((box) => box.scrollWidth > box.clientWidth);
    boxes.forEach((box, n) => {
      if (wide[n]) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    });
  });

  let blocks = 0;
  const look = () => {
    document.querySelectorAll(`:is(${BOXES}), :is(${BOXES}) > *`).forEach((box) => sizes.observe(box));
    // One button needs no navigation around it, but a name that it keeps while its tip is shown.
    document.querySelectorAll("nav.md-code__nav:not([role])").forEach((nav) => {
      nav.setAttribute("role", "none");
      nav.querySelector("button")?.setAttribute("aria-label", `Copy code ${blocks += 1}`);
    });
  };

  // Material adds both when it comes to it.
  new MutationObserver(look).observe(document.querySelector("article"), {childList: true, subtree: true});
  look();

  // Instant navigation puts another page in place without a word, and leaves the focus nowhere.
  if (window.stepwiseHasArrived) {
    const title = document.querySelector("article h1");
    if (!title || location.hash) return;
    title.tabIndex = -1;
    title.focus({preventScroll: true});
    return;
  }
  window.stepwiseHasArrived = true;

  // What follows outlives the page.
  document.querySelector(".md-dialog__inner")?.setAttribute("role", "status");
  document.addEventListener("keydown", (event) => {
    if (!["Enter", " "].includes(event.key) || !event.target.matches("label > [role=button]")) return;
    event.preventDefault();
    event.target.click();
  });
  // How many results there are is news for who searches, and noise when a page opens.
  document.querySelector(".md-search__input")?.addEventListener("focus", () => {
    document.querySelector(".md-search-result__meta").setAttribute("role", "status");
  }, {once: true});
  const results = document.querySelector(".md-search-result__list");
  if (!results) return; // a search that is not Material's
  new MutationObserver(() => {
    results.querySelectorAll("a:not([aria-label])").forEach((link) => {
      link.setAttribute("aria-label", link.querySelector("h1, h2")?.textContent.trim() ?? link.textContent.trim());
    });
  }).observe(results, {childList: true, subtree: true});
})();
