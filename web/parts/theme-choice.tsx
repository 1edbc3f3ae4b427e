import { createSignal, For } from 'solid-js';
import { storedTheme, storeTheme, type Theme, themes } from '../theme.ts';
import { text } from './shell-text.ts';

export function ThemeChoice() {
  const [theme, setTheme] = createSignal(storedTheme());
  const choose = (next: Theme) => {
    setTheme(next);
    storeTheme(next);
  };
  return (
    <fieldset class="segments">
      <legend>{text.theme}</legend>
      <For each={themes}>
        {(each) => (
          <label>
            <input type="radio" name="theme" value={each} checked={theme() === each} onChange={() => choose(each)} />
            <span>{text.themes[each]}</span>
          </label>
        )}
      </For>
    </fieldset>
  );
}
