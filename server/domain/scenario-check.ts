import { reactionIds } from './beat.ts';
import type { Scenario } from './scenario.ts';
import type { Condition, Trigger } from './scenario-parts.ts';

/** Something a scenario says that its own other parts contradict. `path` leads to it in the file. */
export type Fault = { path: (string | number)[]; message: string };

/**
 * Checks what a shape alone can't: that every id exists, that no line stands twice, that the four
 * chances a headline row needs are there, and that the weights add up.
 */
export function scenarioFaults(scenario: Scenario): Fault[] {
  return [...references(scenario), ...repeatedIds(scenario), ...repeatedLines(scenario), ...weights(scenario)];
}

function references(s: Scenario): Fault[] {
  const faults: Fault[] = [];
  const personas = new Set(s.personas.map((p) => p.id));
  const topics = new Set(Object.keys(s.topics));
  const facts = new Set(s.facts.map((f) => f.id));
  const hidden = new Map(s.hidden.map((h) => [h.id, h.rungs.length]));
  const objections = new Set(s.objections.map((o) => o.id));
  const events = new Set(s.events.map((e) => e.id));
  const answers = new Set(s.answers.map((a) => a.id));
  const known = (set: { has(id: string): boolean }, id: string | undefined, what: string, path: Fault['path']) => {
    if (id !== undefined && !set.has(id))
      faults.push({ path, message: `there is no ${what} "${id}"; write the id of one in this file` });
  };
  const condition = (c: Condition, path: Fault['path']) => {
    if ('earned' in c) {
      known(hidden, c.earned, 'hidden fact', path);
      if (c.rung > (hidden.get(c.earned) ?? 4))
        faults.push({ path, message: `"${c.earned}" has only ${hidden.get(c.earned)} rungs` });
    }
    if ('resolved' in c) known(objections, c.resolved, 'objection', path);
    if ('answered' in c) known(answers, c.answered, 'answer', path);
    if ('raised' in c) known(objections, c.raised, 'objection', path);
    if ('fired' in c) known(events, c.fired, 'event', path);
  };
  const anything = { has: (id: string) => objections.has(id) || events.has(id) || hidden.has(id) };
  const trigger = (t: Trigger, path: Fault['path']) => {
    if ('after' in t) known(anything, t.after, 'objection, event or hidden fact', path);
  };
  s.answers.forEach((a, i) => {
    known(personas, a.persona, 'persona', ['answers', i, 'persona']);
    for (const [j, c] of a.when.entries()) condition(c, ['answers', i, 'when', j]);
  });
  s.hidden.forEach((h, i) => {
    known(topics, h.topic, 'topic', ['hidden', i, 'topic']);
    known(personas, h.persona, 'persona', ['hidden', i, 'persona']);
  });
  s.objections.forEach((o, i) => {
    known(topics, o.topic, 'topic', ['objections', i, 'topic']);
    known(personas, o.persona, 'persona', ['objections', i, 'persona']);
    for (const [j, c] of o.resolved.all.entries()) condition(c, ['objections', i, 'resolved', 'all', j]);
    for (const [j, t] of o.when.entries()) trigger(t, ['objections', i, 'when', j]);
    for (const [manner, own] of Object.entries(o.open))
      for (const [j, l] of own.entries())
        known(hidden, l.news, 'hidden fact', ['objections', i, 'open', manner, j, 'news']);
  });
  s.events.forEach((e, i) => {
    known(topics, e.topic, 'topic', ['events', i, 'topic']);
    known(personas, e.persona, 'persona', ['events', i, 'persona']);
    known(objections, e.opens, 'objection', ['events', i, 'opens']);
    if (e.beat === 'hold' && !e.hold)
      faults.push({ path: ['events', i], message: 'a hold needs `hold:` with fromMs, toMs, stood and filled' });
    if (e.beat !== 'hold' && e.lines.length === 0)
      faults.push({ path: ['events', i, 'lines'], message: 'write at least 6 lines here' });
    for (const [j, c] of e.unless.entries()) condition(c, ['events', i, 'unless', j]);
    for (const [j, t] of e.when.entries()) trigger(t, ['events', i, 'when', j]);
    for (const [j, l] of e.lines.entries()) {
      known(facts, l.asks?.fact, 'fact', ['events', i, 'lines', j, 'asks', 'fact']);
      known(hidden, l.news, 'hidden fact', ['events', i, 'lines', j, 'news']);
    }
  });
  const isMatter = matters(s);
  for (const [beat, exemplar] of Object.entries(s.exemplars))
    for (const [j, { of }] of (exemplar?.to ?? []).entries())
      for (const id of of)
        if (!isMatter(id))
          faults.push({
            path: ['exemplars', beat, 'to', j, 'of'],
            message: `nothing puts "${id}"; write the id of an objection, event, hidden fact or fact.rung, opening, reaction.trade or reply.drifting`,
          });
  for (const [j, c] of s.exits.agree.all.entries()) condition(c, ['exits', 'agree', 'all', j]);
  for (const [j, c] of s.exits.honestNo.all.entries()) condition(c, ['exits', 'honestNo', 'all', j]);
  for (const [j, c] of s.exits.stepInSeason.entries()) condition(c, ['exits', 'stepInSeason', j]);
  for (const [j, w] of (s.battlecard?.weaknesses ?? []).entries())
    known(topics, w.criterion, 'topic', ['battlecard', 'weaknesses', j, 'criterion']);
  return faults;
}

