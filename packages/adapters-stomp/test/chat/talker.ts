import { Client, type IFrame, type StompHeaders } from "@stomp/stompjs";
import { WebSocket } from "ws";

/** What a talker was told: that the connection stands, or with which code it was refused or ended. */
type Told = { readonly code: string; readonly message: string };

export type Talker = {
  /** How the session was ended: the ERROR, or the code `closed` for a socket that ended without one. */
  readonly ended: Promise<Told>;
  /** Resolves when the subscription stands; what it hears is added to the list, as JSON. */
  subscribe(destination: string): Promise<unknown[]>;
  /** Resolves with the shop's refusal, or with nothing when it is done. */
  send(name: string, body: unknown, headers?: StompHeaders): Promise<unknown>;
  /** Sends whatever it is, and waits for nothing. */
  publish(destination: string, body: string, headers?: StompHeaders): void;
  close(): void;
};

/** Connects with the client that our users have; throws what it was told when it was refused. */
export const connect = async (url: string, connectHeaders: StompHeaders): Promise<Talker> => {
  const client = new Client({ webSocketFactory: () => new WebSocket(url), connectHeaders, reconnectDelay: 0 });
  let last: Told | undefined;
  const ended = new Promise<Told>((resolve) => {
    client.onStompError = ({ headers }: IFrame) => {
      last = { code: headers["code"] ?? "no code", message: headers["message"] ?? "" };
    };
    client.onWebSocketClose = () => resolve(last ?? { code: "closed", message: "" });
  });
  const connected = new Promise<undefined>((resolve) => {
    client.onConnect = () => resolve(undefined);
  });
  client.activate();
  const refused = await Promise.race([connected, ended]);
  if (refused !== undefined) throw refused;

  const refusals = new Map<string, (refusal: unknown) => void>();
  const standing = (destination: string, hear: (json: unknown) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      const receipt = crypto.randomUUID();
      client.watchForReceipt(receipt, () => resolve());
      void ended.then(reject);
      client.subscribe(destination, ({ body }) => hear(JSON.parse(body)), { receipt });
    });
  await standing("/user/queue/errors", (refusal) => {
    if (typeof refusal === "object" && refusal !== null && "receiptId" in refusal)
      refusals.get(String(refusal.receiptId))?.(refusal);
  });

  return {
    ended,
    subscribe: async (destination) => {
      const heard: unknown[] = [];
      await standing(destination, (json) => heard.push(json));
      return heard;
    },
    send: (name, body, headers = {}) =>
      new Promise((resolve, reject) => {
        const receipt = crypto.randomUUID();
        client.watchForReceipt(receipt, () => resolve(undefined));
        refusals.set(receipt, resolve);
        void ended.then(reject);
        client.publish({ destination: `/app/${name}`, body: JSON.stringify(body), headers: { ...headers, receipt } });
      }),
    publish: (destination, body, headers = {}) => client.publish({ destination, body, headers }),
    close: () => void client.deactivate({ force: true }),
  };
};
