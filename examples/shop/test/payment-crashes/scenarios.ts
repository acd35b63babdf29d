import type { DeathPoint, Trick } from "./told.ts";

/**
 * What the process is at when it dies. `verify`: customers come back from the window. `refund`: an admin approves what
 * they asked for. `late`: money came for cancelled orders, is noticed and goes back. `webhook`: the provider tells of money
 * that came, and of money that somebody gave back by hand. `cancel`: orders are cancelled while their customers pay.
 */
export type Story = "verify" | "refund" | "late" | "webhook" | "cancel";

export type Scenario = {
  readonly story: Story;
  readonly dies?: DeathPoint;
  /** What becomes of the provider's cancellations: their answer is lost, or they are carried out later. */
  readonly provider?: "answer-lost" | "gateway-timeout" | "later";
  /** Without a safeguard; the judge must notice. */
  readonly trick?: Trick;
};

const points: readonly DeathPoint[] = ["before-call", "amid-call", "after-call", "before-commit", "after-commit"];
/** What a short run leaves out: every death costs a process, which takes a second to start. */
export const isLong = ({ dies, provider }: Scenario): boolean =>
  dies === "before-call" || dies === "amid-call" || (dies !== undefined && provider !== undefined);
const stories: readonly Story[] = ["verify", "refund", "late", "webhook", "cancel"];

export const scenarios: readonly Scenario[] = [
  ...stories.flatMap((story) => points.map((dies): Scenario => ({ story, dies }))),
  { story: "refund", dies: "after-call", provider: "answer-lost" },
  { story: "refund", provider: "gateway-timeout" },
  { story: "refund", dies: "after-call", provider: "later" },
  { story: "late", dies: "after-call", provider: "answer-lost" },
  { story: "cancel" },
];

export const controls: readonly Scenario[] = [
  { story: "refund", dies: "after-call", trick: "random-keys" },
  { story: "refund", dies: "after-call", trick: "forgetful" },
  { story: "refund", provider: "answer-lost", trick: "unknown-is-refused" },
  { story: "verify", dies: "before-commit", trick: "no-sweep" },
  { story: "verify", dies: "amid-writes", trick: "piecemeal" },
];

export const nameOf = ({ story, dies, provider, trick }: Scenario): string =>
  [story, dies === undefined ? "nobody dies" : `dies ${dies}`, provider, trick]
    .filter((part) => part !== undefined)
    .join(", ");
