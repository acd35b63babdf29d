import type { Browser, BrowserContextOptions } from "playwright-core";
import { expect, onTestFinished } from "vitest";

/** A telephone's screen. */
export const phone = { width: 390, height: 844 };

/**
 * A tab of a browser that nobody used yet, on a telephone and in English unless told: the origins that it asked, and
 * what broke in its scripts or was kept out by a page's policy.
 */
export const openTab = async (program: Browser, options: BrowserContextOptions = {}) => {
  const context = await program.newContext({ locale: "en-GB", viewport: phone, ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const hosts = new Set<string>();
  const broken: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => hosts.add(new URL(request.url()).origin));
  page.on("pageerror", ({ message }) => broken.push(message));
  page.on("console", (line) => {
    if (line.text().includes("Content Security Policy")) broken.push(line.text());
    // What the shop refuses the browser notes by itself.
    else if (line.type() === "error" && !/status of 4\d\d/.test(line.text())) complaints.push(line.text());
  });
  /** Nothing broke, the console has no error, and no other host was asked for anything. */
  const isSound = (origin: string) => expect([[...hosts], broken, complaints]).toEqual([[origin], [], []]);
  return { page, hosts, broken, isSound };
};
export type Tab = Awaited<ReturnType<typeof openTab>>;
