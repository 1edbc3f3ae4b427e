import { For, type JSX, Show } from 'solid-js';

type FieldProps = {
  id: string;
  label: string;
  hint?: string;
  /** What is wrong with it; replaces the hint. */
  problem?: string | null;
  /** The label stands for those alone who don't see the column it heads. */
  hideLabel?: boolean;
};

const says = (id: string) => `${id}-says`;

function Framed(props: FieldProps & { children: JSX.Element }) {
  return (
    <div class="field" classList={{ 'field--bad': Boolean(props.problem) }}>
      <label for={props.id} classList={{ vh: props.hideLabel }}>
        {props.label}
      </label>
      {props.children}
      <Show when={props.problem ?? props.hint}>
        {(text) => (
          <span class="hint" id={says(props.id)}>
            {text()}
          </span>
        )}
      </Show>
    </div>
  );
}

/** A line of text with its label, and what is wrong with it underneath. `id` is its name in the form too. */
export function Field(
  props: FieldProps & {
    type?: 'text' | 'email' | 'password' | 'date' | 'number';
    autocomplete?: string;
    value?: string;
    maxlength?: number;
    readonly?: boolean;
    min?: string;
    max?: string;
  },
) {
  return (
    <Framed {...props}>
      <input
        class="input"
        id={props.id}
        name={props.id}
        type={props.type ?? 'text'}
        autocomplete={props.autocomplete ?? 'off'}
        value={props.value ?? ''}
        maxlength={props.maxlength}
        min={props.min}
        max={props.max}
        readonly={props.readonly}
        step={props.type === 'number' ? 'any' : undefined}
        aria-invalid={props.problem ? 'true' : undefined}
        aria-describedby={props.problem || props.hint ? says(props.id) : undefined}
      />
    </Framed>
  );
}

/** Several lines of text. */
export function AreaField(props: FieldProps & { rows: number; maxlength?: number; value?: string }) {
  return (
    <Framed {...props}>
      <textarea
        class="input"
        id={props.id}
        name={props.id}
        rows={props.rows}
        value={props.value ?? ''}
        maxlength={props.maxlength}
        aria-invalid={props.problem ? 'true' : undefined}
        aria-describedby={props.problem || props.hint ? says(props.id) : undefined}
      />
    </Framed>
  );
}

export function SelectField(
  props: FieldProps & { options: readonly { value: string; says: string }[]; value?: string },
) {
  return (
    <Framed {...props}>
      <select
        class="input"
        id={props.id}
        name={props.id}
        aria-describedby={props.problem || props.hint ? says(props.id) : undefined}
      >
        <For each={props.options}>
          {(option) => (
            <option
              value={option.value}
              ref={(element) => {
                // what a reset goes back to
                element.defaultSelected = option.value === props.value;
              }}
            >
              {option.says}
            </option>
          )}
        </For>
      </select>
    </Framed>
  );
}
