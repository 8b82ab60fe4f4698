// The switch "At a glance", above a page's first line: all lines below each other, without the sentences. The choice is
// remembered; scripts/theme/main.html has the page begin as it was left, and scripts/theme/align.js aligns the lines.
(() => {
  const REMEMBERED = "stepwise.glance";
  const root = document.documentElement;
  const first = document.querySelector(".step");
  if (first.querySelector(".glance")) return;

  const button = document.createElement("button");
  button.type = "button";
  button.className = "glance";
  button.textContent = "At a glance";
  button.setAttribute("aria-pressed", "glance" in root.dataset);
  button.addEventListener("click", () => {
    const before = button.getBoundingClientRect().top;
    const isOn = root.toggleAttribute("data-glance");
    button.setAttribute("aria-pressed", isOn);
    try {
      if (isOn) localStorage.setItem(REMEMBERED, "on");
      else localStorage.removeItem(REMEMBERED);
    } catch {
      // Where a browser keeps nothing, the choice holds until the page is loaded anew.
    }
    if (isOn) alignLines();
    scrollBy({top: button.getBoundingClientRect().top - before, behavior: "instant"});
  });
  first.prepend(button);

  // The indents are in em and fit any window. Only a letter that the math font lacks is as wide as the font it comes from.
  document.fonts.ready.then(() => { if ("glance" in root.dataset) alignLines(); });
})();
