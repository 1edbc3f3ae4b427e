import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/**
 * Where a webhook may go. Whoever settles its address must not be able to reach, through this
 * server, what stands beside it in its own network: loopback, private and link-local addresses
 * are refused, under whatever name.
 */

const closed = new BlockList();
// RFC 6890 and its registry: what isn't globally reachable
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  closed.addSubnet(net, bits, 'ipv4');
// of IPv6 only the global unicast block is open, without documentation, and without what carries IPv4 inside it
const open = new BlockList();
open.addSubnet('2000::', 3, 'ipv6');
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  closed.addSubnet(net, bits, 'ipv6');

export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !closed.check(address, 'ipv4');
  return version === 6 && open.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}

export type Target = { address: string; family: number };

/** The addresses of a URL's host; none where it can't be found, or any of them is closed to us. */
export async function addressesOf(url: string, privateAllowed: boolean): Promise<Target[]> {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  const found = await lookup(host, { all: true }).catch(() => []);
  return privateAllowed || found.every(({ address }) => isPublicAddress(address)) ? found : [];
}

export const isAllowedTarget = async (url: string, privateAllowed: boolean): Promise<boolean> =>
  (await addressesOf(url, privateAllowed)).length > 0;

/** A server that is itself reached by a loopback name is somebody's own machine: there everything is allowed. */
export function isLoopback(publicUrl: string | undefined): boolean {
  if (!publicUrl) return false;
  const { hostname } = new URL(publicUrl);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}
