import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** A host has an address that is not sent to. Its message names neither. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
  readonly code = 'ADDRESS_REFUSED';

  constructor() {
    super('the host of a webhook has an address that is not sent to');
  }
}

/** Global unicast of IPv6; everything else of it is local, set aside, or a way around it. */
const GLOBAL_V6 = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];

/**
 * Whether an address is one of the public Internet: not private, loopback, link-local, unique-local, shared (CGNAT),
 * multicast, set aside, or an IPv6 form of such a one.
 */
export function isPublicAddress(address: string): boolean {
  // What a connection would take for a name, some read as an address.
  if (isIP(address) === 0 || !ipaddr.isValid(address)) return false;
  const plain = ipaddr.process(address);
  if (plain.range() !== 'unicast') return false;
  return plain instanceof ipaddr.IPv4 || plain.match(GLOBAL_V6);
}

/** An address of a host. */
export interface HostAddress {
  readonly address: string;
  readonly family: number;
}

/** Finds the addresses of a host. */
export type ResolveHost = (host: string) => Promise<readonly HostAddress[]>;

/** As the system does it. */
export const systemResolve: ResolveHost = async (host) => await lookup(host, { all: true });

/**
 * Makes the look-up of a connection to a receiver: every address of the host has to be public, and those that were looked
 * at are those that are connected to, so that a host cannot change its address in between.
 */
export function guardedLookup(resolve: ResolveHost): LookupFunction {
  return (host, options, done) => {
    resolve(host).then(
      (addresses) => {
        const [first] = addresses;
        if (first === undefined) return done(noAddress(), '', 4);
        if (!addresses.every(({ address }) => isPublicAddress(address))) return done(new AddressRefused(), '', 4);
        return options.all === true ? done(null, [...addresses]) : done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, '', 4),
    );
  };
}

const noAddress = (): NodeJS.ErrnoException => Object.assign(new Error('no address'), { code: 'ENOTFOUND' });

/** Whether a host is an address that is not sent to: such a one is not looked up. */
export const isRefusedLiteral = (host: string): boolean => isIP(host) !== 0 && !isPublicAddress(host);
