import { z } from 'zod';

/** Kinds of what a member is told. */
export const noticeKinds = [
  'assigned',
  'due',
  'goal',
  'review',
  'check-in',
  'comment',
  'override',
  'dispute',
  'answer',
  'recognition',
  'digest',
  'survey',
  'plan',
  'calibration',
  'request',
  'scorecard',
  'call',
] as const;
export const NoticeKind = z.enum(noticeKinds);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** Of these, what somebody else says of a member's work, and how it was scored: their feedback to read. */
export const feedbackKinds = ['comment', 'override', 'answer', 'scorecard', 'call'] as const satisfies NoticeKind[];
