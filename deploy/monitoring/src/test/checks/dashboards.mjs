// Compiles each dashboard given as an argument against the types of Grafana, and prints what does not fit.
import ts from 'typescript';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const raw = '@grafana/schema/dist/esm/raw/composable';
const types = {
  timeseries: ['TimeSeries', true],
  stat: ['Stat', false],
  bargauge: ['BarGauge', false],
  table: ['Table', true],
};

// JSON has the values of enums, not their names.
const head = `
import type { Dashboard, Panel, RowPanel } from '@grafana/schema';
import type { Options as TimeSeries, FieldConfig as TimeSeriesFields } from '${raw}/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';
import type { Options as Stat } from '${raw}/stat/panelcfg/x/StatPanelCfg_types.gen';
import type { Options as BarGauge } from '${raw}/bargauge/panelcfg/x/BarGaugePanelCfg_types.gen';
import type { Options as Table, FieldConfig as TableFields } from '${raw}/table/panelcfg/x/TablePanelCfg_types.gen';
import type { DataQuery } from '@grafana/schema';
type Plain<T> = T extends string
  ? \`\${T}\`
  : T extends number
    ? \`\${T}\` extends \`\${infer N extends number}\` ? N : never
    : T extends (infer U)[]
      ? Plain<U>[]
      : T extends object
        ? { [K in keyof T]: Plain<T[K]> }
        : T;
// What the data source for Prometheus adds to a query; its own types are not published.
interface PrometheusQuery extends DataQuery {
  editorMode: 'code' | 'builder';
  expr: string;
  format?: 'time_series' | 'table' | 'heatmap';
  instant: boolean;
  legendFormat?: string;
  range: boolean;
}
`;

function source(dashboard) {
  const queries = dashboard.annotations.list.map((annotation) => annotation.target);
  dashboard.annotations.list.forEach((annotation) => delete annotation.target);
  const lines = [head, `const dashboard: Plain<Dashboard> = ${JSON.stringify(dashboard)};`];
  for (const panel of dashboard.panels.filter((it) => it.type !== 'row')) {
    const [type, hasFields] = types[panel.type] ?? ['never', false];
    lines.push(`const options${panel.id}: Plain<Partial<${type}>> = ${JSON.stringify(panel.options)};`);
    if (hasFields) {
      const custom = JSON.stringify(panel.fieldConfig.defaults.custom ?? {});
      lines.push(`const custom${panel.id}: Plain<Partial<${type}Fields>> = ${custom};`);
    }
    queries.push(...panel.targets);
  }
  queries.forEach((query, i) => lines.push(`const query${i}: Plain<PrometheusQuery> = ${JSON.stringify(query)};`));
  return lines.join('\n');
}

const options = {
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  types: [],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};
const files = new Map(
  process.argv.slice(2).map((file) => [join(here, `${basename(file, '.json')}.ts`), source(JSON.parse(readFileSync(file, 'utf8')))]),
);
const host = ts.createCompilerHost(options);
const { readFile, fileExists } = host;
host.readFile = (name) => files.get(name) ?? readFile(name);
host.fileExists = (name) => files.has(name) || fileExists(name);
const getSourceFile = host.getSourceFile;
host.getSourceFile = (name, ...rest) =>
  files.has(name) ? ts.createSourceFile(name, files.get(name), ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest);

for (const found of ts.getPreEmitDiagnostics(ts.createProgram([...files.keys()], options, host))) {
  console.log(`${found.file ? basename(found.file.fileName) : ''}: ${ts.flattenDiagnosticMessageText(found.messageText, ' ')}`);
}
