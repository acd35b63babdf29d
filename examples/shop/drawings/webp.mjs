/** What a page of Chromium shows as WebP, in the best quality whose file is no larger than the limit, in bytes. */
export const webpOf = async (page, limit) => {
  const devtools = await page.context().newCDPSession(page);
  for (let quality = 90; quality >= 30; quality -= 4) {
    const { data } = await devtools.send("Page.captureScreenshot", { format: "webp", quality });
    const bytes = Buffer.from(data, "base64");
    if (bytes.length <= limit) return { bytes, quality };
  }
  throw new Error(`no quality brings it down to ${limit} bytes: show less`);
};
