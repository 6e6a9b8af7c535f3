import * as z from 'zod/mini';
import { PROTOCOL } from '../remote-answer.js';
import { problem } from './problem.js';
import { OPEN_PATHS, type Route, ROUTE_NAMES, ROUTES, USUAL_STATUSES } from './routes.js';

type Node = Record<string, unknown>;

const PROTOCOL_HEADER = { name: 'Regulars-Protocol', in: 'header', required: true, schema: { const: String(PROTOCOL) } };

/** The contract as an OpenAPI 3.1 document, made of the table and schemas that also read what travels. */
export function openApiOf(url: string): Node {
  const paths: Record<string, Node> = {};
  for (const name of ROUTE_NAMES) {
    const { method, path } = ROUTES[name];
    const under = path.replace(':id', '{id}');
    paths[under] = { ...paths[under], [method.toLowerCase()]: operationOf(name, ROUTES[name]) };
  }
  for (const path of Object.values(OPEN_PATHS)) {
    paths[path] = { get: { security: [], responses: { 200: { description: 'OK' } } } };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Regulars remote', version: String(PROTOCOL) },
    servers: [{ url }],
    security: [{ bearer: [] }],
    paths,
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } }, schemas: { problem: schemaOf(problem) } },
  };
}

function operationOf(name: string, { method, path, request, answer, isStream, statuses }: Route): Node {
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
  const query = method === 'GET' && request ? queryOf(schemaOf(request)) : [];
  const failures = [...USUAL_STATUSES.filter((status) => status !== 200), ...statuses];
  const problems = failures.map((status) => [
    status,
    { description: 'A problem', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } } },
  ]);
  const type = isStream ? 'text/event-stream' : 'application/json';
  return {
    operationId: name,
    parameters: [PROTOCOL_HEADER, ...(path.includes(':id') ? [id] : []), ...query],
    ...(method === 'POST' &&
      request && { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(request) } } } }),
    responses: {
      200: { description: 'The answer', content: { [type]: { schema: schemaOf(answer) } } },
      ...(Object.fromEntries(problems) as Node),
    },
  };
}

function queryOf({ properties, required }: Node): Node[] {
  return Object.entries(properties as Node).map(([name, schema]) => {
    return { name, in: 'query', required: (required as string[]).includes(name), schema };
  });
}

/** As it travels: more fields may come with it, and what each side makes for itself does not. */
function schemaOf(schema: z.core.$ZodType): Node {
  const { $schema: _, ...described } = z.toJSONSchema(schema, {
    io: 'output',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      delete jsonSchema.properties?.['expiries'];
      if (jsonSchema.required) jsonSchema.required = jsonSchema.required.filter((name) => name !== 'expiries');
    },
  });
  return described;
}
