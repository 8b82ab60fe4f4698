// Gives each step of a derivation its buttons: copy the line as TeX, SymPy or NumPy, or a link to it.

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

  const places = document.querySelectorAll(".step-copy:empty");
  const said = document.createElement("p");
  said.className = "copy-said";
  said.setAttribute("role", "status");
  places[0]?.closest(".step").append(said);

  for (const buttons of places) {
    const step = buttons.closest(".step");
    for (const [language, label] of Object.entries(LANGUAGES)) {
      if (step.dataset[language]) buttons.append(button(step, label, () => step.dataset[language]));
    }
    buttons.append(button(step, "Link", () => new URL(`#${step.id}`, location.href).href));
  }
})();
