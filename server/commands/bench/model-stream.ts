import { runChild, startChild, startServerProcess } from './children.ts';
import { processorMs } from './contention.ts';
import { openDatabaseOf } from './database.ts';
import { type Figure, row } from './figure.ts';
import type { Answered, EndpointSettings } from './model-endpoint.ts';
import { ms, percentile } from './numbers.ts';
import type { OpenLoopResult } from './open-loop.ts';

/** What a model's words cost on the way: from the endpoint's token to the rep's socket, and from the rep's words to the request. */

const turnsPerSecond = 40;
/** Each answer takes five seconds to stream, so that 200 are under way at any time. */
const endpoint: EndpointSettings = { tokensPerSecond: 30, tokens: 150 };
const sessions = 224;

type Measured = ReturnType<typeof join> & {
  load: OpenLoopResult;
  fallbacks: string;
  /** Waiting for a processor, on a busy machine, doesn't lengthen it. */
  tokenProcessorMs: number;
};

export const modelStream: Figure = {
  id: 'model-stream',
  says: "a model's token → the rep's socket, 200 streams; say → request to the model",
  async run({ quick }) {
    const server = await measure(quick ? 10_000 : 40_000, async (url) => {
      const started = await startServerProcess({
        OPENAI_BASE_URL: url,
        OPENAI_API_KEY: 'none',
        PROSPECT_MODEL: 'bench',
      });
      return { ...started, fallbacks: () => countFallbacks(started.folder) };
    });
    const bare = await measure(10_000, async (url) => {
      const relay = startChild<{ url: string }>('relay.ts', { model: url });
      return { ...relay, url: (await relay.next()).url, fallbacks: null };
    });
    const rows = ([0.5, 0.99] as const).map((share) =>
      row('model-token', {
        what: `200 streams: p${share * 100}`,
        value: percentile(server.tokenMs, share),
        unit: 'ms',
        baseline: { what: 'bare relay', value: percentile(bare.tokenMs, share), unit: 'ms' },
        goal: { atMost: share === 0.5 ? 1 : 10 },
      }),
    );
    for (const share of [0.5, 0.99])
      rows.push(
        row('model-request', {
          what: `${turnsPerSecond} turns a second, beside those streams: p${share * 100}`,
          value: percentile(server.requestMs, share),
          unit: 'ms',
          baseline: { what: 'bare relay', value: percentile(bare.requestMs, share), unit: 'ms' },
          goal: { atMost: share === 0.5 ? 5 : 25 },
        }),
      );
    return {
      rows,
      notes: [
        `model: ${server.load.sent} turns, ${server.answers} answers of ${endpoint.tokens} tokens, ${server.atOnce.toFixed(0)} streaming at a time, ${server.tokenMs.length} pieces timed; ${server.load.held} turns met a silence; the load sent late by p99 ${ms(percentile(server.load.lateMs, 0.99))}`,
        `model: ${server.fallbacks}`,
        `model: processor time in the process, turns and all, for a token that the endpoint sent: ${ms(server.tokenProcessorMs)}; in the bare relay ${ms(bare.tokenProcessorMs)}`,
      ],
    };
  },
};

type Under = { url: string; pid: number; stop(): Promise<void>; fallbacks: (() => Promise<string>) | null };

async function measure(runMs: number, start: (model: string) => Promise<Under>): Promise<Measured> {
  const model = startChild<{ url: string } & { book: Answered[] }>('model-endpoint.ts', endpoint);
  const under = await start((await model.next()).url);
  const usedBefore = processorMs(under.pid);
  const load = await runChild<OpenLoopResult>('open-loop.ts', {
    url: under.url,
    bare: under.fallbacks === null,
    sessions,
    turnsPerSecond,
    warmMs: 6_000,
    runMs,
    difficulty: 'guarded',
    marked: true,
  });
  const usedMs = processorMs(under.pid) - usedBefore;
  const fallbacks = (await under.fallbacks?.()) ?? '';
  await under.stop();
  model.tell({});
  const { book } = await model.next();
  await model.stop();
  const tokens = book.reduce((sum, { leftMs }) => sum + leftMs.length, 0);
  return { ...join(load, book), load, fallbacks, tokenProcessorMs: usedMs / Math.max(1, tokens) };
}

/** Brings together what the endpoint sent and what the reps saw. Of a mark that was answered twice, the first answer. */
function join(load: OpenLoopResult, book: readonly Answered[]) {
  const answers = new Map<string, Answered>();
  for (const answered of book) if (!answers.has(answered.mark)) answers.set(answered.mark, answered);
  const requestMs = load.sends.flatMap(({ mark, atMs }) => {
    const answered = answers.get(mark);
    return answered ? [answered.arrivedMs - atMs] : [];
  });
  const tokenMs = load.pieces.flatMap(({ mark, endsAt, atMs }) => {
    const answered = answers.get(mark);
    if (!answered) return [];
    const { wholeMs, leftMs } = answered;
    // the last word can only be known as whole by the end of the answer
    if (endsAt >= (answered.endsAt.at(-1) ?? 0)) return wholeMs === null ? [] : [atMs - wholeMs];
    const left = leftMs[answered.endsAt.findIndex((end) => end >= endsAt)];
    return left === undefined ? [] : [atMs - left];
  });
  const streamedMs = book.reduce((sum, { arrivedMs, leftMs }) => sum + (leftMs.at(-1) ?? arrivedMs) - arrivedMs, 0);
  const first = Math.min(...book.map((a) => a.arrivedMs));
  const last = Math.max(...book.map((a) => a.arrivedMs));
  return { requestMs, tokenMs, answers: answers.size, atOnce: streamedMs / Math.max(1, last - first) };
}

async function countFallbacks(folder: string): Promise<string> {
  const sql = openDatabaseOf(folder);
  try {
    const rows = await sql<{ why: string; n: number }[]>`
      select coalesce(step->>'fallback', step->>'voice') as why, count(*)::int as n
      from session_step where step->>'kind' = 'voice' group by 1 order by 2 desc`;
    return `who spoke, from the record: ${rows.map(({ why, n }) => `${why} ${n}`).join(', ')}`;
  } finally {
    await sql.end();
  }
}
