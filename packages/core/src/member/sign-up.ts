import type { Actor, Role } from "../shared/actor.ts";
import type { MemberId } from "../shared/ids.ts";
import type { InvalidInput } from "../shared/input.ts";
import type { Clock, Ids, Outbox, UnitOfWork } from "../shared/ports.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { checkEmail, checkName, checkPassword, checkTel, emailOf, type Member, signUp } from "./member.ts";
import type { Members } from "./ports.ts";

/** Structural twin of security's port: member does not know how passwords are hashed. */
export interface PasswordHashing {
  hash(password: string): Promise<string>;
}
export type SignUpPorts = {
  readonly unitOfWork: UnitOfWork<{ readonly members: Members; readonly outbox: Outbox }, unknown>;
  readonly passwordHasher: PasswordHashing;
  readonly ids: Ids;
  readonly clock: Clock;
};
export type SignUpCommand = {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly tel: string;
};
export type EmailTaken = { readonly code: "member.email-taken" };

/** Anyone may become a member. */
export type SignUp = (by: Actor, command: SignUpCommand) => Promise<Result<Member, InvalidInput | EmailTaken>>;
/** Makes a seller or an admin: for the process's own set-up code, never reachable by a request. */
export type CreateStaff = (command: SignUpCommand) => Promise<Result<Member, InvalidInput | EmailTaken>>;

const makeEnrol =
  ({ unitOfWork, passwordHasher, ids, clock }: SignUpPorts) =>
  async (command: SignUpCommand, role: Role): Promise<Result<Member, InvalidInput | EmailTaken>> => {
    const email = emailOf(command.email);
    const wrong =
      checkEmail(email) ??
      checkName(command.name) ??
      checkPassword("memberPwd", command.password) ??
      checkTel(command.tel);
    if (wrong) return wrong;

    const passwordHash = await passwordHasher.hash(command.password);
    const id = ids.next<MemberId>();
    const at = clock.now();
    const { state, events } = signUp(
      { id, email, name: command.name.trim(), passwordHash, tel: command.tel, role },
      at,
    );
    return unitOfWork.run(async (tx) => {
      if (!(await tx.members.insert(state))) return err({ code: "member.email-taken" });
      await tx.outbox.append(events, at);
      return ok(state);
    });
  };

export const makeSignUp = (ports: SignUpPorts): SignUp => {
  const enrol = makeEnrol(ports);
  return (_by, command) => enrol(command, "MEMBER");
};

export const makeCreateStaff = (ports: SignUpPorts, role: Exclude<Role, "MEMBER">): CreateStaff => {
  const enrol = makeEnrol(ports);
  return (command) => enrol(command, role);
};
