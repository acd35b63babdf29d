import { inspect } from "node:util";
import { type Money, money, type Result } from "@cofshop/core";
import type { GatewayAttempt, PaymentGateway } from "@cofshop/core/payment";
import { onTestFinished } from "vitest";
import { type FakePortone, type FakePortoneOptions, startFakePortone } from "../src/fake/index.ts";
import {
  type PortoneError,
  type PortoneV1Options,
  type PortoneV2Options,
  portoneV1Gateway,
  portoneV2Gateway,
} from "../src/index.ts";

/** A fake PortOne that ends with the test. */
export const freshFake = async (options: FakePortoneOptions = {}): Promise<FakePortone> => {
  const fake = await startFakePortone(options);
  onTestFinished(fake.close);
  return fake;
};

export type World = {
  readonly fake: FakePortone;
  readonly gateway: PaymentGateway;
  /** Another process of the same shop. */
  readonly another: (options?: Partial<PortoneV2Options>) => PaymentGateway;
  readonly errors: readonly PortoneError[];
};

/** The breaker is for its own tests: the others break things more often than it bears. */
const unbroken = { failures: 1_000 };

export const begin = async (
  options: Partial<PortoneV2Options> = {},
  fakeOptions: FakePortoneOptions = {},
): Promise<World> => {
  const fake = await freshFake(fakeOptions);
  const errors: PortoneError[] = [];
  const { url, apiSecret, storeId, webhookSecret, now } = fake;
  const settings: PortoneV2Options = {
    ...{ url, apiSecret, storeId, webhookSecrets: [webhookSecret], clock: { now }, breaker: unbroken },
    onError: (error) => errors.push(error),
    ...options,
  };
  const another = (changed: Partial<PortoneV2Options> = {}) => portoneV2Gateway({ ...settings, ...changed });
  return { fake, gateway: another(), another, errors };
};

/** The same with V1. */
export const beginV1 = async (options: Partial<PortoneV1Options> = {}) => {
  const fake = await freshFake();
  const errors: PortoneError[] = [];
  const { url, impKey, impSecret, now } = fake;
  const settings: PortoneV1Options = {
    ...{ url, impKey, impSecret, clock: { now }, breaker: unbroken },
    onError: (error) => errors.push(error),
    ...options,
  };
  const another = (changed: Partial<PortoneV1Options> = {}) => portoneV1Gateway({ ...settings, ...changed });
  return { fake, gateway: another(), another, errors };
};

let made = 0;
export const freshAttempt = (price = 10_000): GatewayAttempt => {
  made += 1;
  return { merchantUid: `attempt-${made}`, amount: money(price), currency: "KRW" };
};

/** An attempt that was registered and paid. */
export const paidAttempt = async (
  { gateway, fake }: Pick<World, "gateway" | "fake">,
  price = 10_000,
): Promise<string> => {
  const attempt = freshAttempt(price);
  await gateway.register(attempt);
  fake.pay(attempt.merchantUid);
  return attempt.merchantUid;
};

export const part = (
  key: string,
  amount: number,
  reason = "broken",
): { key: string; reason: string; amount: Money } => ({
  key,
  reason,
  amount: money(amount),
});

export const codeOf = (answer: Result<unknown, { readonly code: string }>): string =>
  answer.ok ? "ok" : answer.error.code;

/** Everything that an error says, wherever it says it. */
export const wordsOf = (error: unknown): string => inspect(error, { depth: 20, showHidden: true });
