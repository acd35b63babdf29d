// One process of the shop, composed of built output as main.js composes it, that dies at one moment in the life of a
// file's bytes. Environment as main.js, and CRASH_AT: "in put", when half of the bytes are written; "after put", before
// the row says so; "before remove", right after the commit that gave the file up; "after remove", before the row is
// forgotten. Asks the parent for what to do: uploads, sends, deletes, and says what it was answered.
import { compose, tokens } from "../../dist/compose.js";
import { readConfig } from "../../dist/config.js";

const { CRASH_AT: crashAt, ...environment } = process.env;
const parts = await compose(readConfig(environment));
const ports = parts.resolve(tokens.ports);
const die = () => process.kill(process.pid, "SIGKILL");
const { fileStorage } = ports;
const dying = {
  ...fileStorage,
  put: async (id, mediaType, content) => {
    const cut = async function* () {
      for await (const chunk of content) {
        yield chunk.subarray(0, chunk.length / 2);
        // The next is asked for when the first half is written.
        if (crashAt === "in put") die();
        yield chunk.subarray(chunk.length / 2);
      }
    };
    await fileStorage.put(id, mediaType, cut());
    if (crashAt === "after put") die();
  },
  remove: async (id) => {
    if (crashAt === "before remove") die();
    await fileStorage.remove(id);
    if (crashAt === "after remove") die();
  },
};
parts.registerInstance(tokens.ports, { ...ports, fileStorage: dying });
const shop = parts.resolve(tokens.shop);

const files = async function* () {
  yield {
    name: "메모.txt",
    content: (async function* () {
      yield Buffer.from("원두 200 g 두 봉지".repeat(20_000));
    })(),
  };
};
process.on("message", async ({ by, roomId }) => {
  const uploaded = await shop.file.upload(by, { files: files() });
  const [{ id }] = uploaded.value;
  const wish = { roomId, message: "", messageType: "FILE", attachmentIds: [id] };
  const sent = await shop.chat.send(by, wish);
  process.send({ id });
  await shop.chat.deleteMessages(by, { roomId, messageId: sent.value.id });
  process.send({ id, came: "through" });
});
process.send({ ready: true });
