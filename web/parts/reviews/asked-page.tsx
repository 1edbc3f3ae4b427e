import { createSignal, For, Show } from 'solid-js';
import type { AskedView } from '../../../server/protocol/review-view.ts';
import { firstNameOf } from '../../format.ts';
import { text } from '../../pages/review-text.ts';
import { giveAnswer } from '../../reviews-api.ts';
import { AskedFirst } from '../asked-first.tsx';
import { Heading } from '../heading.tsx';
import { createTitle } from '../title.ts';
import { periodOf } from './days.ts';
import { WordsBox } from './words-box.tsx';

/** What a colleague sees who was asked for their view. */
export function AskedPage(props: { asked: AskedView; again: () => Promise<void> }) {
  createTitle(() => text.askedHeading(props.asked.rep.name));
  const [isAsked, setAsked] = createSignal(false);
  const of = (section: string) => props.asked.texts.find((each) => each.section === section);
  return (
    <div class="pg-review stack">
      <p class="eyebrow">
        {props.asked.title}, {periodOf(props.asked.from, props.asked.to)}
      </p>
      <Heading>{text.askedHeading(props.asked.rep.name)}</Heading>
      <p class="quiet intro">{text.askedSays(firstNameOf(props.asked.rep.name), props.asked.manager.name)}</p>
      <For each={props.asked.sections}>
        {(section) => (
          <section class="sec" aria-labelledby={`h-${section.id}`}>
            <div class="sec__head">
              <h2 id={`h-${section.id}`}>{section.heading}</h2>
            </div>
            <Show
              when={props.asked.open}
              fallback={<p class="said pre">{of(section.id)?.says || text.nothingWritten}</p>}
            >
              <WordsBox
                review={props.asked.id}
                section={section.id}
                label={text.yourWords}
                ask={section.ask}
                says={of(section.id)?.says ?? ''}
                version={of(section.id)?.version ?? 0}
              />
            </Show>
          </section>
        )}
      </For>
      <Show
        when={props.asked.open}
        fallback={<p class="said">{props.asked.answered ? text.askedDone : text.askedClosed}</p>}
      >
        <p>
          <button class="btn btn--primary" type="button" onClick={() => setAsked(true)}>
            {text.give}
          </button>
        </p>
      </Show>
      <AskedFirst
        about={isAsked() || null}
        close={() => setAsked(false)}
        question={() => text.giveQuestion}
        says={text.giveSays}
        yes={text.give}
        no={text.notYet}
        act={() => giveAnswer(props.asked.id)}
        over={props.again}
        failed={text.giveFailed}
      />
    </div>
  );
}
