import { z } from 'zod';
import { mostUses } from '../db/api-keys.ts';
import { Problem } from '../protocol/session-view.ts';
import { accountOperations, accountShapes } from './openapi/account.ts';
import { callOperations, callShapes } from './openapi/calls.ts';
import { coachingOperations, coachingShapes } from './openapi/coaching.ts';
import { goalOperations, goalShapes } from './openapi/goals.ts';
import { homeOperations, homeShapes } from './openapi/home.ts';
import { listeningOperations, listeningShapes } from './openapi/listening.ts';
import { mineOperations, mineShapes } from './openapi/mine.ts';
import { reviewOperations, reviewShapes } from './openapi/reviews.ts';
import { rubricOperations, rubricShapes } from './openapi/rubrics.ts';
import { sessionOperations, sessionShapes } from './openapi/sessions.ts';
import { teamOperations, teamShapes } from './openapi/team.ts';
import { tellingOperations, tellingShapes } from './openapi/telling.ts';

/** The HTTP API as `/api/openapi.json` tells it: operations by area, the shapes from the protocol. */

const shapes = [
  { Problem },
  accountShapes,
  homeShapes,
  rubricShapes,
  mineShapes,
  listeningShapes,
  teamShapes,
  goalShapes,
  sessionShapes,
  tellingShapes,
  callShapes,
  coachingShapes,
  reviewShapes,
];
type KeyOf<Area> = Area extends unknown ? keyof Area : never;
type Name = KeyOf<(typeof shapes)[number]>;
const schemas = z.registry<{ id: string }>();
const named = new Set<string>();
for (const [id, shape] of shapes.flatMap((area) => Object.entries(area))) {
  if (named.has(id)) throw new Error(`two areas of the API name a shape ${id}`);
  named.add(id);
  schemas.add(shape, { id });
}

export type Operation = {
  method: 'get' | 'post';
  path: string;
  summary: string;
  /** Parameters of the query, with what they mean. */
  query?: Record<string, string>;
  body?: Name;
  /** The body as a form of several parts, which is taken too. */
  form?: Name;
  status: number;
  answer?: Name;
  /** Needs no sign-in. */
  open?: true;
  /** Not with a key. */
  keyless?: true;
};

export const operations: Operation[] = [
  ...accountOperations,
  ...homeOperations,
  ...rubricOperations,
  ...mineOperations,
  ...listeningOperations,
  ...teamOperations,
  ...goalOperations,
  ...sessionOperations,
  ...tellingOperations,
  ...callOperations,
  ...coachingOperations,
  ...reviewOperations,
];

const ref = (name: Name) => ({ schema: { $ref: `#/components/schemas/${name}` } });
const json = (name: Name) => ({ 'application/json': ref(name) });
const bodyOf = (body: Name, form: Name | undefined) => ({
  ...json(body),
  ...(form ? { 'multipart/form-data': ref(form) } : {}),
});

function describe(operation: Operation) {
  const path = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: 'path', required: true, schema: { type: 'string' } },
  }));
  const query = Object.entries(operation.query ?? {}).map(([name, description]) => ({
    name,
    in: 'query',
    description,
    schema: { type: 'string' },
  }));
  return {
    summary: operation.summary,
    parameters: [...path, ...query],
    ...(operation.body ? { requestBody: { required: true, content: bodyOf(operation.body, operation.form) } } : {}),
    responses: {
      [operation.status]: { description: 'Done', ...(operation.answer ? { content: json(operation.answer) } : {}) },
      default: { description: 'Refused', content: json('Problem') },
    },
    security: securityOf(operation),
  };
}

function securityOf({ open, keyless }: Operation) {
  if (open) return [];
  return [{ cookie: [] }, { bearer: [] }, ...(keyless ? [] : [{ apiKey: [] }])];
}

export function openApi() {
  const told = z.toJSONSchema(schemas, {
    uri: (id) => `#/components/schemas/${id}`,
    unrepresentable: 'any',
  }).schemas as Record<string, Record<string, unknown>>;
  for (const shape of Object.values(told)) {
    delete shape.$id;
    delete shape.$schema;
  }
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    paths[operation.path] ??= {};
    paths[operation.path]![operation.method] = describe(operation);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Pushback', version: '1', description: 'Times are ISO 8601, durations milliseconds.' },
    paths,
    components: {
      schemas: told,
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: 'pushback.session_token' },
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'The set-auth-token header of a sign-in, or an API key, where apiKey is taken too.',
        },
        apiKey: {
          type: 'apiKey',
          in: 'header',
          name: 'x-api-key',
          description: `A key from /api/keys. ${mostUses} requests a minute, then 429 with retry-after.`,
        },
      },
    },
  };
}
