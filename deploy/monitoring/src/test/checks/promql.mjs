// Reads a JSON array of queries from standard input and prints those that are not PromQL, one a line.
import { parser } from '@prometheus-io/lezer-promql';
import { readFileSync } from 'node:fs';

const queries = JSON.parse(readFileSync(0, 'utf8'));
for (const query of queries) {
  let broken = false;
  parser.parse(query).iterate({
    enter(node) {
      broken = broken || node.type.isError;
    },
  });
  if (broken) {
    console.log(query.replaceAll('\n', ' '));
  }
}
