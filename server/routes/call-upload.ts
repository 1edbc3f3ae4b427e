import type { Context } from 'hono';
import { mostFileBytes } from '../domain/call-limits.ts';
import { nameIn, speakersIn } from '../practice/import-calls.ts';
import { CallForm, type CallsMade, NewCalls } from '../protocol/call-view.ts';
import { Refusal } from './problem.ts';

/** Calls sent as a form of several parts, as `curl -F file=@call.vtt -F member=…` does. */

export type CallFile = Required<Pick<NewCalls['files'][number], 'name' | 'base64' | 'member' | 'rep'>> & {
  others: Record<string, string>;
  at?: string | undefined;
};
type Made = CallsMade['calls'][number];
/** Each file as it is to be imported, or why it isn't. */
export type Uploaded = { rubric: string; members: string[]; files: (CallFile | Made)[] };

const bad = (field: string, says: string) => new Refusal(400, 'bad-request', `${field}: ${says}`);

export const isForm = (c: Context): boolean =>
  (c.req.header('content-type') ?? '').toLowerCase().startsWith('multipart/form-data');

/** The fields that come once for all; the others are lists. */
const single = new Set(['consent', 'rubric']);

async function formOf(c: Context): Promise<CallForm> {
  const sent = await c.req.formData().catch(() => {
    throw bad('the request', 'this is no form that can be read');
  });
  const names = [...new Set(sent.keys())];
  const fields = Object.fromEntries(
    names.map((name) => [name, single.has(name) ? sent.get(name) : sent.getAll(name)] as const),
  );
  const parsed = CallForm.safeParse(fields);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw bad(issue?.path.join('.') || 'the request', issue?.message ?? 'not as expected');
}

/** Of each file: what was given for it, or for all. Throws Refusal. */
function eachOf<T>(field: string, given: readonly T[] | undefined, files: number): (T | undefined)[] {
  if (given === undefined || given.length === 0) return new Array<undefined>(files).fill(undefined);
  if (given.length === 1) return new Array<T | undefined>(files).fill(given[0]);
  if (given.length !== files) throw bad(field, `give it once for all files, or ${files} times, once for each`);
  return [...given];
}

function othersIn(written: string | undefined): Record<string, string> {
  if (written === undefined || written.trim() === '') return {};
  try {
    return NewCalls.shape.files.element.shape.others.parse(JSON.parse(written));
  } catch {
    throw bad('others', 'write a JSON object of names, such as {"Speaker 2": "Mr Voss"}');
  }
}

/** `nameOf`: what a member is called, for those whose name in the transcript wasn't given. */
export async function readUpload(c: Context, nameOf: (member: string) => string): Promise<Uploaded> {
  const form = await formOf(c);
  const n = form.file.length;
  const [members, reps, times, others] = [
    eachOf('member', form.member, n),
    eachOf('rep', form.rep, n),
    eachOf('at', form.at, n),
    eachOf('others', form.others, n).map(othersIn),
  ];
  const files: Uploaded['files'] = [];
  for (const [i, file] of form.file.entries()) {
    const name = file.name.trim().slice(0, 200) || `file ${i + 1}`;
    const member = members[i] ?? '';
    if (file.size > mostFileBytes) {
      const reason = `this file is larger than ${mostFileBytes / 1_000_000} MB, too large to be one call`;
      files.push({ name, id: null, status: 'failed', trouble: { line: 1, reason } });
      continue;
    }
    const base64 = Buffer.from(await file.arrayBuffer()).toString('base64');
    const rep = reps[i] ?? nameIn(speakersIn(base64).speakers, nameOf(member)) ?? nameOf(member);
    files.push({ name, base64, member, rep, others: others[i] ?? {}, at: times[i] });
  }
  return { rubric: form.rubric ?? 'any-call', members: form.member, files };
}
