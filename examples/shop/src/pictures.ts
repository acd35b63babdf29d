import { fileURLToPath } from "node:url";
import express, { type Router } from "express";
import helmet from "helmet";
import { goods } from "./seed-goods.ts";

export const pictureUrl = (picture: string): string => `/pictures/${picture}.webp`;

/** Beside the sources, whether these run or what was built of them. */
const fileOf = (picture: string): string => fileURLToPath(new URL(`../src/pictures/${picture}.webp`, import.meta.url));

/** By address: what is not one of them is no file here, however it is written. */
const files: ReadonlyMap<string, string> = new Map(
  goods.map(({ picture }) => [pictureUrl(picture), fileOf(picture)] as const),
);

/** `/pictures/{name}`: what the demo's goods look like. A day later they may look otherwise. */
export const goodsPictures = (): Router => {
  // A storefront of another origin shows them too.
  const headers = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    crossOriginResourcePolicy: { policy: "cross-origin" },
  });
  return express.Router().get("/pictures/:name", headers, (request, response, next) => {
    const file = files.get(request.path);
    if (file === undefined) return next();
    // This checkout may lie in a folder whose name begins with a dot.
    response.sendFile(file, { maxAge: "1 day", dotfiles: "allow" });
  });
};
