import type { Clock } from "@cofshop/core";
import { type SandboxGateway, type SandboxOptions, sandboxGateway } from "@cofshop/core/memory";
import type { PaymentGateway } from "@cofshop/core/payment";
import type { Logger } from "pino";
import type { Config } from "./config.ts";
import { type SandboxWindow, sharedSandbox } from "./shared-sandbox.ts";

/** Whose payment window the customer sees. */
export type Provider = "portone-v2" | "portone-v1" | "sandbox";
/** Who moves the money; with `sandbox` nobody does. */
export type OpenPayments = {
  readonly provider: Provider;
  readonly gateway: PaymentGateway;
  readonly sandbox: SandboxGateway | undefined;
  readonly engine: string;
};

/** PortOne V2 or V1 where the environment has their keys, else the sandbox, which says so. */
export const openPayments = async (
  config: Config,
  {
    clock,
    record,
    sandboxWindow,
  }: Required<SandboxOptions> & { readonly clock: Clock; readonly sandboxWindow?: SandboxWindow | undefined },
  log: Logger,
): Promise<OpenPayments> => {
  const { PORTONE_API_URL, PORTONE_API_SECRET, PORTONE_STORE_ID, PORTONE_CHANNEL_KEY, PORTONE_TEST_CHANNEL } = config;
  const common = {
    ...(PORTONE_API_URL !== undefined && { url: PORTONE_API_URL }),
    ...(PORTONE_CHANNEL_KEY !== undefined && { channelKey: PORTONE_CHANNEL_KEY }),
    acceptTestChannel: PORTONE_TEST_CHANNEL,
    clock,
    onError: (error: Error) => log.warn({ err: error }, "PortOne"),
  };
  if (PORTONE_API_SECRET !== undefined) {
    const { portoneV2Gateway } = await import("@cofshop/adapters-portone");
    const store = { apiSecret: PORTONE_API_SECRET, storeId: PORTONE_STORE_ID ?? "" };
    const gateway = portoneV2Gateway({ ...common, ...store, webhookSecrets: config.PORTONE_WEBHOOK_SECRET });
    return { provider: "portone-v2", gateway, sandbox: undefined, engine: "payments through PortOne V2" };
  }
  if (config.PORTONE_V1_KEY !== undefined) {
    const { portoneV1Gateway } = await import("@cofshop/adapters-portone");
    const merchant = { impKey: config.PORTONE_V1_KEY, impSecret: config.PORTONE_V1_SECRET ?? "" };
    const storeId = PORTONE_STORE_ID === undefined ? {} : { storeId: PORTONE_STORE_ID };
    return {
      provider: "portone-v1",
      gateway: portoneV1Gateway({ ...common, ...merchant, ...storeId }),
      sandbox: undefined,
      engine: "payments through PortOne V1",
    };
  }
  const alone = sandboxGateway(clock, { record });
  const sandbox = sandboxWindow === undefined ? alone : sharedSandbox(alone, sandboxWindow);
  if (config.NODE_ENV === "production") log.warn("nobody is paid: set PORTONE_API_SECRET, or PORTONE_V1_KEY");
  return { provider: "sandbox", gateway: sandbox, sandbox, engine: "payments in a sandbox that moves no money" };
};
