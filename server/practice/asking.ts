import type { DirectorStep, RecordedEvent, Saying } from '../domain/record.ts';
import type { Voice, VoiceRequest } from '../prospect/voice.ts';
import { conversation, type Draft, type StoredSession } from './journal.ts';

/** What the voice of a session is asked, and what it is told of beforehand. */
export function makeAsking(session: StoredSession, voice: Voice) {
  const { orgId, sessionId, scenario, difficulty, memberName: repName } = session;
  let announced: VoiceRequest | null = null;

  function ask(step: DirectorStep, saying: Saying, events: readonly RecordedEvent[]): VoiceRequest {
    const { state, beats } = step;
    const transcript = conversation(events);
    return { orgId, sessionId, scenario, difficulty, state, beats, saying, repName, transcript };
  }

  return {
    /** The voice may get ready for the first saying of a step while it is being stored after `events`; it is asked only afterwards. */
    announce(draft: Draft, events: readonly RecordedEvent[]): void {
      const step = draft.steps.findLast((each) => each.step.kind === 'director')?.step;
      if (!voice.prepare || step?.kind !== 'director' || !step.says[0]) return;
      announced = ask(step, step.says[0], [...events, ...draft.events]);
      voice.prepare(announced);
    },

    /** The request for a saying: the one that was announced, where it was. */
    requestFor(step: DirectorStep, saying: Saying, events: readonly RecordedEvent[]): VoiceRequest {
      const request = announced?.saying === saying ? announced : ask(step, saying, events);
      announced = null;
      return request;
    },
  };
}
