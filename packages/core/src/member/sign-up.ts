import type { Actor, Role } from "../shared/actor.ts";
import { allowance, countAttempt, type RateLimited, type RateLimits } from "../shared/attempts.ts";
import type { MemberId } from "../shared/ids.ts";
import type { InvalidInput } from "../shared/input.ts";
import type { Attempts, Clock, Ids, Outbox, UnitOfWork } from "../shared/ports.ts";
import { done, err, ok, type Result } from "../shared/result.ts";
import {
  type Account,
  accountOf,
  checkName,
  checkNewEmail,
  checkPassword,
  checkTel,
  emailOf,
  type Member,
  NO_PASSWORD,
  signUp,
} from "./member.ts";
import type { Members } from "./ports.ts";

/** Structural twin of security's port: member does not know how passwords are hashed. */
export interface PasswordHashing {
  hash(password: string): Promise<string>;
}
export type SignUpPorts = {
  readonly unitOfWork: UnitOfWork<
    { readonly members: Members; readonly outbox: Outbox; readonly attempts: Attempts },
    unknown
  >;
  readonly passwordHasher: PasswordHashing;
  readonly ids: Ids;
  readonly clock: Clock;
};
export type Person = { readonly email: string; readonly name: string; readonly tel: string };
export type SignUpCommand = Person & { readonly password: string };
export type EmailTaken = { readonly code: "member.email-taken" };
type SignedUp = Promise<Result<Account, InvalidInput | EmailTaken>>;

export type SignUpTerms = {
  /** `off` is for load tests. */
  readonly rateLimits: RateLimits | "off";
};

/**
 * Anyone may become a member. `address` is where the caller is, as his network names it: sign-ups from one address are
 * limited, and without an address they are not.
 */
export type SignUp = (
  by: Actor,
  command: SignUpCommand & { readonly address?: string | undefined },
) => Promise<Result<Account, InvalidInput | EmailTaken | RateLimited>>;
/** Makes a seller or an admin: for the process's own set-up code, never reachable by a request. */
export type CreateStaff = (command: SignUpCommand) => SignedUp;
/**
 * Makes a member of somebody whom the host signs in by its own means: under the host's own id if it has one, without
 * a password. Whoever is a member already, by that id or, without one, by e-mail, is answered as he is. For the host's
 * code, never reachable by a request.
 */
export type Enrol = (
  command: Person & { readonly id?: MemberId | undefined; readonly role?: Role | undefined },
) => SignedUp;

const checkPerson = ({ email, name, tel }: Person) => checkNewEmail(emailOf(email)) ?? checkName(name) ?? checkTel(tel);

/** Writes a checked person down, unless `known` finds him or the e-mail is taken. */
const makeAdmit =
  ({ unitOfWork, clock }: Pick<SignUpPorts, "unitOfWork" | "clock">) =>
  (
    id: MemberId,
    { email, name, tel }: Person,
    role: Role,
    passwordHash: string,
    known: (tx: { readonly members: Members }) => Promise<Member | undefined> = async () => undefined,
  ): SignedUp => {
    const at = clock.now();
    const draft = { id, email: emailOf(email), name: name.trim(), tel, role, passwordHash };
    const { state, events } = signUp(draft, at);
    return unitOfWork.run(async (tx) => {
      const before = await known(tx);
      if (before !== undefined) return ok(accountOf(before));
      if (!(await tx.members.insert(state))) {
        // Whoever enrols the same person at the same moment came first.
        const twin = await known(tx);
        return twin === undefined ? err({ code: "member.email-taken" }) : ok(accountOf(twin));
      }
      await tx.outbox.append(events, at);
      return ok(accountOf(state));
    });
  };

const checkSignUp = (command: SignUpCommand) => checkPerson(command) ?? checkPassword("memberPwd", command.password);

/** Hashes the password and writes a checked person down. */
const makeSignUpAs = (ports: SignUpPorts, role: Role) => {
  const admit = makeAdmit(ports);
  return async (command: SignUpCommand): SignedUp => {
    const passwordHash = await ports.passwordHasher.hash(command.password);
    return admit(ports.ids.next<MemberId>(), command, role, passwordHash);
  };
};

export const makeSignUp = (ports: SignUpPorts, { rateLimits }: SignUpTerms): SignUp => {
  const signUpAsMember = makeSignUpAs(ports, "MEMBER");
  /** Counted before the hash, which is what a flood would cost; taken e-mails count too, they could be probed. */
  const count = async (address: string | undefined): Promise<Result<undefined, RateLimited>> => {
    if (address === undefined || rateLimits === "off") return done;
    const perAddress = allowance("sign-up", [address], rateLimits.signUpPerAddress);
    const at = ports.clock.now();
    // A refusal that must leave a trace is committed as a value and taken out afterwards.
    const counted = await ports.unitOfWork.runSingle(async (tx) => ok(await countAttempt(tx, [perAddress], at)));
    return counted.value;
  };
  return async (_by, { address, ...command }) => {
    const wrong = checkSignUp(command);
    if (wrong) return wrong;
    const counted = await count(address);
    return counted.ok ? signUpAsMember(command) : counted;
  };
};

export const makeCreateStaff = (ports: SignUpPorts, role: Exclude<Role, "MEMBER">): CreateStaff => {
  const signUpAsStaff = makeSignUpAs(ports, role);
  return async (command) => checkSignUp(command) ?? signUpAsStaff(command);
};

export const makeEnrol = (ports: SignUpPorts): Enrol => {
  const admit = makeAdmit(ports);
  return async ({ id, role = "MEMBER", ...person }) => {
    const wrong = checkPerson(person);
    if (wrong) return wrong;
    const find = ({ members }: { readonly members: Members }) =>
      id === undefined ? members.byEmail(emailOf(person.email)) : members.byId(id);
    return admit(id ?? ports.ids.next<MemberId>(), person, role, NO_PASSWORD, find);
  };
};
