import { startS3 } from "@cofshop/test-services";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { openBrowser } from "../src/demo/browser.ts";
import { logIn } from "../src/demo/customer.ts";
import { png } from "./pictures.ts";
import { admin, openShop } from "./shop-in-process.ts";

const keys = { accessKeyId: "shop", secretAccessKey: "a secret of the shop" };

let s3: Awaited<ReturnType<typeof startS3>>;
let shop: Awaited<ReturnType<typeof openShop>>;
beforeAll(async () => {
  s3 = await startS3("shop-files", keys);
  shop = await openShop({
    S3_ENDPOINT: s3.endpoint,
    S3_BUCKET: "shop-files",
    S3_ACCESS_KEY: keys.accessKeyId,
    S3_SECRET_KEY: keys.secretAccessKey,
  });
});
afterAll(async () => {
  await shop.close();
  await s3.close();
});

test("with S3_ENDPOINT an item's picture lies in the bucket, is shown to everybody, and goes with its item", async () => {
  const seller = openBrowser(shop.url);
  const { reply } = await logIn(seller, admin);
  const { accessToken } = z.object({ accessToken: z.string() }).parse(reply.data);
  const form = new FormData();
  const bytes = png(60, 40);
  form.append("files", new Blob([Uint8Array.from(bytes)]), "원두.png");
  const headers = { Authorization: `Bearer ${accessToken}` };
  const uploaded = await fetch(`${shop.url}/api/files/temp`, { method: "POST", headers, body: form });
  const { body } = z
    .object({ body: z.object({ data: z.array(z.object({ tempFileId: z.string() })) }) })
    .parse(await uploaded.json());
  const [tempFileId = ""] = body.data.map((file) => file.tempFileId);
  expect([...s3.objects.keys()]).toEqual([`files/${tempFileId}`]);

  const item = {
    itemName: "예가체프",
    price: 18_000,
    origin: "Ethiopia",
    itemOptions: [{ description: "200 g", stock: 1 }],
    itemImages: [{ tempFileId, imgType: "REPRESENTATIVE" }],
  };
  const { data } = await seller.call("POST", "/item", { body: item });
  const { id, itemImages } = z
    .object({ id: z.string(), itemImages: z.array(z.object({ imgUrl: z.string() })) })
    .parse(data);
  const image = shop.url + (itemImages[0]?.imgUrl ?? "");
  const shown = await fetch(image);
  expect([shown.status, Buffer.from(await shown.arrayBuffer()).equals(bytes)]).toEqual([200, true]);
  const part = await fetch(image, { headers: { Range: "bytes=1-3" } });
  expect([part.status, await part.text()]).toEqual([206, "PNG"]);
  expect((await seller.call("DELETE", `/item/${id}`)).status).toBe(204);
  expect([(await fetch(image)).status, s3.objects.size, s3.refusals]).toEqual([404, 0, []]);
});
