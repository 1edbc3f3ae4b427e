import { z } from 'zod';
import { DigestBody } from '../domain/digest.ts';
import { MailChoice } from '../domain/mail-choice.ts';
import { NoticeKind } from '../domain/notice.ts';
import { OrgSettings } from '../domain/org-settings.ts';

/** What members are told, and what an admin settles of it. */

export const NoticeView = z.object({
  id: z.string(),
  kind: NoticeKind,
  says: z.string(),
  /** A path of this product. */
  link: z.string(),
  at: z.iso.datetime(),
  read: z.boolean(),
});
export type NoticeView = z.infer<typeof NoticeView>;

export const NoticePage = z.object({
  notices: z.array(NoticeView),
  /** All that are unread, also those not on this page. */
  unread: z.int(),
  next: z.string().nullable(),
});
export type NoticePage = z.infer<typeof NoticePage>;

export const SettingsView = z.object({
  settings: OrgSettings,
  /** Whether this server sends e-mail. */
  mail: z.boolean(),
  /** What the webhook's posts are signed with, for whoever checks them there. */
  webhookKey: z.string(),
});
export type SettingsView = z.infer<typeof SettingsView>;

export const DigestView = z.object({
  id: z.string(),
  /** The Monday on which it was told, of the week before. */
  week: z.iso.date(),
  body: DigestBody,
});
export type DigestView = z.infer<typeof DigestView>;

export const DigestPage = z.object({ digests: z.array(DigestView), next: z.string().nullable() });
export type DigestPage = z.infer<typeof DigestPage>;

export const MailView = MailChoice.extend({
  /** Whether this server sends e-mail. */
  mail: z.boolean(),
});
export type MailView = z.infer<typeof MailView>;

/** What isn't named stays. */
export const MailChange = z.strictObject(MailChoice.partial().shape);
export type MailChange = z.infer<typeof MailChange>;
