// Makes a note's figure explorable: a point that moves along x, and what the two curves say there.
//
// It draws into the very SVG that matplotlib drew. The figure's data-explorer tells it
//   x, y       the ranges that the SVG's box with the id ...-plot spans
//   letters    of the variable and of the function's value
//   function   the function as a tree: a number, a letter, or [operator, tree, ...]; see scripts/derive/readings/tree.py
//   slope      the derivative as a tree in both letters, computed and printed
//   places     [name, x] of points worth a visit
//   kinks      where there are some: [place, slope, slope] as trees, the slopes left and right, null where there is none
//   parameters where there are some: {letter, shown, low, high} for a slider each
//   interval   where x ends: the two ends as trees, null for one that is not there

(() => {
  const {compute, piece, shown, element, valuesOf, pathOf} = stepwise; // of compute.js

  // How tightly a printed tree holds together, the loosest first.
  const SUM = 0, SIGNED = 1, PRODUCT = 2, POWER = 3, ATOM = 4;

  const isSum = (tree) => tree[0] === "+";
  const isLetter = (tree) => typeof tree === "string";

  // Whether a product of letters reads well without a dot: a(1 − a) and 2x do.
  const juxtaposed = (left, right) => {
    const base = right[0] === "^" ? right[1] : right;
    return isSum(base) ? isSum(left) || !Array.isArray(left) : typeof left === "number" && isLetter(base) && base.length === 1;
  };

  // A tree as text, and how tightly that holds; where `texts` gives a letter's number as text, that stands for it.
  function printed(tree, texts, at) {
    const inside = (part, need) => {
      const [text, hold] = printed(part, texts, at);
      return hold < need ? `(${text})` : text;
    };
    if (isLetter(tree) && texts) {
      const text = texts[tree];
      return [text, text.startsWith("−") ? SIGNED : text.includes("·") ? PRODUCT : ATOM];
    }
    if (!Array.isArray(tree)) return [String(tree), ATOM];
    const [operator, first, ...rest] = tree;
    const [second] = rest;
    switch (operator) {
      case "+":
        return [inside(first, SIGNED) + rest.map((term) =>
          term[0] === "-" ? ` − ${inside(term[1], PRODUCT)}` : ` + ${inside(term, PRODUCT)}`).join(""), SUM];
      case "-":
        return [`−${inside(first, PRODUCT)}`, SIGNED];
      case "*":
        return [inside(first, POWER) + rest.map((factor, n) =>
          (!texts && juxtaposed(tree[n + 1], factor) ? "" : " · ") + inside(factor, POWER)).join(""), PRODUCT];
      case "/":
        return [`${inside(first, POWER)}/${inside(second, POWER)}`, PRODUCT];
      case "^":
        return [`${inside(first, ATOM)}^${inside(second, ATOM)}`, POWER];
      case "constant":
        return [first, ATOM];
      case "cases":
        return at ? printed(piece([first, ...rest], at), texts, at) : ["slope", ATOM];
      case "max":
      case "min":
        return [`${operator}(${[first, ...rest].map((part) => printed(part, texts, at)[0]).join(", ")})`, ATOM];
      default:
        return [`${first}(${printed(rest[1], texts, at)[0]})`, ATOM];
    }
  }

  const drawing = (name, svg) => svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", name));

  function explore(figure) {
    const told = JSON.parse(figure.dataset.explorer);
    const svg = figure.querySelector("svg");
    const [by, letter] = told.letters;
    const whole = [Math.ceil(told.x[0]), Math.floor(told.x[1])];
    const [low, high] = whole[0] < whole[1] ? whole : told.x;
    const [letters] = printed(told.slope);
    const parameters = told.parameters ?? [];
    const given = Object.fromEntries(parameters.map((each) => [each.letter, each.shown]));

    const curves = {...told, of: told.function, by, letter};
    const at = (x) => valuesOf(curves, given, x);
    const steepest = () => {
      const slopes = Array.from({length: 201}, (_, n) => at(low + (high - low) * n / 200).slope);
      return Math.max(0, ...slopes.map(Math.abs).filter(Number.isFinite));
    };

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

    // The curves for other parameters than those that the picture shows, beside its own.
    const others = parameters.length ? ["function", "slope"].map((curve) => {
      const path = drawing("path", moving);
      path.setAttribute("class", `other ${curve}`);
      return path;
    }) : [];
    function draw() {
      const isOther = parameters.some((each) => given[each.letter] !== each.shown);
      const points = Array.from({length: 401}, (_, n) => at(told.x[0] + (told.x[1] - told.x[0]) * n / 400));
      others.forEach((path, n) => {
        path.setAttribute("d", isOther ? pathOf(points.map(({x, a, slope}) => [x, n ? slope : a]), across, seen) : "");
      });
    }
    const knobs = parameters.map(({letter: name, shown: value, low: least, high: most}) => {
      const knob = element("input", {type: "range", min: least, max: most, step: 0.05, value, id: `${figure.id}-${name}`});
      knob.addEventListener("input", () => {
        given[name] = knob.valueAsNumber;
        draw();
        show(slider.valueAsNumber);
      });
      return element("p", {class: "explorer-slide"}, element("label", {for: knob.id}, `Change ${name}`), knob);
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
      element("div", {class: "explorer"}, element("p", {class: "explorer-slide"}, label, slider), ...knobs, places, values, step, spoken),
    );

    // Where a number is not finite, or would lie outside of the picture, there is nothing to draw.
    const seen = (y) => (y >= told.y[0] && y <= told.y[1] ? up(y) : NaN);
    const place = (part, ends) => {
      const there = Object.values(ends).every(Number.isFinite);
      part.setAttribute("visibility", there ? "visible" : "hidden");
      for (const [key, value] of Object.entries(there ? ends : {})) part.setAttribute(key, value.toFixed(2));
    };

    let speak;
    function show(wanted) {
      const x = Math.min(high, Math.max(low, Math.round(wanted * 100) / 100));
      const {a, slope, isKink} = at(x);
      const numbers = {...given, [by]: x, [letter]: a};
      const digits = (number) => (number === +number.toFixed(2) ? 2 : 4);
      const settings = Object.entries(given).map(([name, number]) => [name, shown(number, digits(number))]);
      const texts = {...Object.fromEntries(settings), [by]: shown(x, 2), [letter]: shown(a)};

      // The tangent is a fifth of the picture long, whatever its slope.
      const run = box.width / 10, rise = slope * (up(0) - up(1)) / (across(1) - across(0)) * run;
      const [dx, dy] = [run, rise].map((part) => part * run / Math.hypot(run, rise));
      const height = seen(a);
      place(guide, {x1: across(x), y1: up(told.y[0]), x2: across(x), y2: height || up(told.y[1])});
      place(tangent, {x1: across(x) - dx, y1: height + dy, x2: across(x) + dx, y2: height - dy});
      [height, seen(slope)].forEach((cy, n) => place(dots[n], {cx: across(x), cy}));

      const exists = Number.isFinite(slope);
      values.replaceChildren(...[
        [by, texts[by]],
        [letter, texts[letter]],
        ["slope", !exists ? "none" : isKink ? `both sides have ${shown(slope)}`
          : `${letters} = ${printed(told.slope, texts, numbers)[0]} = ${shown(slope)}`],
        ...parameters.map((each) => [each.letter, texts[each.letter]]),
      ].flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
      if (exists) {
        const share = Math.abs(slope) / (steepest() || 1);
        meter.value = share;
        step.replaceChildren(
          `A gradient that passes here is multiplied by ${shown(slope)}: `,
          Math.abs(slope) > 1 ? "the step grows." : Math.abs(slope) < 0.05 ? "almost nothing is left of the step." :
            share < 0.9 ? "a part of the step is left." : "the largest step that this figure shows.",
          meter,
        );
      } else {
        step.replaceChildren("There is no slope here by which a gradient could be multiplied.");
      }
      slider.value = x;
      slider.setAttribute("aria-valuetext", `${by} is ${texts[by]}, ${letter} is ${texts[letter]}, slope ${shown(slope)}`);
      places.querySelectorAll("button").forEach((button) => {
        button.setAttribute("aria-pressed", Math.abs(button.value - x) < 0.005);
      });
      return `${by} is ${texts[by]}, ${letter} is ${texts[letter]}, the slope is ${shown(slope)}.`;
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
