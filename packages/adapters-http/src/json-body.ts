import { done, err, type Result } from "@cofshop/core";
import express, { type Request, type Response } from "express";
import type { Problem } from "./problem.ts";

/** Far above the largest order or item, far below what hurts. */
const json = express.json({ limit: "100kb" });

/**
 * Reads a JSON body into `request.body`; undefined when there is none. How deep it nests does not matter: schemas are
 * strict and none is recursive, so anything deeper than they are is refused where it begins.
 *
 * @throws the body parser's errors, which carry a status.
 */
export const readJsonBody = async (request: Request, response: Response): Promise<Result<undefined, Problem>> => {
  const empty = request.get("Content-Length") === "0";
  if (!empty && request.is("application/json") === false) return err({ code: "request.unsupported-type" });
  await new Promise<void>((resolve, reject) => {
    json(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error)));
  });
  return done;
};
