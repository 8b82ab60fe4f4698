// Computes with a note's forms on its page: for explorer.js, compare.js and heat_map.js, which come behind it.
//
// A form is a tree: a number, a letter, or [operator, tree, ...]; see scripts/derive/readings/tree.py.

globalThis.stepwise ??= (() => {
  const OPERATIONS = {
    "+": (...terms) => terms.reduce((sum, term) => sum + term),
    "*": (...factors) => factors.reduce((product, factor) => product * factor),
    "-": (of) => -of,
    "/": (above, below) => above / below,
    "^": (base, exponent) => base ** exponent,
    "max": Math.max,
    "min": Math.min,
  };

  // The error function, which Math lacks: by the series DLMF 7.6.2, whose terms are all positive, and far out, where it
  // is nearly 1, by the continued fraction DLMF 7.9.1 of the rest.
  const erf = (x) => {
    const size = Math.abs(x);
    if (size > 6) return Math.sign(x); // the rest is less than a float shows
    let sum = 1, below = size;
    for (let n = 60; n > 0; n--) {
      sum = 1 + sum * 2 * x * x / (2 * n + 1);
      below = size + n / 2 / below;
    }
    const falling = Math.exp(-x * x) / Math.sqrt(Math.PI);
    return size < 2 ? 2 * falling * sum * x : Math.sign(x) * (1 - falling / below);
  };

  // Functions are Math's own, by their names, or trees in the letter u.
  const called = (how, u) =>
    typeof how !== "string" ? compute(how, {u}) : how === "erf" ? erf(u) : Math[how](u);

  const compute = (tree, at) => {
    if (!Array.isArray(tree)) return typeof tree === "string" ? at[tree] : tree;
    const [operator, ...rest] = tree;
    switch (operator) {
      case "constant":
        return Math[rest[1]];
      case "call":
        return called(rest[1], compute(rest[2], at));
      case "cases":
        return compute(piece(rest, at), at);
      case "entry":
        return rest.slice(1).reduce((part, place) => part[at[place] - 1], at[rest[0]]);
      case "delta":
        return Number(at[rest[0]] === at[rest[1]]);
      case "sum":
        return total(rest, at);
      default:
        return OPERATIONS[operator](...rest.map((part) => compute(part, at)));
    }
  };

  function total([index, size, of], at) {
    let sum = 0;
    for (let n = 1; n <= at[size]; n += 1) sum += compute(of, {...at, [index]: n});
    return sum;
  }

  // The piece of a function by cases that holds: the first before whose end we are, or what is said of an end itself.
  function piece([compared, pieces, ends, here], at) {
    const where = compute(compared, at);
    for (const [n, end] of ends.entries()) {
      const border = compute(end, at);
      if (where < border) return pieces[n];
      if (where === border) return here[n];
    }
    return pieces.at(-1);
  }

  const shown = (number, digits = 4) =>
    !Number.isFinite(number) ? "none"
      : Math.abs(number) < 1e6 ? number.toFixed(digits).replace(/^-(?=[0.]+$)/, "").replace("-", "−")
        : number.toExponential(digits).replace("e+", " · 10^").replace("-", "−");

  const element = (name, attributes = {}, ...content) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...content);
    return made;
  };

  // A function of a note at a point: {of, slope} as trees, `by` and `letter` for the variable and the value, `kinks`, which
  // are [place, slope, slope] with the slopes left and right as trees, null for none, and `interval`, the ends of the
  // variable or nulls. Beyond its interval there is no function, and at a kink no slope unless both sides agree.
  function valuesOf({of, slope, by, letter, kinks = [], interval = [null, null]}, given, x) {
    const [first, last] = interval.map((end) => end === null ? null : compute(end, given));
    const isInside = (first === null || x > first) && (last === null || x < last);
    const letters = {...given, [by]: x};
    const a = isInside ? compute(of, letters) : NaN;
    const kink = kinks.find(([place]) => Math.abs(compute(place, given) - x) < 1e-9);
    const [left, right] = (kink ?? []).slice(1).map((side) => side === null ? NaN : compute(side, given));
    const ours = kink ? (Math.abs(left - right) < 1e-9 ? left : NaN) : compute(slope, {...letters, [letter]: a});
    return {x, a, slope: isInside ? ours : NaN, isKink: Boolean(kink)};
  }

  // The path of a curve through points, with gaps where there is none; `seen` gives the place of a value, or NaN.
  function pathOf(points, across, seen) {
    let pen = "M";
    return points.map(([x, y]) => {
      const height = seen(y);
      const step = Number.isFinite(height) ? `${pen}${across(x).toFixed(1)} ${height.toFixed(1)}` : "";
      pen = step ? "L" : "M";
      return step;
    }).join("");
  }

  return {compute, piece, shown, element, valuesOf, pathOf};
})();
