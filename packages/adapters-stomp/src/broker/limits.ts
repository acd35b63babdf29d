/** What one client may use. A client that goes past one gets an ERROR that names it, and is closed. */
export type StompLimits = {
  /** From the upgrade until CONNECTED has been sent, `connect` included, in ms. Default 10,000. */
  readonly connectMs: number;
  /** Sockets that have not been connected yet, of all clients; further upgrades get 503. Default 5,000. */
  readonly connecting: number;
  /** CONNECT from its command to the blank line, in bytes. Default 8,192. */
  readonly connectBytes: number;
  /** Headers of CONNECT. Default 32. */
  readonly connectHeaders: number;
  /** The body of a SEND, in bytes. Default 65,536. */
  readonly bodyBytes: number;
  /** Headers of a frame. Default 64. */
  readonly headers: number;
  /** One header's line, in bytes. Default 4,096; in CONNECT it is `connectBytes`. */
  readonly headerBytes: number;
  /** A frame's command and headers together, in bytes. Default 16,384. */
  readonly headBytes: number;
  /** Frames in one WebSocket message. Default 128. */
  readonly framesPerMessage: number;
  /** One WebSocket message, in bytes. Default 262,144, or what `bodyBytes` and `headBytes` need. */
  readonly messageBytes: number;
  /** What waits for its turn while a handler runs, in bytes; reading pauses beyond, and nothing is lost. Default 65,536. */
  readonly queuedBytes: number;
  /** What a client has not read yet, in bytes; one that is slower is cut off without a word. Default 1,048,576. */
  readonly unreadBytes: number;
  /** Subscriptions of a session. Default 128. */
  readonly subscriptions: number;
  /** MESSAGEs of a session that wait for their ACK. Default 1,024. */
  readonly unacknowledged: number;
  /** Transactions of a session that are open. Default 8. */
  readonly transactions: number;
  /** Frames of all open transactions of a session. Default 256. */
  readonly transactionFrames: number;
  /** Those frames in bytes. Default 1,048,576. */
  readonly transactionBytes: number;
  /** How long a client may take to answer a close, in ms, before it is cut off. Default 3,000. */
  readonly closeMs: number;
};

export type HeartBeatOptions = {
  /** How often the server can send something, in ms; the client may wish for less often. 0 is never. Default 10,000. */
  readonly outgoingMs: number;
  /** How often the server wishes to hear something, in ms. 0 is never. Default 10,000. */
  readonly incomingMs: number;
  /**
   * A client is dropped when it was silent for this many times what was agreed. Default 2. Browsers wake pages in the
   * background once a minute: with 10 s agreed, 7 keeps those.
   */
  readonly tolerance: number;
};

const defaults: StompLimits = {
  connectMs: 10_000,
  connecting: 5_000,
  connectBytes: 8_192,
  connectHeaders: 32,
  bodyBytes: 65_536,
  headers: 64,
  headerBytes: 4_096,
  headBytes: 16_384,
  framesPerMessage: 128,
  messageBytes: 262_144,
  queuedBytes: 65_536,
  unreadBytes: 1_048_576,
  subscriptions: 128,
  unacknowledged: 1_024,
  transactions: 8,
  transactionFrames: 256,
  transactionBytes: 1_048_576,
  closeMs: 3_000,
};

export const limitsWith = (wanted: Partial<StompLimits> = {}): StompLimits => {
  const limits = { ...defaults, ...wanted };
  for (const [name, value] of Object.entries(limits))
    if (!(value > 0)) throw new RangeError(`limits.${name} must be more than 0, and is ${value}`);
  const needed = limits.bodyBytes + limits.headBytes + 1_024;
  return { ...limits, messageBytes: wanted.messageBytes ?? Math.max(limits.messageBytes, needed) };
};

export const heartBeatWith = (wanted: Partial<HeartBeatOptions> = {}): HeartBeatOptions => ({
  outgoingMs: 10_000,
  incomingMs: 10_000,
  tolerance: 2,
  ...wanted,
});
