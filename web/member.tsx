import { type Accessor, createContext, createSignal, type ParentProps, useContext } from 'solid-js';
import type { Me } from '../server/protocol/session-view.ts';
import { onSignedOut, problemIn, readVisitor, signOut } from './api.ts';

/** Who is signed in, known to the whole app. */
export type Membership =
  | { is: 'unknown' }
  | { is: 'signed-in'; me: Me }
  /** `left`: by their own choice, so nothing waits for them behind the sign-in. */
  | { is: 'signed-out'; left: boolean }
  | { is: 'failed'; message: string };

type Member = { now: Accessor<Membership>; refresh: () => Promise<void>; leave: () => Promise<void> };

const Context = createContext<Member>();

export function MemberProvider(props: ParentProps) {
  const [now, setNow] = createSignal<Membership>({ is: 'unknown' });
  onSignedOut(() => setNow({ is: 'signed-out', left: false }));
  const refresh = async () => {
    try {
      const { me } = await readVisitor();
      setNow(me ? { is: 'signed-in', me } : { is: 'signed-out', left: false });
    } catch (error) {
      setNow({ is: 'failed', message: problemIn(error).message });
    }
  };
  const leave = async () => {
    await signOut();
    sessionStorage.clear();
    setNow({ is: 'signed-out', left: true });
  };
  void refresh();
  return <Context.Provider value={{ now, refresh, leave }}>{props.children}</Context.Provider>;
}

export function useMember(): Member {
  const member = useContext(Context);
  if (!member) throw new Error('useMember is called outside MemberProvider');
  return member;
}

/** Whether this role reads what others share. The server decides what; here it is only what is shown. */
export const readsOthers = (role: Me['role']): boolean => role === 'coach' || role === 'manager';

export const editsRubrics = (role: Me['role']): boolean => role === 'manager' || role === 'admin';

/** The member on a page that only signed-in people reach. */
export function useMe(): Accessor<Me> {
  const member = useMember();
  let last: Me | undefined;
  return () => {
    const now = member.now();
    if (now.is === 'signed-in') last = now.me;
    if (!last) throw new Error('useMe is called where nobody is signed in');
    return last;
  };
}
