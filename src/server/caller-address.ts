import type { IncomingMessage } from 'node:http';
import { isIP, isIPv6 } from 'node:net';

/** What was seen when the other side of a socket has gone already. */
const UNKNOWN = 'unknown';

/**
 * The address a request comes from.
 *
 * Takes the request and the addresses of the proxies that are believed. Returns the address of the socket; behind a
 * believed proxy the last entry of `X-Forwarded-For` that is no believed proxy itself, since everything further left
 * was written by the client. An entry that is no address ends the search at the proxy that wrote it.
 */
export function callerAddress(request: IncomingMessage, trustedProxies: ReadonlySet<string>): string {
  let address = plainAddress(request.socket.remoteAddress ?? UNKNOWN);
  if (!trustedProxies.has(address)) return address;
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',').reverse();
  for (const entry of forwarded) {
    const named = plainAddress(entry.trim());
    if (isIP(named) === 0) return address;
    address = named;
    if (!trustedProxies.has(address)) return address;
  }
  return address;
}

/** An IPv4 address that came in by an IPv6 socket is the same address. */
export function plainAddress(address: string): string {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '');
  return isOfIpv6(plain) ? (new URL(`http://[${plain.split('%', 1)[0]}]`).hostname.slice(1, -1) ?? plain) : plain;
}

/** Whether it is an address of IPv6; most are not, which is seen at a glance. */
const isOfIpv6 = (address: string): boolean => address.includes(':') && isIPv6(address);

/**
 * What counts as one caller: an IPv4 address, and of IPv6 the 64 bits that one customer is given, who could otherwise
 * take a new address for every request.
 */
export function addressGroup(address: string): string {
  if (!isOfIpv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : new Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`;
}
