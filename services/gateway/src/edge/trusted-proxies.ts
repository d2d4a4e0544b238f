import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Reverse proxies of the operator (`127.0.0.1, 10.0.0.0/8`): only these are believed when they say where a caller is. */
export class TrustedProxies {
  private readonly list = new BlockList();

  /** @param networks addresses or CIDR ranges */
  constructor(networks: readonly string[]) {
    for (const network of networks) {
      const [address = '', bits] = network.split('/');
      const family = isIPv6(address) ? 'ipv6' : 'ipv4';
      if (bits === undefined) this.list.addAddress(address, family);
      else this.list.addSubnet(address, Number(bits), family);
    }
  }

  /**
   * The caller's address: of the chain peer ← proxy ← … the first one, seen from here, that is not a proxy we trust.
   * Whatever stands further left in X-Forwarded-For was written by the caller and is not read.
   */
  addressOf(peer: string, forwardedFor: string | undefined): string {
    const chain = (forwardedFor ?? '').split(',').map((part) => part.trim());
    let address = plain(peer);
    while (this.trusts(address)) {
      const next = plain(chain.pop() ?? '');
      if (!isIPv4(next) && !isIPv6(next)) break;
      address = next;
    }
    return address;
  }

  trusts(address: string): boolean {
    return this.list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  }
}

/** `::ffff:10.0.0.1` is 10.0.0.1, as a dual-stack socket shows it. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** Whether the text is an address or a CIDR range. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const most = isIPv4(address) ? 32 : isIPv6(address) ? 128 : -1;
  if (most < 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
}
