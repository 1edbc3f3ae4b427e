import { For, Match, Show, Switch } from 'solid-js';
import { endsOnScale } from '../../../server/domain/scale.ts';
import type { TransferSide, TransferView } from '../../../server/protocol/call-view.ts';
import { readTransfer } from '../../api.ts';
import { dayOf } from '../../format.ts';
import { createLoad } from '../../load.ts';
import { text } from '../../pages/calls-text.ts';
import { Failure } from '../failure.tsx';
import { Skeleton } from '../skeleton.tsx';

/** Practice beside real calls of one rep. */
export function Transfer(props: { member: string }) {
  const found = createLoad(() => props.member, readTransfer);
  return (
    <Switch fallback={<Skeleton label={text.transferLoading} lines={[40, 90, 80]} />}>
      <Match when={found.value()}>{(view) => <Compared view={view()} />}</Match>
      <Match when={found.failed()}>
        {(problem) => <Failure title={text.transferFailed} problem={problem()} again={() => void found.again()} />}
      </Match>
    </Switch>
  );
}

function Compared(props: { view: TransferView }) {
  return (
    <>
      <section class="sec" aria-labelledby="h-transfer">
        <div class="sec__head">
          <h2 id="h-transfer">{text.transfer}</h2>
          <p>{text.transferSays(dayOf(props.view.since))}</p>
        </div>
        <Show when={props.view.rows.length > 0} fallback={<p class="quiet">{text.transferEmpty}</p>}>
          <div class="scroll">
            <table class="table">
              <caption class="vh">{text.transfer}</caption>
              <thead>
                <tr>
                  <th scope="col">{text.transferColumns.what}</th>
                  <th scope="col">{text.transferColumns.practice}</th>
                  <th scope="col">{text.transferColumns.calls}</th>
                  <th scope="col">{text.transferColumns.says}</th>
                </tr>
              </thead>
              <tbody>
                <For each={props.view.rows}>
                  {(row) => (
                    <tr>
                      <th scope="row">{row.name}</th>
                      <td>
                        <Means side={row.practice} />
                      </td>
                      <td>
                        <Means side={row.calls} />
                      </td>
                      <td>{row.says}</td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </div>
        </Show>
      </section>
      <section class="sec" aria-labelledby="h-sampling">
        <div class="sec__head">
          <h2 id="h-sampling">{text.sampling}</h2>
        </div>
        <p>{props.view.sampling.says}</p>
      </section>
    </>
  );
}

function Means(props: { side: TransferSide }) {
  const say = ({ mean, n }: TransferSide['before']) => {
    if (mean === null) return text.unsure(n);
    const { estimate, low, high } = endsOnScale(mean, 'score');
    return text.mean(Math.round(estimate), Math.round(low), Math.round(high), n);
  };
  return (
    <>
      <span class="pair">
        {text.before}: {say(props.side.before)}
      </span>
      <span class="pair">
        {text.since}: {say(props.side.since)}
      </span>
    </>
  );
}
