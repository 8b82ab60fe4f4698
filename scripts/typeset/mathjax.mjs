// MathJax as a filter: formulas in, HTML and a stylesheet out.
//
// node mathjax.mjs PATH-OF-MATHJAX < [{"tex": ..., "display": ...}, ...]
// gives {"markup": [...], "css": ...}, or {"failed": index, "reason": ...} at the first formula that it cannot read.

import {dirname} from 'node:path';
import {text} from 'node:stream/consumers';
import {pathToFileURL} from 'node:url';

const {default: MathJax} = await import(pathToFileURL(process.argv[2]).href);

await MathJax.init({
  loader: {
    load: ['input/tex', 'output/chtml', 'a11y/assistive-mml'],
    paths: {mathjax: pathToFileURL(dirname(process.argv[2])).href},  // a path with a # or a % in it is no address
  },
  tex: {
    // Without these, what is wrong becomes a red box on the page.
    packages: {'[-]': ['noerrors', 'noundefined']},
    formatError: (_, error) => { throw error; },
  },
  // Inline formulas here are short; breaking them would cost a font, and an element at each operator.
  output: {linebreaks: {inline: false}},
});

const {adaptor} = MathJax.startup;
const markup = [];
let answer;
for (const {tex, display} of JSON.parse(await text(process.stdin))) {
  try {
    const node = await MathJax.tex2chtmlPromise(tex, {display});
    // The TeX of every subexpression, for MathJax's explorer, would be half of the page.
    markup.push(adaptor.outerHTML(node).replaceAll(/ data-latex="[^"]*"/g, ''));
  } catch (error) {
    answer = {failed: markup.length, reason: error.message};
    break;
  }
}
answer ??= {markup, css: adaptor.textContent(MathJax.chtmlStylesheet())};
process.stdout.write(JSON.stringify(answer));
MathJax.done();