/** Is this one of the names by which answers are written to a matter? */
function matters(s: Scenario): (id: string) => boolean {
  const rungs = s.hidden.flatMap((h) => [h.id, ...h.rungs.map((_, i) => `${h.id}.${i + 1}`)]);
  const replies = Object.keys(s.replies).map((id) => `reply.${id}`);
  const reactions = reactionIds.map((id) => `reaction.${id}`);
  const own = [...s.objections, ...s.events].map(({ id }) => id);
  const all = new Set([...own, ...rungs, ...replies, ...reactions, 'opening']);
  return (id) => all.has(id);
}

function repeatedIds(s: Scenario): Fault[] {
  const seen = new Set<string>();
  const faults: Fault[] = [];
  const check = (kind: 'hidden' | 'objections' | 'events') => {
    for (const [i, item] of s[kind].entries()) {
      if (seen.has(item.id))
        faults.push({
          path: [kind, i, 'id'],
          message: `the id "${item.id}" is taken: hidden facts, objections and events share one list of ids`,
        });
      seen.add(item.id);
    }
  };
  check('hidden');
  check('objections');
  check('events');
  return faults;
}

/** Every line of the prospect's, with where it stands. */
export function* allLines(
  value: unknown,
  path: (string | number)[] = [],
): Generator<{ text: string; path: (string | number)[] }> {
  if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* allLines(item, [...path, i]);
  else if (value !== null && typeof value === 'object') {
    const text = (value as { text?: unknown }).text;
    if (typeof text === 'string') yield { text, path };
    else for (const [key, item] of Object.entries(value)) yield* allLines(item, [...path, key]);
  }
}

function repeatedLines(s: Scenario): Fault[] {
  const seen = new Map<string, string>();
  const faults: Fault[] = [];
  for (const part of ['hidden', 'objections', 'events', 'replies', 'answers'] as const)
    for (const { text, path } of allLines(s[part], [part])) {
      const first = seen.get(text);
      if (first) faults.push({ path, message: `this line stands at ${first} too; no line is said twice` });
      else seen.set(text, path.join('.'));
    }
  return faults;
}

function weights(s: Scenario): Fault[] {
  const faults: Fault[] = [];
  const sum = (items: { weight: number }[]) => Math.round(items.reduce((total, item) => total + item.weight, 0));
  if (sum(s.hidden) !== 60)
    faults.push({ path: ['hidden'], message: `the weights of hidden facts add to ${sum(s.hidden)}; make them 60` });
  if (sum(s.objections) !== 40)
    faults.push({
      path: ['objections'],
      message: `the weights of objections add to ${sum(s.objections)}; make them 40`,
    });
  if (new Set(s.objections.map((o) => o.type)).size < 4)
    faults.push({ path: ['objections'], message: 'write objections of at least four types' });
  if (s.objections.filter((o) => o.by !== undefined).length < 4)
    faults.push({
      path: ['objections'],
      message: 'give at least four objections a `by:` minute, so that every call meets them',
    });
  return faults;
}
