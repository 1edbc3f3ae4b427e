import { For, Match, Show, Switch } from 'solid-js';
import { createLoad } from '../load.ts';
import { useMe } from '../member.tsx';
import { Failure } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import { readExamples } from '../reviews-api.ts';
import { text } from './after-reviews-text.ts';
import NotFound from './not-found.tsx';
import './reviews.css';

/** Signed reviews of other managers, without names, to learn from. */
export default function ReviewExamples() {
  const me = useMe();
  return (
    <Show when={me().role === 'manager'} fallback={<NotFound />}>
      <Examples />
    </Show>
  );
}

const lists = ['strengths', 'improvements', 'goals'] as const;

function Examples() {
  createTitle(() => text.examples);
  const me = useMe();
  const examples = createLoad(() => me().id, readExamples);
  return (
    <div class="pg-reviews">
      <Heading>{text.examplesHeading}</Heading>
      <p class="quiet intro">{text.examplesSays}</p>
      <Switch fallback={<Skeleton label={text.loading} lines={[30, 100]} />}>
        <Match when={examples.value()}>
          {(view) => (
            <For each={view().examples} fallback={<p class="said">{text.examplesEmpty}</p>}>
              {(example, i) => (
                <section class="sec" aria-labelledby={`h-${i()}`}>
                  <div class="sec__head">
                    <h2 id={`h-${i()}`}>
                      {example.title}, {example.role}
                    </h2>
                  </div>
                  <For each={example.sections}>
                    {({ heading, says }) => (
                      <>
                        <h3>{heading}</h3>
                        <p class="said">{says}</p>
                      </>
                    )}
                  </For>
                  <For each={lists}>
                    {(list) => (
                      <Show when={example[list].length > 0}>
                        <h3>{text[list]}</h3>
                        <ul class="plain">
                          <For each={example[list]}>{(says) => <li class="said">{says}</li>}</For>
                        </ul>
                      </Show>
                    )}
                  </For>
                </section>
              )}
            </For>
          )}
        </Match>
        <Match when={examples.failed()}>
          {(problem) => <Failure title={text.failed} problem={problem()} again={() => void examples.again()} />}
        </Match>
      </Switch>
    </div>
  );
}
