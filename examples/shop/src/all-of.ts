import { expectOk, type Feed, type FeedRequest, type Result } from "@cofshop/core";

const PAGE = 100;

/** Everything that a feed has, page by page. */
export const allOf = async <T, E>(
  read: (request: FeedRequest) => Promise<Result<Feed<T>, E>>,
): Promise<readonly T[]> => {
  const all: T[] = [];
  for (let request: FeedRequest = { size: PAGE }; ; ) {
    const { content, nextCursor } = expectOk(await read(request));
    all.push(...content);
    if (nextCursor === undefined) return all;
    request = { size: PAGE, cursor: nextCursor };
  }
};
