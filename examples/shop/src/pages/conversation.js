import { sharedWords } from "./language.js";
import { bearer, Refusal, renew } from "./shop.js";

/** Between two attempts to connect, in ms. */
const RECONNECT_MS = 1_000;

/** Ended sessions whose token is no use any more; whatever else ends one, the same token opens the next. */
const isOver = (code) => code?.startsWith("auth.") === true;

/**
 * One room over STOMP, for as long as the page shows it. What was sent and not confirmed when the connection broke is
 * sent again under the same key, so that it is there once. `onOpen` is called each time that the room is heard again:
 * what was said meanwhile is in the history.
 */
export const converse = (roomId, { onOpen, onCut, onNotice, onGone, onSignedOut }) => {
  const unconfirmed = new Map();
  let code;
  const topic = `/topic/chatroom.${roomId}`;
  const client = new window.StompJs.Client({
    brokerURL: `${location.origin.replace(/^http/, "ws")}/ws-chat`,
    reconnectDelay: RECONNECT_MS,
    // A token lives for minutes, a conversation for longer: each connection is opened with one that is good.
    beforeConnect: async () => {
      if (isOver(code) && !(await renew().catch(() => false))) {
        await client.deactivate();
        onSignedOut();
        return;
      }
      code = undefined;
      client.connectHeaders = { Authorization: `Bearer ${bearer()}` };
    },
  });

  const publish = (receipt, { destination, body }) => {
    client.watchForReceipt(receipt, () => settle(receipt));
    client.publish({
      destination,
      headers: { receipt, "content-type": "application/json", "idempotency-key": receipt },
      body: JSON.stringify({ roomId, ...body }),
    });
  };
  const settle = (receipt, refusal) => {
    const sent = unconfirmed.get(receipt);
    unconfirmed.delete(receipt);
    if (refusal) sent?.reject(new Refusal(refusal.message, { status: 409, code: refusal.code }));
    else sent?.resolve();
  };

  client.onConnect = () => {
    client.subscribe("/user/queue/errors", ({ body }) => {
      const refusal = JSON.parse(body);
      settle(refusal.receiptId, refusal);
    });
    // Its receipt says that nothing is missed from now on.
    const receipt = crypto.randomUUID();
    client.watchForReceipt(receipt, () => {
      onOpen();
      for (const [each, sent] of unconfirmed) publish(each, sent);
    });
    client.subscribe(topic, ({ body }) => onNotice(JSON.parse(body)), { receipt });
  };
  client.onStompError = ({ headers }) => {
    code = headers.code;
    if (code === "chat.room-not-found") {
      void client.deactivate();
      onGone();
    }
  };
  client.onWebSocketClose = onCut;
  client.activate();

  return {
    /** Resolves when the shop has done it; rejects with what it refuses. */
    send: (name, body) =>
      new Promise((resolve, reject) => {
        const receipt = crypto.randomUUID();
        unconfirmed.set(receipt, { destination: `/app/chat.${name}`, body, resolve, reject });
        if (client.connected) publish(receipt, unconfirmed.get(receipt));
      }),
    /** What nobody waits for and nobody misses. */
    tell: (name) => {
      if (client.connected) client.publish({ destination: `/app/chat.${name}`, body: JSON.stringify({ roomId }) });
    },
    leave: async () => {
      await client.deactivate();
      for (const receipt of [...unconfirmed.keys()]) settle(receipt, { code: "offline", message: sharedWords.offline });
    },
  };
};
