import { rowId, turnId } from './marks.ts';

/** Where a session or a real call is read, at the turn that holds the sentence where one is named. */
export const sessionLink = (session: string, source: 'practice' | 'call' | null | undefined, seq?: number): string =>
  `/${source === 'call' ? 'calls' : 'sessions'}/${session}${seq === undefined ? '' : `#${turnId(seq)}`}`;

/** The same, at the row of a measurement. */
export const rowLink = (session: string, source: 'practice' | 'call' | null | undefined, measurement: string): string =>
  `${sessionLink(session, source)}#${rowId(measurement)}`;
