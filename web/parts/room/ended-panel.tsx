import { onMount } from 'solid-js';
import { firstNameOf } from '../../format.ts';
import type { Ended } from '../../live/conversation.ts';
import { text } from '../../pages/practice-text.ts';
import { nameOf, type Persona } from '../../record/lines.ts';
import { text as lines } from '../../record/lines-text.ts';

/** Takes the composer's place, and the focus, when the session is over. */
export function EndedPanel(props: { session: string; ended: Ended; personas: readonly Persona[] }) {
  let heading: HTMLHeadingElement | undefined;
  onMount(() => heading?.focus());
  return (
    <div class="comp over">
      <div class="over__in">
        <div role="status">
          <h2 ref={heading} tabindex="-1">
            {text.endedHeading}
          </h2>
          <p class="sm quiet">{lines.ended[props.ended](firstNameOf(nameOf(props.personas, null)))}</p>
        </div>
        <div class="row">
          <a class="btn" href="/">
            {text.toHome}
          </a>
          <a class="btn btn--primary" href={`/sessions/${props.session}`}>
            {text.toScorecard}
          </a>
        </div>
      </div>
    </div>
  );
}
