import { passwordLength } from '../../server/domain/password.ts';

/** What stands in a form's lines and choices, by name; passwords as they are, everything else trimmed. */
export function valuesOf(form: HTMLFormElement): Record<string, string> {
  const fields = [...form.elements].filter(
    (each) =>
      each instanceof HTMLInputElement || each instanceof HTMLSelectElement || each instanceof HTMLTextAreaElement,
  );
  return Object.fromEntries(
    fields
      .filter(({ name }) => name !== '')
      .map(({ name, type, value }) => [name, type === 'password' ? value : value.trim()]),
  );
}

/** Puts the focus on the first field that something is wrong with. */
export function focusFirstBad(form: HTMLFormElement): void {
  form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}

/** Good enough to tell a typing mistake; the server has the last word. */
export const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

/** As the server asks of every new password. */
const { least } = passwordLength;
export const passwordHint = `At least ${least} characters. A few words in a row are easy to keep and hard to guess.`;
export const shortPassword = `Choose a password of at least ${least} characters.`;
export const isLongEnough = (password = ''): boolean => password.length >= least;
