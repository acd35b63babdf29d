import type { LoginId, MemberId } from "../shared/ids.ts";

/** One sign-in that succeeded: when, from which address and by which program. */
export type Login = {
  readonly id: LoginId;
  readonly memberId: MemberId;
  readonly at: Date;
  readonly ip: string | undefined;
  /** What the program calls itself: over HTTP, the User-Agent. */
  readonly device: string | undefined;
};

/** Where a sign-in comes from, as far as the caller knows. */
export type LoginOrigin = {
  /** The very address, for the record; attempts are counted by `address`, which may be a network. */
  readonly ip?: string | undefined;
  readonly device?: string | undefined;
};

/** A zone may follow an IPv6 address. */
const MAX_IP = 64;
const MAX_DEVICE = 255;

/**
 * What a stranger's program says of itself, cut to what is kept and freed of what no database stores. Nobody is kept
 * from signing in by it.
 */
const kept = (text: string | undefined, max: number): string | undefined =>
  text?.slice(0, max).replaceAll(/[\u0000\p{Cs}]/gu, "") || undefined;

export const loginOf = (id: LoginId, memberId: MemberId, at: Date, { ip, device }: LoginOrigin): Login => ({
  id,
  memberId,
  at,
  ip: kept(ip, MAX_IP),
  device: kept(device, MAX_DEVICE),
});
