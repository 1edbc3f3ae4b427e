import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReviewTemplate } from '../domain/review.ts';
import { ContentError, readYaml } from './library.ts';

/** The authored review templates. */

export type ReviewTemplates = ReadonlyMap<string, ReviewTemplate>;

/** Throws ContentError with file and line. */
export function parseReviewTemplate(file: string, text: string): ReviewTemplate {
  const { value, fail } = readYaml(file, text);
  const parsed = ReviewTemplate.safeParse(value);
  return parsed.success ? parsed.data : fail(parsed.error.issues);
}

/** Every template of a folder, by id. Throws ContentError. */
export function readReviewTemplates(folder: string): ReviewTemplates {
  const templates = new Map<string, ReviewTemplate>();
  for (const name of readdirSync(folder)
    .filter((each) => each.endsWith('.yaml'))
    .toSorted()) {
    const file = join(folder, name);
    const template = parseReviewTemplate(file, readFileSync(file, 'utf8'));
    if (templates.has(template.id))
      throw new ContentError(file, [{ line: 1, message: `id: another template is called ${template.id} already` }]);
    templates.set(template.id, template);
  }
  return templates;
}
