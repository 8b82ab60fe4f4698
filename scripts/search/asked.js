// Stands at the head of Material's search worker and sees each message first, so that what the pages say and what a
// person types become the same words.
{
  const [SETUP, QUERY] = [0, 2]; // Material's numbers for its messages
  const PART = "[\\p{L}\\p{N}_.()|]+";
  const RUN = new RegExp(`${PART}(?:\\s*[-−+*/^·]+\\s*${PART})*`, "gu");
  const OPERATOR = /[-−+*/^·(]/;
  const LETTER_ALONE = /(?<![\p{L}\p{N}_])\p{L}(?![\p{L}\p{N}])/u;
  const HUMPS = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
  const ENDING = /(?<=\p{L}{4})(?:ies|ing|ed|es)$|(?<=\p{L}{3})(?<!s)s$/u;

  const isFormula = (run) =>
    OPERATOR.test(run) && /\p{L}/u.test(run) && (/\p{N}/u.test(run) || LETTER_ALONE.test(run));

  // A formula becomes one word, however it is written: 1 - np.tanh(x)**2 and 1-tanh(x)^2 are both ƒ1tanhx2. The letter in
  // front keeps it from being found by a word that it happens to begin with.
  const squeezed = (formula) => "ƒ" + formula.toLowerCase()
    .replace(/\b(?:np|jnp|torch|math)\./g, "")
    .replace(/\be(?:\^|\*\*)/g, "exp")
    .replace(/\bln\b/g, "log")
    .replace(/\|([^|]*)\|/g, "abs($1)")
    .replace(/[^\p{L}\p{N}]/gu, "");
  const formulas = (text) => (text.match(RUN) ?? []).filter(isFormula).map(squeezed)
    .filter(({length}) => length > 3 && length < 40);

  let known = new Set();
  const isKnown = (start) => [...known].some((word) => word.startsWith(start));

  // Each section gets its formulas as words, and the parts of names such as PyTorch.
  const read = ({config, docs}) => {
    const separator = new RegExp(config.separator);
    known = new Set();
    docs.forEach((doc) => {
      const said = `${doc.title};${doc.text.replace(/<[^>]*>/g, ";")}`;
      const given = doc.words ?? "";
      const parts = `${said} ${given}`.split(separator).map((word) => word.split(HUMPS)).filter(({length}) => length > 1);
      doc.words = [given, ...formulas(given), ...new Set([...formulas(said), ...parts.flat()])].join(" ");
      [said, doc.words, ...doc.tags ?? []].join(" ").toLowerCase().split(separator).forEach((word) => known.add(word));
    });
  };

  // Material finds what begins with the word that it is asked for, so without its ending a word finds its relatives. One
  // that is still being typed may have half an ending.
  const start = (word) => {
    const stem = word.replace(ENDING, "");
    if (isKnown(stem)) return stem;
    const least = Math.max(5, word.length * 2 / 3);
    for (let end = word.length; end >= least; end -= 1) if (isKnown(word.slice(0, end))) return word.slice(0, end);
    return word;
  };

  let typedAs = new Map();
  const asked = (query) => {
    typedAs = new Map();
    if (query.includes('"')) return query; // all that is in quotation marks must be there, and Material sees to that
    const tight = query.replace(/(?<=\()\s+|\s+(?=\))|(?<=\b\w)\s+(?=\()/g, "");
    const rest = tight.replace(RUN, (run) => {
      const word = squeezed(run);
      if (!isFormula(run) || !isKnown(word)) return run;
      typedAs.set(known.has(word) ? `${word}^1` : word, run); // Material takes one with a weight for a whole word
      return " ";
    });
    const words = rest.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
      .flatMap((word) => isKnown(word.toLowerCase()) ? word : word.split(HUMPS))
      .map((word) => word.toLowerCase());
    const telling = words.filter((word) => (word.length > 1 || word > "z" || /\p{N}/u.test(word)) && lunr.stopWordFilter(word));
    (telling.length || typedAs.size ? telling : words).forEach((word) => typedAs.set(start(word), word));
    return [...typedAs.keys()].join(" ");
  };

  // A section whose heading has all of several words is shown beside its page, which would hide it.
  const isNamed = ({location, title, terms}) => location.includes("#") && Object.keys(terms).length > 1 &&
    (title.match(/<mark/g) ?? []).length >= Object.keys(terms).length;

  // The very words that a heading has: each counts once more, so that tanh comes before Tanhshrink, which only begins so.
  const headed = ({title, terms}) =>
    (title.match(/(?<=<mark[^>]*>)[^<]+(?=<\/mark>(?![\p{L}\p{N}]))/gu) ?? [])
      .filter((word) => Object.hasOwn(terms, word.toLowerCase())).length;

  // A section with all words comes before one with some, whatever their weight.
  const rank = (pages) => {
    const best = (sections) => Math.max(...sections.map(({score}) => score));
    pages.flat().forEach((section) => {
      const found = Object.values(section.terms);
      section.score *= (found.filter(Boolean).length / found.length || 0) ** 6 * (1 + headed(section));
    });
    pages.sort((a, b) => best(b) - best(a));
    pages.forEach((sections) => {
      const most = best(sections);
      sections.filter(isNamed).forEach((section) => { section.score = most; });
      sections.sort((a, b) => b.score - a.score);
    });
  };

  const tidy = (section) => {
    // Where nothing in the text was found, Material would show all of it.
    if (!section.text.includes("<mark>")) {
      section.text = section.text.match(/^.*?<(\w+)>.*?<\/\1>/s)?.[0] ?? section.text.slice(0, 300);
    }
    // What is missing is named as it was typed.
    section.terms = Object.fromEntries(Object.entries(section.terms).map(([word, found]) =>
      [found ? word : typedAs.get(word) ?? typedAs.get(`${word}^1`) ?? word, found]));
  };

  addEventListener("message", ({data: message}) => {
    if (message.type === SETUP) read(message.data);
    if (message.type === QUERY) message.data = asked(message.data);
  });

  const send = postMessage;
  self.postMessage = (message, ...rest) => {
    const pages = message.data?.items ?? [];
    rank(pages);
    pages.flat().forEach(tidy);
    send(message, ...rest);
  };
}
