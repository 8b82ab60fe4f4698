// html-validate as a filter: node validate.mjs NODE_MODULES < [paths] gives [{path, rule, selector, message}].

import {createRequire} from 'node:module';
import {text} from 'node:stream/consumers';

const {HtmlValidate} = createRequire(`${process.argv[2]}/`)('html-validate');

const validator = new HtmlValidate({extends: ['html-validate:standard']});
const found = [];
for (const path of JSON.parse(await text(process.stdin))) {
  const report = await validator.validateFile(path);
  for (const {messages} of report.results) {
    for (const {ruleId: rule, selector, message} of messages) found.push({path, rule, selector, message});
  }
}
process.stdout.write(JSON.stringify(found));
