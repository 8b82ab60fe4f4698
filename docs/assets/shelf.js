// Sorts and filters the table of all functions. The rows tell what is proved of them: data-is, and a number to sort by.
(() => {
  const table = document.querySelector("table.shelf");
  const bar = document.querySelector(".shelf-filters:empty");
  if (!bar) return; // the page has no table, or has been here before
  const rows = [...table.tBodies[0].rows];
  const FILTERS = {
    smooth: "Smooth",
    bounded: "Bounded",
    monotone: "Monotone",
    output: "By its own value",
    parameter: "Has a parameter",
  };

  const element = (name, attributes, ...content) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...content);
    return made;
  };

  const count = element("p", {role: "status"});
  const filters = Object.entries(FILTERS).map(([key, label]) => {
    const made = element("button", {type: "button", "aria-pressed": "false"}, label);
    made.addEventListener("click", () => {
      made.setAttribute("aria-pressed", made.getAttribute("aria-pressed") === "false");
      filter();
    });
    return {key, made};
  });

  function filter() {
    const wanted = filters.filter(({made}) => made.getAttribute("aria-pressed") === "true").map(({key}) => key);
    for (const row of rows) row.hidden = !wanted.every((key) => row.dataset.is.split(" ").includes(key));
    count.textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length}`;
  }

  const name = (row) => row.querySelector(".name").textContent;
  const byName = (one, other) => name(one).localeCompare(name(other));
  const by = (key) => (one, other) => one.dataset[key] - other.dataset[key] || byName(one, other);

  // What is not known comes last in either direction.
  function sort(head, key) {
    const up = head.getAttribute("aria-sort") !== "ascending";
    heads.forEach((each) => each.setAttribute("aria-sort", "none"));
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const known = rows.filter((row) => key === "name" || row.dataset[key]).sort(key === "name" ? byName : by(key));
    const rest = rows.filter((row) => !known.includes(row)).sort(byName);
    table.tBodies[0].append(...(up ? known : known.reverse()), ...rest);
  }

  const heads = [...table.querySelectorAll("[data-sort]")];
  for (const head of heads) {
    const made = element("button", {type: "button"}, ...head.childNodes);
    made.addEventListener("click", () => sort(head, head.dataset.sort));
    head.append(made);
    head.setAttribute("aria-sort", head.dataset.sort === "name" ? "ascending" : "none");
  }
  bar.append(...filters.map(({made}) => made), count);
  filter();
})();
