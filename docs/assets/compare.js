// Draws up to four functions and their derivatives into one drawing, and shows their values beside each other.
//
// The figure's data-compare tells it
//   x, y       the ranges of the drawing, which has `unit` units for each of both
//   first      the functions that are drawn at first
//   functions  by their names: title, link, and what explorer.js is told of a function as well
//
// The choice stands in the address: ?f=relu,elu&x=1&elu.α=2

(() => {
  const {element, shown, valuesOf, pathOf} = stepwise; // of compute.js
  const figure = document.querySelector("figure[data-compare]:not([data-alive])");
  if (!figure) return;
  figure.dataset.alive = "";
  const told = JSON.parse(figure.dataset.compare);
  const svg = figure.querySelector("svg");
  const paths = svg.querySelector(".curves");
  const [low, high] = told.x, [bottom, top] = told.y;
  const across = (x) => (x - low) * told.unit;
  const seen = (y) => (y >= bottom && y <= top ? (top - y) * told.unit : NaN);

  const address = new URLSearchParams(location.search);
  const wanted = (address.get("f") ?? "").split(",").filter((name) => name in told.functions).slice(0, 4);
  const slots = [...Array(4)].map((_, n) => ({name: (wanted.length ? wanted : told.first)[n] ?? "", given: {}}));
  const number = (text, least, most, otherwise) =>
    text !== null && Number.isFinite(Number(text)) ? Math.min(most, Math.max(least, Number(text))) : otherwise;
  let x = number(address.get("x"), low, high, 1);

  const parametersOf = (name) => told.functions[name]?.parameters ?? [];
  const begin = (slot, asked) => {
    slot.given = Object.fromEntries(parametersOf(slot.name).map(({letter, shown, low, high}) =>
      [letter, number(asked?.get(`${slot.name}.${letter}`) ?? null, low, high, shown)]));
  };
  const valueOf = ({name, given}, x) => {
    const {function: of, letters: [by, letter], ...rest} = told.functions[name];
    return valuesOf({...rest, of, by, letter}, given, x);
  };

  const spoken = element("p", {class: "explorer-spoken", role: "status"});
  const controls = document.querySelector(".compare-controls");
  const table = document.querySelector(".compare-values");

  function draw() {
    const chosen = slots.filter(({name}) => name);
    const curves = slots.flatMap((slot, n) => {
      if (!slot.name) return [];
      const points = Array.from({length: 481}, (_, n) => valueOf(slot, low + (high - low) * n / 480));
      return ["slope", "a"].map((kind) => {
        const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
        path.setAttribute("class", `nth-${n + 1}${kind === "slope" ? " slope" : ""}`);
        path.setAttribute("d", pathOf(points.map((point) => [point.x, point[kind]]), across, seen));
        return path;
      });
    });
    const guide = document.createElementNS("http://www.w3.org/2000/svg", "path");
    guide.setAttribute("class", "guide");
    guide.setAttribute("d", `M${across(x)} 0V${across(low) + (top - bottom) * told.unit}`);
    paths.replaceChildren(guide, ...curves);
    const names = chosen.map(({name}) => told.functions[name].title).join(", ");
    svg.setAttribute("aria-label", `${names} and their derivatives`);
    figure.querySelector("figcaption").textContent = `${names}: functions solid, derivatives dashed.`;
    tabulate(chosen);
    remember(chosen);
  }

  function tabulate(chosen) {
    const row = (slot) => {
      const {title, link} = told.functions[slot.name];
      const {a, slope} = valueOf(slot, x);
      const with_ = Object.entries(slot.given).map(([letter, value]) => `, ${letter} = ${shown(value, 2)}`).join("");
      return element("tr", {}, element("th", {scope: "row"}, element("a", {href: link}, title), with_),
        element("td", {}, shown(a)), element("td", {}, shown(slope)));
    };
    const heads = [`At x = ${shown(x, 2)}`, "Value", "Derivative"].map((text) => element("th", {scope: "col"}, text));
    table.querySelector("thead").replaceChildren(element("tr", {}, ...heads));
    table.querySelector("tbody").replaceChildren(...chosen.map(row));
  }

  function remember(chosen) {
    const asked = new URLSearchParams({f: chosen.map(({name}) => name).join(","), x: String(x)});
    for (const {name, given} of chosen) {
      for (const {letter, shown} of parametersOf(name)) {
        if (given[letter] !== shown) asked.set(`${name}.${letter}`, given[letter]);
      }
    }
    const text = decodeURIComponent(asked.toString());
    history.replaceState(history.state, "", `${location.pathname}?${text}${location.hash}`);
  }

  const names = Object.entries(told.functions);
  slots.forEach((slot, n) => {
    begin(slot, address);
    const select = element("select", {id: `compare-${n}`}, element("option", {value: ""}, "none"),
      ...names.map(([name, {title}]) => element("option", {value: name}, title)));
    select.value = slot.name;
    const label = element("label", {for: select.id}, `Function ${n + 1}`);
    const swatch = element("span", {class: `swatch nth-${n + 1}`, "aria-hidden": "true"});
    const knobs = element("span", {class: "compare-knobs"});
    const turn = () => knobs.replaceChildren(...parametersOf(slot.name).flatMap(({letter, low, high}) => {
      const knob = element("input", {type: "range", min: low, max: high, step: 0.05, id: `compare-${n}-${letter}`});
      knob.value = slot.given[letter];
      knob.addEventListener("input", () => {
        slot.given[letter] = knob.valueAsNumber;
        draw();
      });
      return [element("label", {for: knob.id}, letter), knob];
    }));
    select.addEventListener("change", () => {
      slot.name = select.value;
      begin(slot);
      turn();
      draw();
      spoken.textContent = figure.querySelector("figcaption").textContent;
    });
    turn();
    controls.append(element("p", {class: "compare-slot"}, swatch, label, select, knobs));
  });
  const slider = element("input", {type: "range", min: low, max: high, step: 0.1, id: "compare-x"});
  slider.value = x;
  slider.addEventListener("input", () => {
    x = slider.valueAsNumber;
    draw();
  });
  figure.after(element("p", {class: "explorer-slide"}, element("label", {for: "compare-x"}, "Values at x"), slider), spoken);
  draw();
})();
