import { rowId, turnId } from './marks.ts';

/** Where a session or a real call is read, at the turn that holds the sentence where one is named. */
export const sessionLink = (session: string, source: 'practice' | 'call' | null | undefined, seq?: number): string =>
  `/${source === 'call' ? 'calls' : 'sessions'}/${session}${seq === undefined ? '' : `#${turnId(seq)}`}`;

/** The same, with the way back to the review that leads there. */
export function linkFrom(review: string, link: string): string {
  const [path, ...places] = link.split('#');
  return [`${path}?review=${encodeURIComponent(review)}`, ...places].join('#');
}

/** The same, at the row of a measurement. */
export const rowLink = (session: string, source: 'practice' | 'call' | null | undefined, measurement: string): string =>
  `${sessionLink(session, source)}#${rowId(measurement)}`;
