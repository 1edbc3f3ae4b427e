import { createEffect, createSignal, on } from 'solid-js';
import type { Conversation } from '../../live/conversation.ts';
import { nameOf, type Persona } from '../../record/lines.ts';
import { text as lines } from '../../record/lines-text.ts';
import { heardOf, sentencesFrom } from '../../record/words.ts';

/**
 * Tells a screen reader what the prospect says, a whole sentence at a time and each once. What was
 * said before this page was opened is in the log, to be read at leisure.
 */
export function Announcer(props: { conversation: Conversation; personas: readonly Persona[] }) {
  const [says, setSays] = createSignal('');
  let turn = 0;
  let from = 0;
  let known = -1;

  const announce = (seq: number, persona: string, text: string, final: boolean) => {
    if (seq < turn) return;
    const opens = seq > turn;
    if (opens) {
      turn = seq;
      from = 0;
    }
    const { sentences, next } = sentencesFrom(text, from, final);
    const first = from === 0;
    from = next;
    if (sentences.length === 0) return;
    const line = sentences.join(' ');
    setSays(first ? `${nameOf(props.personas, persona)}: ${line}` : line);
  };

  createEffect(
    on(
      () => props.conversation,
      ({ events, reply }) => {
        const fresh = events.filter(({ seq }) => known >= 0 && seq > known);
        // a whole record arriving at once is history, not speech
        if (fresh.length <= 4) {
          for (const { seq, event } of fresh) {
            if (event.kind === 'hint') setSays(lines.hint(event.by, event.text));
            if (event.kind === 'prospect-turn') announce(seq, event.persona, heardOf(event), true);
          }
        }
        known = events.at(-1)?.seq ?? known;
        if (reply.is === 'speaking' && reply.from === 0) announce(reply.turn, reply.persona, reply.text, false);
      },
    ),
  );

  return (
    <p class="vh" aria-live="polite" aria-atomic="true">
      {says()}
    </p>
  );
}
