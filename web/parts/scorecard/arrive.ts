/** Brings whoever followed a link to what it names, out of a fold where it is in one; false where there is no such thing. */
export function arrive(id = location.hash.slice(1), behavior: ScrollBehavior = 'instant'): boolean {
  const named = document.getElementById(id);
  named?.closest('details')?.setAttribute('open', '');
  named?.focus({ preventScroll: true });
  named?.scrollIntoView({ block: 'center', behavior });
  return named !== null;
}
