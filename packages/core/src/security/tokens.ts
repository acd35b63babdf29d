import type { Member } from "../member/index.ts";
import type { TokenSigner } from "./ports.ts";
import type { Session, SessionTerms } from "./session.ts";

export type Tokens = { readonly accessToken: string; readonly refreshToken: string; readonly refreshExpiresAt: Date };

/** The pair of tokens for a session's current generation. The refresh token is the same each time it is asked for. */
export const issueTokens = async (
  signer: TokenSigner,
  member: Pick<Member, "id" | "role">,
  session: Session,
  at: Date,
  { accessTtlMs }: SessionTerms,
): Promise<Tokens> => {
  const access = { use: "access", member: member.id, role: member.role, session: session.id } as const;
  const refresh = { use: "refresh", member: member.id, session: session.id, generation: session.generation } as const;
  return {
    accessToken: await signer.sign(access, at, new Date(at.getTime() + accessTtlMs)),
    refreshToken: await signer.sign(refresh, session.rotatedAt, session.expiresAt),
    refreshExpiresAt: session.expiresAt,
  };
};
