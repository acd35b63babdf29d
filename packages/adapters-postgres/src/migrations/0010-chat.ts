import type { Migration, Types } from "./migration.ts";

/** A customer has one room at most that is not closed. */
const room = ({ id, time, whole, strict }: Types) => [
  `CREATE TABLE cof_chat_room (
    id ${id} PRIMARY KEY, customer_id ${id} NOT NULL REFERENCES cof_member, agent_id ${id} REFERENCES cof_member,
    status TEXT NOT NULL CHECK (status IN ('ACTIVE', 'IN_PROGRESS', 'CLOSED')), created_at ${time} NOT NULL,
    closed_at ${time}, messages ${whole} NOT NULL CHECK (messages >= 0), last_message_at ${time},
    version ${whole} NOT NULL, CHECK (agent_id <> customer_id),
    CHECK ((status = 'CLOSED') = (closed_at IS NOT NULL)), CHECK (status <> 'IN_PROGRESS' OR agent_id IS NOT NULL),
    CHECK (status <> 'ACTIVE' OR agent_id IS NULL)) ${strict}`,
  "CREATE UNIQUE INDEX cof_chat_room_open ON cof_chat_room (customer_id) WHERE status <> 'CLOSED'",
  "CREATE INDEX cof_chat_room_customer ON cof_chat_room (customer_id, created_at, id)",
  "CREATE INDEX cof_chat_room_agent ON cof_chat_room (agent_id, created_at, id) WHERE agent_id IS NOT NULL",
  "CREATE INDEX cof_chat_room_created ON cof_chat_room (created_at, id)",
  "CREATE INDEX cof_chat_room_waiting ON cof_chat_room (status, created_at, id) WHERE status <> 'CLOSED'",
];

const messages = ({ id, time, whole, json, flag, strict }: Types) => [
  `CREATE TABLE cof_chat_message (
    id ${id} PRIMARY KEY, room_id ${id} NOT NULL REFERENCES cof_chat_room, sender_id ${id} NOT NULL REFERENCES cof_member,
    message TEXT NOT NULL, message_group_id TEXT NOT NULL,
    message_type TEXT NOT NULL CHECK (message_type IN ('TEXT', 'IMAGE', 'VIDEO', 'FILE')), attachment_ids ${json} NOT NULL,
    deleted ${flag} NOT NULL, created_at ${time} NOT NULL, sequence ${whole} NOT NULL CHECK (sequence >= 1),
    UNIQUE (room_id, sequence)) ${strict}`,
  "CREATE INDEX cof_chat_message_group ON cof_chat_message (room_id, message_group_id)",
  `CREATE TABLE cof_chat_marker (
    room_id ${id} NOT NULL REFERENCES cof_chat_room, member_id ${id} NOT NULL REFERENCES cof_member,
    sequence ${whole} NOT NULL CHECK (sequence >= 1), PRIMARY KEY (room_id, member_id)) ${strict}`,
];

const uploads = ({ id, time, amount, strict }: Types) => [
  `CREATE TABLE cof_upload (
    id ${id} PRIMARY KEY, owner_id ${id} NOT NULL REFERENCES cof_member,
    kind TEXT NOT NULL CHECK (kind IN ('IMAGE', 'VIDEO', 'FILE')), name TEXT NOT NULL, media_type TEXT NOT NULL,
    bytes ${amount} NOT NULL CHECK (bytes >= 0), created_at ${time} NOT NULL,
    message_id ${id} REFERENCES cof_chat_message) ${strict}`,
  "CREATE INDEX cof_upload_message ON cof_upload (message_id) WHERE message_id IS NOT NULL",
  "CREATE INDEX cof_upload_owner ON cof_upload (owner_id) WHERE message_id IS NULL",
];

/** Conversations with the customer service, how far each has read them, and the files that go with messages. */
export const chat: Migration = {
  name: "0010-chat",
  statements: (types) => [...room(types), ...messages(types), ...uploads(types)],
};
