import { type Context, Hono } from 'hono';
import { readSettings, writeSetting } from '../db/org-settings.ts';
import { type OrgSettings, SettingsChange } from '../domain/org-settings.ts';
import type { SettingsView } from '../protocol/telling-view.ts';
import { isAllowedTarget } from '../telling/webhook-target.ts';
import type { AppDeps } from './deps.ts';
import { type Env, membersOnly } from './guard.ts';
import { nothingHere, Refusal, shaped } from './problem.ts';

/** `/api/settings`: what an admin settles for the whole organisation, by signing in. */

export function settingsRoutes(deps: AppDeps) {
  const { db, outgoing } = deps;
  const settledBy = (c: Context<Env>) => {
    const { member, byKey, organisation } = c.var.caller;
    // a key must not lead any further: it settles nothing, and reads no other key
    if (member.role !== 'admin' || byKey) throw nothingHere();
    return organisation.id;
  };
  const view = async (orgId: string): Promise<SettingsView> => ({
    settings: await readSettings(db, orgId),
    mail: outgoing.mail,
    webhookKey: outgoing.webhookKey(orgId),
  });
  return new Hono<Env>()
    .get('/settings', membersOnly(deps), async (c) => c.json<SettingsView>(await view(settledBy(c))))
    .post('/settings', membersOnly(deps), shaped('json', SettingsChange), async (c) => {
      const orgId = settledBy(c);
      const change = c.req.valid('json');
      if (change.webhook && !(await isAllowedTarget(change.webhook, outgoing.privateAllowed)))
        throw new Refusal(
          422,
          'private-address',
          'The webhook’s address can’t be found, or is one of a private network. Use one that is open to the internet.',
        );
      for (const [name, value] of Object.entries(change) as [keyof OrgSettings, never][])
        await writeSetting(db, orgId, name, value);
      return c.json<SettingsView>(await view(orgId));
    });
}
