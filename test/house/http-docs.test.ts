import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { OPEN_PATHS, ROUTE_NAMES, ROUTES, USUAL_STATUSES } from '../../src/domain/wire/routes.js';
import { openApiOf } from '../../src/domain/wire/openapi.js';
import { root } from '../support/run-part.js';

const page = readFileSync(path.join(root, 'docs/http.md'), 'utf8');

describe('docs/http.md', () => {
  it('has a row for each call, with its path, its body and its statuses', () => {
    const section = page.slice(page.indexOf('## Calls'), page.indexOf('Every call may'));
    const rows = section
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    const expected = ROUTE_NAMES.map((name) => {
      const { method, path: under, request, isStream, statuses } = ROUTES[name];
      const fields = Object.keys(request?.shape ?? {});
      const query = method === 'GET' && fields.length > 0 ? `?${fields.join('&')}` : '';
      const body = method === 'POST' && fields.length > 0 ? `\`{ ${fields.join(', ')} }\`` : '';
      return [
        `\`${name}\``,
        `\`${method} ${under}${query}\``,
        body,
        isStream ? 'events' : 'as `Remote` says',
        statuses.join(', '),
      ];
    });
    expect(rows).toEqual(expected);
  });

  it('names what every call may be answered with, and what needs no token', () => {
    expect(page).toContain(`answered with ${USUAL_STATUSES.join(', ')}.`);
    for (const open of Object.values(OPEN_PATHS)) expect(page).toContain(`\`GET ${open}\``);
  });
});

describe('the OpenAPI document', () => {
  it('describes every call in full, each reference leading somewhere', () => {
    const text = JSON.stringify(openApiOf('https://pos.example/regulars'));
    const { components } = JSON.parse(text) as { components: { schemas: object } };
    for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) {
      expect(Object.keys(components.schemas)).toContain(name);
    }
    for (const name of ROUTE_NAMES) expect(text.includes(`"operationId":"${name}"`), name).toBe(true);
    expect(text.includes('$schema') || text.includes('"expiries"') || text.includes('"additionalProperties":false')).toBe(false);
    for (const told of [
      '"format":"uuid"',
      '"format":"date-time"',
      '"type":"integer","minimum":0',
      '"pattern":"^(customer|sale|parked):"',
    ]) {
      expect(text.includes(told), told).toBe(true);
    }
  });
});
