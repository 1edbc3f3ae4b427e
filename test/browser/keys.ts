import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The keyboard alone. */

/** More tab stops than any page has before the one wanted. */
const mostStops = 80;

const isFocused = (wanted: Locator) => wanted.evaluate((element) => element === document.activeElement);

/** Where the focus is drawn: on the element, or on what stands for it (the label of a hidden radio button). */
export function focusIsVisible(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return true;
    const drawn = (element: Element | null | undefined) => {
      if (!element) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    };
    return drawn(at) || drawn(at.nextElementSibling) || drawn(at.closest('label'));
  });
}

/** Presses Tab until `wanted` has the focus; every stop on the way must show that it has it. */
export async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await wanted.waitFor();
  for (let stop = 0; stop < mostStops; stop++) {
    if (await isFocused(wanted)) return;
    await page.keyboard.press(key);
    const where = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
    expect(await focusIsVisible(page), `focus is visible on ${where}`).toBe(true);
  }
  throw new Error(`no way to ${wanted} with ${key}`);
}
