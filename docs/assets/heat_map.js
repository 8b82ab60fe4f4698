// Makes a note's heat map follow its sliders: the numbers in its cells, and the colors, which follow the numbers.
//
// The figure's data-heat tells it
//   letter  of the tensor whose entries the sliders are, in their order
//   given   the numbers of all letters: nested lists for tensors
//   shown   for each table its form as a tree, see scripts/derive/readings/tree.py, and the indices of its cells

(() => {
  const {compute, shown} = stepwise; // of compute.js

  function enliven(figure) {
    const {letter, given, shown: forms} = JSON.parse(figure.dataset.heat);
    const sliders = [...figure.querySelectorAll(".sliders input")];
    const tables = [...figure.querySelectorAll("table")].map((table, n) => ({
      ...forms[n],
      name: table.querySelector("[aria-label]").getAttribute("aria-label"), // of the formula at its head
      cells: [...table.querySelectorAll("td")],
    }));

    // What a slider says beside its number: the vectors, which are short.
    const spoken = () => tables.filter(({indices}) => indices.length === 1).map(({cells, name}) =>
      `${name} is ${cells.map((cell) => cell.textContent).join(", ")}`);

    function follow() {
      const numbers = sliders.map((slider) => slider.valueAsNumber);
      const filled = (part) => (Array.isArray(part) ? part.map(filled) : numbers.shift());
      const at = {...given, [letter]: filled(given[letter])};
      for (const {form, indices, cells} of tables) {
        for (const cell of cells) {
          const places = [cell.parentNode.rowIndex, cell.cellIndex].slice(-indices.length);
          const here = Object.fromEntries(indices.map((index, n) => [index, places[n]]));
          cell.textContent = shown(compute(form, {...at, ...here}), 2);
          cell.style.setProperty("--of", cell.textContent.replace("−", "-"));
        }
      }
      for (const slider of sliders) {
        const number = shown(slider.valueAsNumber, 1);
        slider.nextElementSibling.textContent = number;
        slider.setAttribute("aria-valuetext", [number, ...spoken()].join("; "));
      }
    }

    for (const slider of sliders) {
      slider.disabled = false;
      slider.addEventListener("input", follow);
    }
    follow();
  }

  for (const figure of document.querySelectorAll("figure[data-heat]:not([data-alive])")) {
    figure.dataset.alive = "";
    enliven(figure);
  }
})();
