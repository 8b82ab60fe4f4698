// PurgeCSS as a filter: a stylesheet and the words of pages and scripts in, the rules that can match something out.
//
// node purge.mjs PATH-OF-PURGECSS < {"css": ..., "words": "..."}

import {text} from 'node:stream/consumers';
import {pathToFileURL} from 'node:url';

const {default: {PurgeCSS}} = await import(pathToFileURL(process.argv[2]).href);
const {css, words} = JSON.parse(await text(process.stdin));
const [result] = await new PurgeCSS().purge({
  content: [{raw: words, extension: 'txt'}],
  css: [{raw: css}],
  keyframes: true,
  variables: true,
});
process.stdout.write(result.css);
