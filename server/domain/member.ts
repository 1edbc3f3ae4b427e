import { z } from 'zod';

/** Members of an organisation, and who may open whose practice. */

export const roles = ['rep', 'coach', 'manager', 'admin'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

export type Member = { id: string; name: string; role: Role; teams: { id: string; name: string }[] };

/** `declared`: an attempt at an assignment, which its rep knew to be one. */
export type Visibility = 'private' | 'shared' | 'declared';

/** Teams two members have in common. */
export function commonTeams(a: Member, b: Member): Member['teams'] {
  return a.teams.filter((team) => b.teams.some((other) => other.id === team.id));
}

/**
 * Practice is the rep's own until shared, unless it was declared. Then coaches and managers of a
 * team the rep is in may open it. An admin settles the organisation and sees no practice.
 */
export function mayOpen(viewer: Member, owner: Member, visibility: Visibility): boolean {
  if (viewer.id === owner.id) return true;
  if (visibility === 'private') return false;
  return (viewer.role === 'coach' || viewer.role === 'manager') && commonTeams(viewer, owner).length > 0;
}

/** What a language model votes on is for coaches, and of their own practice a coach is a rep. */
export const seesVotes = (viewer: Member, owner: Member): boolean => viewer.role === 'coach' && viewer.id !== owner.id;

/** `allowed`: the rep said so before the start. `ended`: the rep would not be watched any longer. */
export type Watching = 'off' | 'allowed' | 'ended';

/** A live session may be watched by a coach or a manager of a team the rep is in, where it was declared or allowed. */
export function mayWatch(
  viewer: Member,
  owner: Member,
  session: { visibility: Visibility; watching: Watching },
): boolean {
  if (viewer.id === owner.id || session.watching === 'ended') return false;
  const open = session.watching === 'allowed' || session.visibility === 'declared';
  return open && (viewer.role === 'coach' || viewer.role === 'manager') && commonTeams(viewer, owner).length > 0;
}

/** A manager leads the reps of their teams: reviews and plans are theirs to write. */
export function leads(viewer: Member, rep: Member): boolean {
  return viewer.role === 'manager' && rep.role === 'rep' && commonTeams(viewer, rep).length > 0;
}

/** Whose check-ins, goals and practice they follow: coach or manager of a team the other is in. */
export function looksAfter(viewer: Member, rep: Member): boolean {
  return (viewer.role === 'coach' || viewer.role === 'manager') && commonTeams(viewer, rep).length > 0;
}

/** Everyone else who can open a session of `owner`'s, and why; empty where only its rep can. */
export function visibleTo(
  owner: Member,
  members: readonly Member[],
  visibility: Visibility,
): { name: string; why: string }[] {
  const others = members.filter((member) => member.id !== owner.id && mayOpen(member, owner, visibility));
  const why = (member: Member) => {
    const teams = commonTeams(member, owner).map((team) => team.name);
    return `${member.role} of ${teams.join(' and ')}`;
  };
  return others.map((member) => ({ name: member.name, why: why(member) }));
}
