// Gives each step of a derivation its buttons: copy the line as TeX, SymPy or NumPy, or a link to it.
// It takes the steps one at a time, while nothing else is to be done; stepwise.css lays each one out when its turn comes.

(() => {
  const LANGUAGES = {tex: "TeX", sympy: "SymPy", numpy: "NumPy"};

  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // A page that was opened from a folder may not use the clipboard, but may still do this.
      const field = document.body.appendChild(document.createElement("textarea"));
      field.value = text;
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  }

  function button(step, label, text) {
    const made = document.createElement("button");
    const number = step.querySelector(".step-number").textContent;
    made.type = "button";
    made.textContent = label;
    made.setAttribute("aria-label", `${label}: copy line ${number}`);
    let calm;
    made.addEventListener("click", async () => {
      await copied(text());
      made.focus();
      said.textContent = `Line ${number} copied: ${label}`;
      made.textContent = "Copied";
      clearTimeout(calm);
      calm = setTimeout(() => { made.textContent = label; }, 2000);
    });
    return made;
  }

  const steps = document.querySelectorAll(".step:not([data-copy])");
  const said = document.createElement("p");
  said.className = "copy-said";
  said.setAttribute("role", "status");
  steps[0]?.before(said);

  const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(work, 1));

  function equip([step, ...rest]) {
    if (!step) return;
    step.dataset.copy = "";
    const buttons = document.createElement("div");
    buttons.className = "step-copy";
    for (const [language, label] of Object.entries(LANGUAGES)) {
      if (step.dataset[language]) buttons.append(button(step, label, () => step.dataset[language]));
    }
    buttons.append(button(step, "Link", () => new URL(`#${step.id}`, location.href).href));
    step.append(buttons);
    whenIdle(() => {
      reach(step);
      equip(rest);
    });
  }

  // A line that is wider than the window scrolls, and the arrow keys must get there.
  function reach(step) {
    const line = step.querySelector("div.arithmatex");
    if (line.scrollWidth > line.clientWidth) line.tabIndex = 0;
  }

  whenIdle(() => equip(steps));
})();
