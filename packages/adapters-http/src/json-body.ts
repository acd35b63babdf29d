import { done, err, type Result } from "@cofshop/core";
import express, { type Request, type RequestHandler, type Response } from "express";
import type { Problem } from "./problem.ts";

/** Far above the largest order or item, far below what hurts. */
const json = express.json({ limit: "100kb" });

const raw = express.raw({ limit: "100kb", type: () => true });

const parsed = (parser: RequestHandler, request: Request, response: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    parser(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error)));
  });

/**
 * Reads a body into `request.body` as the bytes that came: signatures are over these.
 *
 * @throws Error when a parser of the host has read it before; and the body parser's errors, which carry a status.
 */
export const readRawBody = async (request: Request, response: Response): Promise<void> => {
  await parsed(raw, request, response);
  if (Buffer.isBuffer(request.body)) return;
  if (request.body !== undefined) {
    throw new Error("a webhook's body was parsed before the shop's router: mount the router before any body parser");
  }
  request.body = Buffer.alloc(0);
};

/**
 * Reads a JSON body into `request.body`; undefined when there is none. How deep it nests does not matter: schemas are
 * strict and none is recursive, so anything deeper than they are is refused where it begins.
 *
 * @throws the body parser's errors, which carry a status.
 */
export const readJsonBody = async (request: Request, response: Response): Promise<Result<undefined, Problem>> => {
  const empty = request.get("Content-Length") === "0";
  if (!empty && request.is("application/json") === false) return err({ code: "request.unsupported-type" });
  await parsed(json, request, response);
  return done;
};
