{#- In the page itself, so that the lines of a derivation at a glance are painted where they belong: those of a section have
their first equals signs below each other. The indents are in em, and hold for any window. -#}
window.alignLines = () => {
  const left = (element) => element.getBoundingClientRect().left;
  const sections = [[]];
  for (const each of document.querySelectorAll("article h2, .step-body > .arithmatex")) {
    if (each.matches("h2")) sections.push([]);
    const equals = each.querySelector("mjx-math > mjx-mo > .mjx-c3D");
    const width = equals ? left(equals) - left(equals.closest("mjx-math")) : 0;
    sections.at(-1).push([each.style, width / parseFloat(getComputedStyle(each).fontSize)]);
  }
  for (const lines of sections) {
    const widest = Math.max(...lines.map(([, width]) => width));
    for (const [style, width] of lines) style.setProperty("--indent", `${widest - width}em`);
  }
};
if (document.querySelector("[data-glance]")) alignLines();
