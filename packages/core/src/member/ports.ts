import type { MemberId } from "../shared/ids.ts";
import type { Member } from "./member.ts";

export interface MemberReads {
  byId(id: MemberId): Promise<Member | undefined>;
  /** `email` in lower case. */
  byEmail(email: string): Promise<Member | undefined>;
}

export interface Members extends MemberReads {
  /** False when another member has the e-mail; then nothing was written and the transaction goes on. */
  insert(member: Member): Promise<boolean>;
  /** Writes the member, but for the last login, over version `member.version - 1`; false when that version is gone. */
  save(member: Member): Promise<boolean>;
  /** Notes a login without a new version: it changes nothing that a rule reads. */
  noteLogin(id: MemberId, at: Date): Promise<void>;
}
