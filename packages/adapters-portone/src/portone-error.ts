/**
 * Why PortOne could not be used, for the operator. Says which call failed and how, in words that are safe to log: the
 * provider's own sentences are left out, for they may name people and cards.
 */
export class PortoneError extends Error {
  override readonly name = "PortoneError";
  /** The call that failed, for instance `cancel`. */
  readonly call: string;
  /** The HTTP status that came, if one did. */
  readonly status: number | undefined;
  /** PortOne's name for the error (V2) or its number (V1), or the system's code for a connection that failed. */
  readonly type: string | undefined;

  constructor(
    call: string,
    what: string,
    facts: { readonly status?: number; readonly type?: string | undefined } = {},
  ) {
    super(`PortOne: ${call}: ${what}`);
    this.call = call;
    this.status = facts.status;
    this.type = facts.type;
  }
}
