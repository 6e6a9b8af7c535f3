// `npm run docs`: writes the tables of docs/elements/<tag>.md from the manifest of the last build. With `--check` it writes nothing and
// fails where a page says something else than the code does.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { dist, root } from './build/paths.js';

interface Member {
  readonly kind?: string;
  readonly name: string;
  readonly attribute?: string;
  readonly description?: string;
  readonly default?: string;
  readonly readonly?: boolean;
  readonly type?: { readonly text: string };
  readonly return?: { readonly type?: { readonly text: string } };
  readonly parameters?: readonly {
    readonly name: string;
    readonly optional?: boolean;
    readonly type?: { readonly text: string };
  }[];
}

interface Declaration {
  readonly tagName?: string;
  readonly members?: readonly Member[];
  readonly attributes?: readonly (Member & { readonly fieldName?: string })[];
  readonly events?: readonly Member[];
  readonly slots?: readonly Member[];
  readonly cssParts?: readonly Member[];
  readonly cssProperties?: readonly Member[];
}

interface Manifest {
  readonly modules: readonly { readonly declarations?: readonly Declaration[] }[];
}

const START = '<!-- from the manifest -->';
const END = '<!-- /from the manifest -->';

const manifest = JSON.parse(readFileSync(path.join(dist, 'custom-elements.json'), 'utf8')) as Manifest;
const elements = manifest.modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
const stale: string[] = [];
for (const element of elements) if (!(await update(element))) stale.push(element.tagName ?? '');
for (const tag of stale) console.error(`docs: docs/elements/${tag}.md is not what the code says; run "npm run docs".`);
console.log(`docs: ${elements.length} pages, ${stale.length} stale`);
process.exitCode = stale.length > 0 || elements.length === 0 ? 1 : 0;

/** Whether the page says what the manifest does, after it was written unless only checked. */
async function update(element: Declaration): Promise<boolean> {
  const file = path.join(root, 'docs/elements', `${element.tagName}.md`);
  const page = readFileSync(file, 'utf8');
  const [before, rest] = page.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${file} lacks the lines ${START} and ${END}.`);
  const written = `${before}${START}\n\n${tablesOf(element)}\n${END}${after}`;
  const next = await format(written, { ...(await resolveConfig(file)), parser: 'markdown' });
  if (next === page) return true;
  if (process.argv.includes('--check')) return false;
  writeFileSync(file, next);
  return true;
}

function tablesOf(element: Declaration): string {
  const members = element.members ?? [];
  const fields = members.filter(({ kind }) => kind === 'field');
  const methods = members.filter(({ kind }) => kind === 'method');
  return [
    table('Attributes and properties', ['attribute', 'property', 'type', 'default', ''], fields.map(fieldRow)),
    table('Methods', ['method', 'answer', ''], methods.map(methodRow)),
    table(
      'Events',
      ['event', 'class', ''],
      (element.events ?? []).map((event) => [code(event.name), code(typeOf(event)), text(event)]),
    ),
    table(
      'Slots',
      ['slot', ''],
      (element.slots ?? []).map((slot) => [slot.name ? code(slot.name) : '(default)', text(slot)]),
    ),
    table(
      'Parts',
      ['part', ''],
      (element.cssParts ?? []).map((part) => [code(part.name), text(part)]),
    ),
    table(
      'Custom properties',
      ['property', ''],
      (element.cssProperties ?? []).map((property) => [code(property.name), text(property)]),
    ),
  ]
    .filter(Boolean)
    .join('\n');
}

function fieldRow(field: Member): string[] {
  const name = field.readonly ? `${code(field.name)} (read only)` : code(field.name);
  return [field.attribute ? code(field.attribute) : '', name, code(typeOf(field)), code(field.default ?? ''), text(field)];
}

function methodRow(method: Member): string[] {
  const parameters = (method.parameters ?? []).map(
    ({ name, optional, type }) => `${name}${optional ? '?' : ''}: ${type?.text ?? 'unknown'}`,
  );
  return [code(`${method.name}(${parameters.join(', ')})`), code(method.return?.type?.text ?? 'void'), text(method)];
}

function table(title: string, heads: readonly string[], rows: readonly string[][]): string {
  if (rows.length === 0) return '';
  const lines = [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `## ${title}\n\n${lines.join('\n')}\n`;
}

function typeOf({ type }: Member): string {
  return (type?.text ?? '').replace(/\s+/g, ' ');
}

function code(words: string): string {
  return words === '' ? '' : `\`${words.replaceAll('|', '\\|')}\``;
}

function text({ description = '' }: Member): string {
  return description.replace(/\s+/g, ' ').replaceAll('|', '\\|');
}
