import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { DirectorStep, SessionRecord } from '../../server/domain/record.ts';
import { Scenario } from '../../server/domain/scenario.ts';
import { ScriptedReps } from '../../server/domain/scripted-reps.ts';
import { openEndpoint } from '../../server/models/endpoint.ts';
import { makeModelVoice } from '../../server/models/model-voice.ts';
import { conversation } from '../../server/practice/journal.ts';
import { readLibrary } from '../../server/practice/library.ts';
import { rehearse } from '../../server/practice/rehearsal.ts';
import { repPolicy } from '../../server/practice/scripted-rep.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';

/** Every hidden thing carries a mark of its own; every prompt that leaves is read for marks. */

const root = resolve(import.meta.dirname, '../../scenarios');
const { scenarios } = readLibrary(root);

const markOf = (fact: string, rung: number) => `zq${fact.replaceAll('-', '')}r${rung}zq`;
const marks = /zq[a-z]+r\d+zq/g;
const briefMark = 'zqbriefr0zq';

/** A copy whose hidden facts, brief and limits are marked. */
function mark(original: Scenario): Scenario {
  const scenario = structuredClone(original);
  for (const fact of scenario.hidden)
    for (const [i, rung] of fact.rungs.entries()) {
      const own = markOf(fact.id, i + 1);
      rung.learned = `${rung.learned} ${own}`;
      for (const line of rung.lines) line.text = `${line.text} ${own}`;
    }
  scenario.brief.situation += ` ${briefMark}`;
  scenario.brief.leaveWith += ` ${briefMark}`;
  scenario.trades.limits += ` ${briefMark}`;
  scenario.outcomes.best += ` ${briefMark}`;
  for (const exemplar of Object.values(scenario.exemplars)) exemplar?.good.push(briefMark);
  return Scenario.parse(scenario);
}

let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await startEndpoint();
  endpoint.behave({ kind: 'words', text: 'So where is the number that I asked you for?' });
});
afterAll(() => endpoint.close());

/** Asks the model for every saying of a record, as the room would have. Yields each prompt with the step it was for. */
async function* promptsOf(scenario: Scenario, record: SessionRecord) {
  const now = () => performance.now();
  const voice = makeModelVoice({
    model: 'test',
    now,
    endpoint: openEndpoint({
      apiKey: 'k',
      baseURL: endpoint.url,
      sessionCalls: 1_000,
      reserveCalls: async (_org, calls) => ({ granted: calls, leftMs: 3_600_000 }),
      now,
    }),
  });
  for (const { seq, step } of record.steps) {
    if (step.kind !== 'director') continue;
    for (const saying of step.says) {
      endpoint.prompts.length = 0;
      const request = {
        ...{ orgId: 'o', sessionId: 's', scenario, saying, repName: 'Sam' },
        difficulty: 'cold' as const,
        state: step.state,
        beats: step.beats,
        transcript: conversation(record.events.filter((e) => e.seq <= seq)),
      };
      const words = voice.speak(request, new AbortController().signal);
      while (!(await words.next()).done);
      yield { prompt: JSON.stringify(endpoint.prompts), step };
    }
  }
}

function allowedMarks(scenario: Scenario, step: DirectorStep): Set<string> {
  return new Set(
    scenario.hidden.flatMap((fact) =>
      Array.from({ length: step.state.told[fact.id] ?? 0 }, (_, i) => markOf(fact.id, i + 1)),
    ),
  );
}

describe('a prompt', () => {
  const cases = [...scenarios.keys()].flatMap((id) =>
    (['strong', 'injector', 'stuffer'] as const).map((kind) => [id, kind] as const),
  );
  it.each(cases)(
    '[MODEL7] of %s with the %s rep holds no fact that has not been told, and nothing of the brief',
    async (id, kind) => {
      const scenario = mark(scenarios.get(id)!);
      const reps = ScriptedReps.parse(parse(readFileSync(join(root, 'reps', `${id}.yaml`), 'utf8')));
      const record = rehearse(scenario, 'guarded', 'canary', repPolicy(reps, kind, 'canary'));
      let prompts = 0;
      let told = 0;
      for await (const { prompt, step } of promptsOf(scenario, record)) {
        prompts += 1;
        const allowed = allowedMarks(scenario, step);
        const found = prompt.match(marks) ?? [];
        told += found.length;
        expect(found.filter((each) => !allowed.has(each))).toEqual([]);
      }
      expect(prompts).toBeGreaterThan(5);
      // the marks do travel: what was told is there
      if (kind === 'strong') expect(told).toBeGreaterThan(0);
    },
  );
});
