import { createMemo, createSignal, Show } from 'solid-js';
import type { RecordedEvent } from '../../../server/domain/record.ts';
import { percentOf } from '../../format.ts';
import { text } from '../../pages/practice-text.ts';
import { talkShareOf, tallyOf } from '../../record/words.ts';

/** What I could count along myself: talk share by words, questions asked. Hidden and shown for each rep. */
export function LiveStrip(props: { member: string; events: readonly RecordedEvent[] }) {
  const key = `pushback.coaching.${props.member}`;
  const [shown, setShown] = createSignal(localStorage.getItem(key) !== 'hidden');
  const tally = createMemo(() => tallyOf(props.events));
  const share = () => talkShareOf(tally());
  const toggle = () => {
    setShown(!shown());
    localStorage.setItem(key, shown() ? 'shown' : 'hidden');
  };
  return (
    <section class="coach" aria-label={text.coaching}>
      <div class="coach__in">
        <Show when={shown()} fallback={<span />}>
          <dl>
            <div>
              <dt>{text.talking}</dt>
              <dd>
                <span class="meter" style={{ '--v': String(Math.round((share() ?? 0) * 100)) }} aria-hidden="true">
                  <i />
                </span>
                {share() === null ? text.none : percentOf(share() ?? 0)}
              </dd>
            </div>
            <div>
              <dt>{text.questions}</dt>
              <dd>{tally().questions}</dd>
            </div>
          </dl>
        </Show>
        <button class="linkish" type="button" aria-expanded={shown()} onClick={toggle}>
          {shown() ? text.hide : text.show}
        </button>
      </div>
    </section>
  );
}
