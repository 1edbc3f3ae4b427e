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
] as const;
export const NoticeKind = z.enum(noticeKinds);
export type NoticeKind = z.infer<typeof NoticeKind>;
