import type { AnyId, Ids } from "@cofshop/core/shared";
import { v7 } from "uuid";

/**
 * UUIDs of version 7 (RFC 9562 §5.7), lower case. Within one process each sorts after the one before it, also within a
 * millisecond and when the machine's clock is set back; between processes they sort by time of making.
 */
export const uuidV7Ids = (): Ids => ({
  next: <Id extends AnyId>(): Id => v7() as Id,
});
