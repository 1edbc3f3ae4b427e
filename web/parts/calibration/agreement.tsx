import { For, Show } from 'solid-js';
import type { Agreed, RoundView } from '../../../server/protocol/calibration-view.ts';
import { text as page } from '../../pages/calibration-text.ts';
import { bandSays, fewSays, rangeSays, text, untoldSays } from './agreement-text.ts';

/** How far the ratings of a round agree, criterion by criterion. */
export function Agreement(props: { of: RoundView }) {
  const nameOf = (id: string) => props.of.criteria.find((one) => one.id === id)?.name ?? id;
  const isTold = () => props.of.agreement.some(({ among }) => among.sessions > 0);
  return (
    <Show when={isTold()} fallback={<p class="sm quiet">{page.agreementNone}</p>}>
      <ul class="agreed">
        <For each={props.of.agreement}>
          {({ criterion, among, computed }) => (
            <li>
              <h4>{nameOf(criterion)}</h4>
              <dl>
                <div>
                  <dt>{page.among}</dt>
                  <dd>
                    <AgreedSays of={among} on={text.on(among.sessions)} />
                  </dd>
                </div>
                <div>
                  <dt>{page.withComputed}</dt>
                  <dd>
                    <Show when={computed} fallback={<p>{page.withComputedKept}</p>}>
                      {(found) => <AgreedSays of={found()} on={text.measured(found().sessions)} />}
                    </Show>
                  </dd>
                </div>
              </dl>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

function AgreedSays(props: { of: Agreed; on: string }) {
  const { kappa, icc, sessions } = props.of;
  return (
    <Show when={kappa ?? icc} fallback={<p>{untoldSays(sessions)}</p>}>
      <p>
        {text.levels}:{' '}
        <Show when={kappa} fallback={untoldSays(sessions)}>
          {(found) => (
            <>
              <b>{bandSays(found())}</b>, {text.kappa(rangeSays(found()))}
            </>
          )}
        </Show>
      </p>
      <p>
        {text.scores}:{' '}
        <Show when={icc} fallback={untoldSays(sessions)}>
          {(found) => text.icc(rangeSays(found()))}
        </Show>
      </p>
      <p class="xs quiet">
        {props.on} {fewSays(props.of)}
      </p>
    </Show>
  );
}
