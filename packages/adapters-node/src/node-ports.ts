import { resolve } from "node:path";
import { broadcastOver, type ChatBroadcast } from "@cofshop/core/chat";
import type { FileInspector, FileStorage } from "@cofshop/core/file";
import { memoryCache } from "@cofshop/core/memory";
import type { PasswordHasher, TokenSigner } from "@cofshop/core/security";
import { type Cache, type Channel, type Clock, type Ids, localChannel } from "@cofshop/core/shared";
import { type Argon2idOptions, argon2idHasher } from "./argon2id-hasher.ts";
import { byteInspector } from "./byte-inspector.ts";
import { diskFiles } from "./disk-files.ts";
import { type JwtOptions, jwtSigner } from "./jwt-signer.ts";
import { systemClock } from "./system-clock.ts";
import { uuidV7Ids } from "./uuid-v7-ids.ts";

export type NodePorts = {
  /** This process's own; several processes may share one (`redisCache`). */
  readonly cache: Cache;
  /** This process's own, and what chat tells goes through it; several processes need one that reaches them all. */
  readonly channel: Channel;
  readonly chatBroadcast: ChatBroadcast;
  readonly clock: Clock;
  /** On this machine's disk; several machines need one that they share (`s3Files`). */
  readonly fileStorage: FileStorage;
  readonly fileInspector: FileInspector;
  readonly ids: Ids;
  readonly passwordHasher: PasswordHasher;
  readonly tokenSigner: TokenSigner;
};
export type NodePortsOptions = {
  readonly jwt: JwtOptions;
  /** Default: OWASP's first choice, see `Argon2idOptions`. */
  readonly passwords?: Argon2idOptions;
  /** Where uploaded files are kept. Default: `data/files` under the folder in which the process was started. */
  readonly fileFolder?: string;
};

/** What a shop needs of Node itself: `createShop({ ...nodePorts({ jwt }), ...sqlPorts(dataSource), paymentGateway })`. */
export const nodePorts = ({ jwt, passwords = {}, fileFolder = "data/files" }: NodePortsOptions): NodePorts => {
  const clock = systemClock();
  const channel = localChannel();
  return {
    cache: memoryCache(clock),
    channel,
    chatBroadcast: broadcastOver(channel),
    clock,
    fileStorage: diskFiles({ folder: resolve(fileFolder) }),
    fileInspector: byteInspector,
    ids: uuidV7Ids(),
    passwordHasher: argon2idHasher(passwords),
    tokenSigner: jwtSigner(jwt),
  };
};
