// MathJax as a filter: the formulas of pages in, HTML and a stylesheet for each page out.
//
// node mathjax.mjs PATH-OF-MATHJAX < {"pages": [[{"tex": ..., "display": ..., "reference": ...}, ...], ...], "macros": {...}}
// gives [{"markup": [...], "css": ..., "labels": [...], "failed": {index: reason}}, ...], one for each page.

import {dirname} from 'node:path';
import {text} from 'node:stream/consumers';
import {pathToFileURL} from 'node:url';

const FROM_ANOTHER_HOST = ['mhchem', 'bbm', 'bboldx', 'dsfont']; // their fonts are packages that are not installed
// What a page's styles and scripts would not know of: colors for one scheme, links, classes, tooltips.
const NOT_OF_A_FORMULA = ['color', 'colortbl', 'html', 'texhtml', 'action'];
const REFUSED = [...FROM_ANOTHER_HOST, ...NOT_OF_A_FORMULA];
// The TeX of every subexpression, for MathJax's explorer, would be half of the page; no browser of today reads the other.
const UNREAD = / data-latex="[^"]*"| unselectable="on"/g;
const LONG = 20; // characters: what fits beside some words on the narrowest phone

const {default: MathJax} = await import(pathToFileURL(process.argv[2]).href);
const {pages, macros} = JSON.parse(await text(process.stdin));

await MathJax.init({
  loader: {
    load: ['input/tex', 'output/chtml', 'a11y/assistive-mml'],
    paths: {mathjax: pathToFileURL(dirname(process.argv[2])).href},  // a path with a # or a % in it is no address
  },
  tex: {
    // Without these, what is wrong becomes a red box on the page.
    packages: {'[-]': ['noerrors', 'noundefined']},
    formatError: (_, error) => { throw error; },
    autoload: Object.fromEntries(REFUSED.map((name) => [name, []])),
    require: {allow: Object.fromEntries(REFUSED.map((name) => [name, false]))},
    tags: 'ams',
    macros,
  },
});

// What a page needs of MathJax besides its core, and is not there yet: to fetch it in the middle of a formula would count
// the formula's labels twice.
class NotThere extends Error {}

async function typeset(formula, inline, all) {
  // Breaks cost an element at each operator, and a font: only where a line needs them.
  MathJax.startup.output.options.linebreaks.inline = inline;
  const options = {display: formula.display};
  if (all) return MathJax.tex2chtmlPromise(formula.tex, options);
  try {
    return MathJax.tex2chtml(formula.tex, options);
  } catch (error) {
    throw error.retry ? new NotThere('', {cause: error.retry}) : error;
  }
}

// The formula, which may break across lines if it is long; in a box of its own if it is long and cannot.
async function fitting(formula, all) {
  const {adaptor} = MathJax.startup;
  const node = await typeset(formula, false, all);
  const length = (part) => [...adaptor.textContent(part)].length;
  if (formula.display || length(adaptor.firstChild(node)) <= LONG) return node;
  const broken = await typeset(formula, true, all);
  const lengths = [0];
  for (const part of adaptor.childNodes(adaptor.firstChild(broken))) {
    if (adaptor.kind(part) === 'mjx-break') lengths.push(0);
    else lengths.push(lengths.pop() + length(part));
  }
  if (Math.max(...lengths) <= LONG) return broken;
  adaptor.addClass(node, 'wide');
  return node;
}

async function page(formulas, all) {
  // Macros, labels, numbers and the styles of a page begin anew.
  MathJax.startup.getComponents();
  MathJax.startup.makeMethods();
  if (all) await MathJax.startup.output.font.loadDynamicFiles();
  const {adaptor} = MathJax.startup;
  const markup = formulas.map(() => '');
  const failed = {};
  // References come last, when all labels are known.
  for (const references of [false, true]) {
    for (const [index, formula] of formulas.entries()) {
      if (formula.reference !== references) continue;
      try {
        markup[index] = adaptor.outerHTML(await fitting(formula, all)).replaceAll(UNREAD, '');
      } catch (error) {
        if (error instanceof NotThere) {
          await error.cause.catch(() => {}); // what arrives later would take away its commands; a failure comes again
          return page(formulas, true);
        }
        failed[index] = error.message;
      }
    }
  }
  const {allLabels} = MathJax.startup.document.inputJax[0].parseOptions.tags;
  const labels = Object.keys(allLabels).filter((label) => allLabels[label].id); // those of an equation with a number
  return {markup, css: adaptor.textContent(MathJax.chtmlStylesheet()), labels, failed};
}

const answers = [];
for (const formulas of pages) answers.push(await page(formulas, false));
process.stdout.write(JSON.stringify(answers));
MathJax.done();
