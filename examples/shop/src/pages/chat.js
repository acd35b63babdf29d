import { areTooMany, filesOf, forgetFiles, upload } from "./attachments.js";
import { words } from "./chat-words.js";
import { converse } from "./conversation.js";
import { timeOf } from "./language.js";
import { at, attempt, element, openPage, say, show, signInAgain } from "./page.js";
import { call } from "./shop.js";

/** Messages at a time, from the newest back. */
const PAGE = 50;
/** How long somebody counts as writing after he was heard to, and how often that is told, in ms. */
const TYPING_MS = 4_000;

let me;
/** What leaving the room that is shown takes. */
let leave = async () => undefined;

const isAgent = () => me.role === "ADMIN";

const showRooms = async () => {
  const path = isAgent() ? "/chat-rooms?size=100" : "/chat-rooms/me?size=100";
  const { data } = await call("GET", path);
  const rooms = data.content.toSorted((one, other) => (one.status === "CLOSED") - (other.status === "CLOSED"));
  const choices = rooms.map(({ roomId, status, createdAt, unread }) => {
    const button = element("button", "", { type: "button" });
    const name = element("span", words.about(timeOf(createdAt)));
    name.append(element("small", words.statuses[status]));
    button.append(name, element("strong", unread > 0 ? words.unread(unread) : ""));
    button.onclick = () => go(`/chat?room=${roomId}`);
    const choice = element("li", "");
    choice.append(button);
    return choice;
  });
  at("#rooms h2").textContent = isAgent() ? words.desk : words.mine;
  at("#rooms .rooms").replaceChildren(...choices);
  at("#rooms .nothing").hidden = rooms.length > 0;
  at("#ask").hidden = isAgent();
  show("rooms");
  say({});
};

const go = (address) => {
  history.pushState(null, "", address);
  attempt(begin);
};

/** The messages that are known of a room, in its order, and how they are shown. */
const messageList = ({ nameOf, onDelete }) => {
  const list = at("#room .messages");
  const messages = new Map();
  /** What is shown of each message's files: drawn once, so that a video which somebody watches stays. */
  const drawn = new Map();
  /** How far the other side has read. */
  let readUpTo = 0;

  const lineOf = (message) => {
    const mine = message.senderId === me.memberId;
    const line = element("li", message.deleted ? words.deleted : message.message);
    line.classList.toggle("mine", mine);
    line.classList.toggle("deleted", message.deleted);
    if (message.deleted) drawn.delete(message.messageId);
    else if (!drawn.has(message.messageId)) drawn.set(message.messageId, filesOf(message));
    line.append(...(drawn.get(message.messageId) ?? []));
    const about = element("small", "");
    about.append(element("span", `${nameOf(message.senderId)} · ${timeOf(message.createdAt)}`));
    if (mine && message.sequence <= readUpTo) about.append(element("span", words.read));
    if (mine && !message.deleted && onDelete) {
      const button = element("button", words.delete, { type: "button" });
      const named = message.message || message.attachments.map(({ fileName }) => fileName).join(", ");
      button.setAttribute("aria-label", words.deleteThis(named.slice(0, 40)));
      button.onclick = () => attempt(() => onDelete(message), button);
      about.append(button);
    }
    line.append(about);
    return line;
  };
  const draw = () => {
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
    list.replaceChildren(...[...messages.values()].toSorted((a, b) => a.sequence - b.sequence).map(lineOf));
    if (atEnd) list.scrollTop = list.scrollHeight;
  };

  return {
    add: (some) => {
      for (const message of some) messages.set(message.messageId, message);
      draw();
    },
    remove: (ids) => {
      for (const id of ids) {
        const message = messages.get(id);
        if (message) messages.set(id, { ...message, message: "", attachments: [], deleted: true });
      }
      draw();
    },
    isRead: (id) => {
      readUpTo = Math.max(readUpTo, messages.get(id)?.sequence ?? 0);
      draw();
    },
    last: () =>
      [...messages.values()].reduce((last, one) => (one.sequence > (last?.sequence ?? 0) ? one : last), undefined),
    clear: () => list.replaceChildren(),
  };
};

/** The other agents, for whoever hands over. */
const fillAgents = async () => {
  const { data } = await call("GET", "/members?role=ADMIN&size=100");
  const others = data.content.filter(
    ({ memberId, memberState }) => memberId !== me.memberId && memberState === "ACTIVE",
  );
  at("#agent").replaceChildren(
    ...others.map(({ memberId, memberName }) => element("option", memberName, { value: memberId })),
  );
  return others.length > 0;
};

