/** What stands in a form, by the names of its fields; passwords as they are, everything else trimmed. */
export function valuesOf(form: HTMLFormElement): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) {
    const secret = form.elements.namedItem(name) instanceof HTMLInputElement && isPassword(form, name);
    values[name] = secret ? String(value) : String(value).trim();
  }
  return values;
}

const isPassword = (form: HTMLFormElement, name: string) =>
  (form.elements.namedItem(name) as HTMLInputElement).type === 'password';

/** Puts the focus on the first field that something is wrong with. */
export function focusFirstBad(form: HTMLFormElement): void {
  form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}

/** Good enough to tell a typing mistake; the server has the last word. */
export const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

/** As the server asks of every new password. */
export const shortestPassword = 10;
