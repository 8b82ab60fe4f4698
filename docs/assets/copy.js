// Gives a line one button that opens a list: what to copy of it.
//
// Any empty element of this kind gets one, in a page's Markdown or in what a script has put there before this one runs:
//
//   <div class="copies" data-name="line 7" data-tex="…" data-sympy="…" data-numpy="…" data-pytorch="…"></div>
//
// `data-name` is what is copied, as in "Copy line 7" and "Line 7 copied: TeX". The list has a row for each language that
// there is data for; and where the element has an id, or stands in a step, which has one, rows for a link to it and for a
// citation. The button stands at the upper right of the nearest ancestor that is positioned; the step, or the row of a
// table, shows it where the pointer or the focus is in it.
(() => {
  const LANGUAGES = {tex: "TeX", sympy: "SymPy", numpy: "NumPy", pytorch: "PyTorch"};
  const ICON = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M19 21H8V7h11m0-2H8a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h11
    a2 2 0 0 0 2-2V7a2 2 0 0 0-2-2m-3-4H4a2 2 0 0 0-2 2v14h2V3h12z"/></svg>`;

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

  function element(name, attributes, ...content) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...content);
    return made;
  }

  function heading() {
    const title = document.querySelector("article h1").cloneNode(true);
    title.querySelectorAll(".headerlink, mjx-assistive-mml").forEach((said) => said.remove());
    return title.textContent.trim();
  }

  // What can be copied, each by its label. Addresses are read when they are asked for.
  function offers(place) {
    const {name, ...code} = place.dataset;
    const offered = Object.entries(LANGUAGES).filter(([key]) => code[key]).map(([key, label]) => [label, () => code[key]]);
    const id = place.id || place.closest(".step")?.id;
    if (!id) return offered;
    const link = () => new URL(`#${id}`, location.href).href;
    return [...offered, ["Link", link], ["Citation", () => `Stepwise, "${heading()}", ${name}, ${link()}`]];
  }

  function fill(place) {
    const {name} = place.dataset;
    const opener = element("button", {type: "button", "aria-label": `Copy ${name}`, "aria-expanded": "false"});
    opener.innerHTML = ICON;
    let list;
    let said;
    let open;
    let calm;

    function close() {
      open.abort();
      list.hidden = true;
      opener.setAttribute("aria-expanded", "false");
    }

    async function choose(label, text) {
      await copied(text);
      close();
      opener.focus();
      said.textContent = `${name[0].toUpperCase()}${name.slice(1)} copied: ${label}`;
      clearTimeout(calm);
      calm = setTimeout(() => { said.textContent = ""; }, 2000);
    }

    function make() {
      const rows = offers(place).map(([label, text]) => {
        const row = element("button", {type: "button"}, label);
        row.addEventListener("click", () => choose(label, text()));
        return row;
      });
      list = element("div", {role: "group", "aria-label": `Copy ${name} as`}, ...rows);
      said = element("span", {class: "copy-said", role: "status"});
      place.append(list, said);
    }

    opener.addEventListener("click", () => {
      if (opener.getAttribute("aria-expanded") === "true") return close();
      if (!list) make();
      list.hidden = false;
      opener.setAttribute("aria-expanded", "true");
      list.scrollIntoView({block: "nearest"});
      open = new AbortController();
      const {signal} = open;
      const leave = ({target}) => { if (!place.contains(target)) close(); };
      document.addEventListener("click", leave, {signal});
      document.addEventListener("focusin", leave, {signal});
      document.addEventListener("keydown", ({key}) => {
        if (key !== "Escape") return;
        close();
        opener.focus();
      }, {signal});
    });
    place.append(opener);
  }

  document.querySelectorAll(".copies:empty").forEach(fill);
})();
