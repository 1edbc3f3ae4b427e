/** Brings whoever followed a link to what it names, out of a fold where it is in one. */
export function arrive(): void {
  const named = document.getElementById(location.hash.slice(1));
  named?.closest('details')?.setAttribute('open', '');
  named?.focus({ preventScroll: true });
  named?.scrollIntoView({ block: 'center' });
}
