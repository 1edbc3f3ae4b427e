import { createSignal, Match, Show, Switch } from 'solid-js';
import type { SettingsChange } from '../../server/domain/org-settings.ts';
import type { SettingsView } from '../../server/protocol/telling-view.ts';
import { createAction } from '../action.ts';
import { readSettings, settleSettings } from '../api.ts';
import { createLoad } from '../load.ts';
import { useMe } from '../member.tsx';
import { Failure } from '../parts/failure.tsx';
import { Field } from '../parts/field.tsx';
import { focusFirstBad, valuesOf } from '../parts/form.ts';
import { Heading } from '../parts/heading.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { TakeAlong } from '../parts/take-along.tsx';
import { createTitle } from '../parts/title.ts';
import NotFound from './not-found.tsx';
import './settings.css';
import { text } from './settings-text.ts';

/** What holds for the whole organisation: for its admins, and for nobody else. */
export default function Settings() {
  const me = useMe();
  return (
    <Show when={me().role === 'admin'} fallback={<NotFound />}>
      <Settling />
    </Show>
  );
}

function Settling() {
  createTitle(() => text.title);
  const me = useMe();
  const settings = createLoad(() => me().organisation.id, readSettings);
  return (
    <div class="pg-settings">
      <Heading>{text.heading(me().organisation.name)}</Heading>
      <p class="intro quiet">{text.says}</p>
      <Switch fallback={<Skeleton label={text.loading} lines={[30, 60, 60, 60]} />}>
        <Match when={settings.value()}>{(shown) => <SettingsForm shown={shown()} saved={settings.set} />}</Match>
        <Match when={settings.failed()}>
          {(problem) => <Failure title={text.failed} problem={problem()} again={() => void settings.again()} />}
        </Match>
      </Switch>
    </div>
  );
}

type Problems = Partial<Record<keyof SettingsChange, string>>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

/** What is wrong with what was typed; the server has the last word. */
function check({ timeZone = '', callDays, webhook, threshold }: SettingsChange): Problems {
  const days = callDays ?? Number.NaN;
  const score = threshold ?? Number.NaN;
  return {
    ...(isTimeZone(timeZone) ? {} : { timeZone: text.timeZoneBad }),
    ...(Number.isInteger(days) && days >= 1 && days <= 3650 ? {} : { callDays: text.callDaysBad }),
    ...(webhook === null || URL.canParse(webhook ?? '') ? {} : { webhook: text.webhookBad }),
    ...(score >= 0 && score <= 100 ? {} : { threshold: text.thresholdBad }),
  };
}

const numberIn = (typed = '') => (typed === '' ? Number.NaN : Number(typed));

function SettingsForm(props: { shown: SettingsView; saved: (now: SettingsView) => void }) {
  const action = createAction();
  const [problems, setProblems] = createSignal<Problems>({});
  const [says, setSays] = createSignal('');
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = valuesOf(form);
    const wanted = {
      timeZone: typed['time-zone'] ?? '',
      callDays: numberIn(typed['call-days']),
      webhook: typed.webhook || null,
      threshold: numberIn(typed.threshold),
    };
    setSays('');
    setProblems(check(wanted));
    if (Object.keys(problems()).length > 0) return focusFirstBad(form);
    await action.run(async () => {
      props.saved(await settleSettings(wanted));
      setSays(text.saved);
    });
  };
  const { timeZone, threshold, callDays, webhook } = props.shown.settings;
  return (
    <form onSubmit={submit} novalidate aria-label={text.title}>
      <fieldset>
        <legend>{text.days}</legend>
        <Field
          id="time-zone"
          label={text.timeZone}
          hint={text.timeZoneHint}
          value={timeZone}
          problem={problems().timeZone}
          maxlength={60}
        />
        <Field
          id="threshold"
          label={text.threshold}
          hint={text.thresholdHint}
          value={String(threshold)}
          problem={problems().threshold}
          maxlength={5}
        />
      </fieldset>
      <fieldset>
        <legend>{text.calls}</legend>
        <Field
          id="call-days"
          label={text.callDays}
          hint={text.callDaysHint}
          value={String(callDays)}
          problem={problems().callDays}
          maxlength={4}
        />
      </fieldset>
      <fieldset>
        <legend>{text.digest}</legend>
        <p class="sm quiet">{props.shown.mail ? text.mailOn : text.mailOff}</p>
        <Field
          id="webhook"
          label={text.webhook}
          hint={text.webhookHint}
          value={webhook ?? ''}
          problem={problems().webhook}
          maxlength={500}
        />
        <Show when={props.shown.settings.webhook}>
          <TakeAlong id="webhook-key" label={text.key} value={props.shown.webhookKey} says={text.keySays} />
        </Show>
      </fieldset>
      <Show when={action.problem()}>{(problem) => <Failure title={text.saveFailed} problem={problem()} />}</Show>
      <div class="row">
        <button class="btn btn--primary" type="submit" aria-disabled={action.busy()}>
          {action.busy() ? text.saving : text.save}
        </button>
        <p class="sm" role="status">
          {says()}
        </p>
      </div>
    </form>
  );
}
