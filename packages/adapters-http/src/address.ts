import { isIP } from "node:net";
import type { Request } from "express";

const mappedIpv4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** The first half of an IPv6 address, which is the network: whoever has one has all of its 2^64 addresses. */
const networkOf = (ip: string): string => {
  const [head = "", tail] = ip.split("::");
  const [before, after] = [head, tail ?? ""].map((part) => part.split(":").filter((group) => group !== ""));
  const zeros = Array.from({ length: 8 - (before?.length ?? 0) - (after?.length ?? 0) }, () => "0");
  const groups = [...(before ?? []), ...(tail === undefined ? [] : zeros), ...(after ?? [])];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
};

/** Where a caller is, for counting what he tries. How many proxies are believed is `trust proxy` of the host's app. */
export const addressOf = ({ ip }: Pick<Request, "ip">): string | undefined => {
  const ipv4 = mappedIpv4.exec(ip ?? "")?.[1] ?? ip;
  return ipv4 !== undefined && isIP(ipv4) === 6 ? networkOf(ipv4) : ipv4;
};