const showRoom = async (roomId) => {
  const path = `/chat-rooms/${encodeURIComponent(roomId)}`;
  let { data: room } = await call("GET", path);
  const takesPart = () => [room.customerId, room.agentId].includes(me.memberId);
  const nameOf = (id) => (id === me.memberId ? words.you : id === room.customerId ? words.customer : words.agent);
  let conversation;
  let earlier;
  let typingUntil;

  const list = messageList({
    nameOf,
    onDelete: ({ messageId }) => conversation.send("deleteMessage", { messageId }),
  });
  list.clear();

  const read = async () => {
    const last = list.last();
    if (last && document.visibilityState === "visible" && last.messageId !== read.last) {
      read.last = last.messageId;
      await call("PUT", `${path}/read`, { messageId: last.messageId });
    }
  };
  const load = async (cursor) => {
    const from = cursor === undefined ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const { data } = await call("GET", `/chat-messages/${roomId}/messages?size=${PAGE}${from}`);
    list.add(data.content);
    return { next: data.nextCursor ?? undefined, oldest: data.content.at(-1)?.sequence ?? 0 };
  };
  /** The newest messages; once some are known, all that were sent since, however many they are. */
  const catchUp = async () => {
    const known = list.last()?.sequence;
    let page = await load();
    if (known === undefined) earlier = page.next;
    else while (page.next !== undefined && page.oldest > known + 1) page = await load(page.next);
    at("#earlier").hidden = earlier === undefined;
    await read();
  };

  const draw = async () => {
    const open = room.status !== "CLOSED";
    at("#room h2").textContent = words.statuses[room.status];
    at("#say").hidden = !(open && takesPart());
    at("#close").hidden = !(open && (takesPart() || isAgent()));
    at("#join").hidden = !(open && isAgent() && room.status === "ACTIVE");
    at("#hand-over").hidden = !(open && isAgent() && room.status === "IN_PROGRESS" && (await fillAgents()));
  };

  const line = (text) => {
    at("#room .line").textContent = text;
  };
  const typing = (memberId) => {
    clearTimeout(typingUntil);
    at("#room .typing").textContent = memberId ? words.typing(nameOf(memberId)) : "";
    if (memberId) typingUntil = setTimeout(typing, TYPING_MS);
  };

  const hear = {
    MESSAGE: (message) => {
      list.add([message]);
      typing();
      attempt(read);
    },
    DELETED: ({ messageIds }) => list.remove(messageIds),
    READ: ({ memberId, messageId }) => memberId !== me.memberId && list.isRead(messageId),
    TYPING: ({ memberId }) => memberId !== me.memberId && typing(memberId),
    ROOM: ({ status, agentId }) => {
      room = { ...room, status, agentId };
      attempt(draw);
    },
  };

  const take = async () => {
    conversation = converse(roomId, {
      onOpen: () => {
        line(words.connected);
        attempt(catchUp);
      },
      onCut: () => line(words.connecting),
      onNotice: (notice) => hear[notice.type]?.(notice),
      onGone: () => {
        say({ news: words.gone });
        attempt(begin);
      },
      onSignedOut: () => signInAgain(),
    });
    leave = async () => {
      leave = async () => undefined;
      typing();
      line("");
      forgetFiles();
      await conversation.leave();
    };
  };

  const change = (name, body) => async () => {
    ({ data: room } = await call("PATCH", `${path}/${name}`, body));
    await draw();
  };
  at("#earlier").onclick = (event) =>
    attempt(async () => {
      ({ next: earlier } = await load(earlier));
      at("#earlier").hidden = earlier === undefined;
    }, event.currentTarget);
  at("#join").onclick = (event) =>
    attempt(async () => {
      await change("join")();
      await take();
    }, event.currentTarget);
  at("#close").onclick = (event) => attempt(change("close"), event.currentTarget);
  at("#hand-over").onsubmit = (event) => {
    event.preventDefault();
    attempt(change("hand-over", { agentId: at("#agent").value }), at("#hand-over button"));
  };
  const box = at("#message");
  const files = at("#files");
  files.value = "";
  at("#say").onsubmit = (event) => {
    event.preventDefault();
    const message = box.value;
    const chosen = [...files.files];
    if (message.trim() === "" && chosen.length === 0) return box.focus();
    const send = async () => {
      say({ refusal: areTooMany(chosen) ? words.tooMany : "" });
      if (areTooMany(chosen)) return;
      // One group, so that words and files are deleted together.
      const messageGroupId = crypto.randomUUID();
      if (chosen.length > 0) {
        const groups = await upload(chosen);
        files.value = "";
        for (const group of groups) await conversation.send("sendMessage", { message: "", messageGroupId, ...group });
      }
      if (message.trim() !== "")
        await conversation.send("sendMessage", { message, messageGroupId, messageType: "TEXT" });
      // Whoever went on writing keeps that.
      if (box.value === message) box.value = "";
      box.focus();
    };
    attempt(send, at("#say button"));
  };
  box.onkeydown = (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    at("#say").requestSubmit();
  };
  let toldAt = 0;
  box.oninput = () => {
    if (Date.now() - toldAt < TYPING_MS / 2) return;
    toldAt = Date.now();
    conversation?.tell("typing");
  };
  document.onvisibilitychange = () => attempt(read);

  say({});
  line("");
  at("#earlier").hidden = true;
  await draw();
  show("room");
  if (takesPart()) await take();
};

/** What the address asks for. */
const begin = async () => {
  await leave();
  ({ data: me } = await call("GET", "/members/me"));
  const roomId = new URLSearchParams(location.search).get("room");
  return roomId === null ? showRooms() : showRoom(roomId);
};

at("#ask").onclick = (event) =>
  attempt(async () => {
    const { data } = await call("POST", "/chat-rooms", {});
    go(`/chat?room=${data.roomId}`);
  }, event.currentTarget);
addEventListener("popstate", () => attempt(begin));

openPage(words, begin);
