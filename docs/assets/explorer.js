// Makes a note's figure explorable: a point that moves along x, and what the two curves say there.
//
// It draws into the very SVG that matplotlib drew. The figure's data-explorer tells it
//   x, y       the ranges that the SVG's box with the id ...-plot spans
//   letters    of the variable and of the function's value
//   function   the function as a tree: a number, a letter, or [operator, tree, ...]
//   slope      the derivative as a tree in both letters
//   worked     the derivative as text, to put numbers into
//   places     [name, x] of points worth a visit

(() => {
  const OPERATIONS = {
    "+": (...terms) => terms.reduce((sum, term) => sum + term),
    "*": (...factors) => factors.reduce((product, factor) => product * factor),
    "-": (of) => -of,
    "/": (above, below) => above / below,
    "^": (base, exponent) => base ** exponent,
    exp: Math.exp,
    ln: Math.log,
    sinh: Math.sinh,
    cosh: Math.cosh,
    tanh: Math.tanh,
    abs: Math.abs,
  };

  const compute = (tree, at) =>
    Array.isArray(tree) ? OPERATIONS[tree[0]](...tree.slice(1).map((part) => compute(part, at)))
      : typeof tree === "string" ? at[tree] : tree;

  const shown = (number, digits = 4) => number.toFixed(digits).replace("-", "−");

  const element = (name, attributes = {}, ...content) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...content);
    return made;
  };

  const drawing = (name, svg) => svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", name));

  function explore(figure) {
    const told = JSON.parse(figure.dataset.explorer);
    const svg = figure.querySelector("svg");
    const [by, letter] = told.letters;
    const [low, high] = told.x.map((end) => Math.sign(end) * Math.floor(Math.abs(end)));

    const at = (x) => {
      const a = compute(told.function, {[by]: x});
      return {x, a, slope: compute(told.slope, {[by]: x, [letter]: a})};
    };
    const slopes = Array.from({length: 201}, (_, n) => at(low + (high - low) * n / 200).slope);
    const steepest = Math.max(...slopes.map(Math.abs));

    // From values to the SVG's own units, and back.
    const box = svg.querySelector('[id$="-plot"]').getBBox();
    const across = (x) => box.x + box.width * (x - told.x[0]) / (told.x[1] - told.x[0]);
    const up = (y) => box.y + box.height * (told.y[1] - y) / (told.y[1] - told.y[0]);
    const xUnder = (event) => {
      const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
      return told.x[0] + (point.x - box.x) / box.width * (told.x[1] - told.x[0]);
    };

    const moving = drawing("g", svg);
    moving.setAttribute("class", "explorer-moving");
    const guide = drawing("line", moving);
    guide.setAttribute("class", "guide");
    const tangent = drawing("line", moving);
    tangent.setAttribute("class", "tangent");
    const dots = ["function", "slope"].map((curve) => {
      const dot = drawing("circle", moving);
      dot.setAttribute("r", 7);
      dot.setAttribute("class", curve);
      return dot;
    });

    const slider = element("input", {
      type: "range", min: low, max: high, step: 0.1, id: `${svg.id || figure.id}-x`,
    });
    const label = element("label", {for: slider.id}, `Move the point along ${by}`);
    const places = element("div", {class: "explorer-places", role: "group", "aria-label": "Places worth a visit"});
    const values = element("dl", {class: "explorer-values"});
    const meter = element("meter", {min: 0, max: 1, "aria-label": "Size of the step, compared with the steepest place"});
    const step = element("p", {class: "explorer-step"});
    const spoken = element("p", {class: "explorer-spoken", role: "status"});
    figure.querySelector("figcaption").before(
      element("div", {class: "explorer"}, element("p", {class: "explorer-slide"}, label, slider), places, values, step, spoken),
    );

    let speak;
    function show(wanted) {
      const x = Math.min(high, Math.max(low, Math.round(wanted * 100) / 100));
      const {a, slope} = at(x);

      // The tangent is a fifth of the picture long, whatever its slope.
      const run = box.width / 10, rise = slope * (up(0) - up(1)) / (across(1) - across(0)) * run;
      const [dx, dy] = [run, rise].map((part) => part * run / Math.hypot(run, rise));
      const lines = [
        [guide, across(x), up(told.y[0]), across(x), up(a)],
        [tangent, across(x) - dx, up(a) + dy, across(x) + dx, up(a) - dy],
      ];
      for (const [line, ...ends] of lines) {
        ["x1", "y1", "x2", "y2"].forEach((end, n) => line.setAttribute(end, ends[n].toFixed(2)));
      }
      [a, slope].forEach((y, n) => {
        dots[n].setAttribute("cx", across(x).toFixed(2));
        dots[n].setAttribute("cy", up(y).toFixed(2));
      });

      const inserted = a < 0 ? `(${shown(a)})` : shown(a);
      const worked = told.worked.replaceAll(letter, inserted);
      values.replaceChildren(...[
        [by, shown(x, 2)],
        [letter, shown(a)],
        ["slope", `${told.worked} = ${worked} = ${shown(slope)}`],
      ].flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
      const share = Math.abs(slope) / steepest;
      meter.value = share;
      step.replaceChildren(
        `A gradient that passes here is multiplied by ${shown(slope)}: `,
        share < 0.1 ? "almost nothing is left of the step." : share < 0.9 ? "a part of the step is left." :
          "the largest step that this function allows.",
        meter,
      );
      slider.value = x;
      slider.setAttribute("aria-valuetext", `${by} is ${shown(x, 2)}, ${letter} is ${shown(a)}, slope ${shown(slope)}`);
      places.querySelectorAll("button").forEach((button) => {
        button.setAttribute("aria-pressed", Number(button.value) === x);
      });
      return `${by} is ${shown(x, 2)}, ${letter} is ${shown(a)}, the slope is ${shown(slope)}.`;
    }

    // The slider speaks for itself; what else moves the point is announced once it rests.
    function showAndSay(x) {
      const sentence = show(x);
      clearTimeout(speak);
      speak = setTimeout(() => { spoken.textContent = sentence; }, 500);
    }

    for (const [name, x] of told.places) {
      const button = element("button", {type: "button", value: x, class: "explorer-place"}, name);
      button.addEventListener("click", () => showAndSay(x));
      places.append(button);
    }
    slider.addEventListener("input", () => show(slider.valueAsNumber));
    svg.addEventListener("pointerdown", (event) => {
      svg.setPointerCapture(event.pointerId);
      showAndSay(xUnder(event));
    });
    svg.addEventListener("pointermove", (event) => {
      if (svg.hasPointerCapture(event.pointerId)) showAndSay(xUnder(event));
    });
    show(told.places.length ? 1 : (low + high) / 2);
  }

  // What is in view stays where it is when a figure above it grows; most browsers see to that by themselves.
  function exploreInPlace(figure) {
    const {bottom} = figure.getBoundingClientRect();
    explore(figure);
    const grown = figure.getBoundingClientRect().bottom - bottom;
    if (bottom < 0 && !CSS.supports("overflow-anchor", "auto")) scrollBy({top: grown, behavior: "instant"});
  }

  // A figure comes to life while nothing else is to be done, so that a page opens as fast as one without, and wherever it
  // stands: whoever goes from control to control, by keyboard or by ear, must find it before it comes near.
  const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(work, 50));
  for (const figure of document.querySelectorAll("figure[data-explorer]:not([data-alive])")) {
    figure.dataset.alive = "";
    whenIdle(() => exploreInPlace(figure));
  }
})();
