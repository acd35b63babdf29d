import { type Actor, type CommandKey, err, ok, type Refusal, type Result, type Seal } from "@cofshop/core";
import type { Request, Response } from "express";
import { z } from "zod";
import type { Access, By } from "./access.ts";
import type { Answer } from "./answer.ts";
import type { Code, HttpRefusal } from "./codes.ts";
import type { Success } from "./envelope.ts";
import { readKey, useCaseKey } from "./idempotency.ts";
import type { Language } from "./language.ts";
import { type Problem, problemOf } from "./problem.ts";
import { readInput } from "./read-input.ts";

export type Method = "get" | "post" | "put" | "patch" | "delete";

/** The ids in a path. One of a wrong shape names nothing, so the answer is the module's own "not found". */
export type PathParams<P> = { readonly schema: z.ZodType<P>; readonly absent: Refusal | HttpRefusal };

/** What a route's use case is called with: everything here has been checked. */
export type Input<A extends Access, P, Q, B, T> = {
  readonly by: By<A>;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /**
   * For a use case that creates something, whose answer is the route's, when there is an Idempotency-Key: stores the
   * answer in the use case's own transaction, so that it cannot be done without being answered, or twice.
   */
  readonly seal: Seal<T> | undefined;
  /** Made of the Idempotency-Key, for use cases that create something whose answer must be looked up first. */
  readonly key: CommandKey | undefined;
  /** For cookies; nothing else should need them. */
  readonly request: Request;
  readonly response: Response;
};

/** One endpoint as data: the same lines validate, answer and document. */
export type RouteDeclaration<A extends Access, P, Q, B, T> = {
  readonly summary: string;
  readonly access: A;
  readonly params?: PathParams<P>;
  /** Default: no parameters at all; an unknown one is refused like an unknown field. */
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
  /** Its body is `request.body` as it came, byte by byte, whatever its type. */
  readonly rawBody?: true;
  /** Its body is a form with files, which `run` reads from the request as it comes. */
  readonly form?: true;
  /** Takes an Idempotency-Key. Default: whatever is unsafe (RFC 9110 §9.2.1) and asks who is calling. */
  readonly keyed?: boolean;
  /** Lives by the refresh cookie, so it asks for the CSRF token. */
  readonly csrf?: true;
  /** What it refuses with that does not follow from the rest of the declaration: for the document. */
  readonly refusals?: readonly Code[];
  readonly answer: Answer<T>;
  readonly run: (input: Input<A, P, Q, B, T>) => Promise<Result<T, Refusal | HttpRefusal>>;
};

/** A request that passed the gate, its body parsed but not yet checked. */
export type Incoming = {
  readonly by: Actor;
  readonly language: Language;
  readonly query: unknown;
  readonly request: Request;
  readonly response: Response;
};

/** A request that has been checked, and what is left to do. */
export type Ready = {
  /** As it was sent. */
  readonly key: CommandKey | undefined;
  readonly run: (seal?: Seal<Success>) => Promise<Result<Success, Problem>>;
};

/** An endpoint whose types have done their work. */
export type Route = {
  readonly method: Method;
  readonly path: string;
  /** `POST /orders/:id` */
  readonly name: string;
  readonly summary: string;
  readonly access: Access;
  readonly params: z.ZodType | undefined;
  readonly query: z.ZodType;
  readonly body: z.ZodType | undefined;
  readonly rawBody: boolean;
  readonly form: boolean;
  readonly keyed: boolean;
  readonly csrf: boolean;
  readonly refusals: readonly Code[];
  readonly statuses: Answer<unknown>["statuses"];
  /** Answers `text/csv` too. */
  readonly csv: boolean;
  /** Answers with bytes and no envelope. */
  readonly bytes: boolean;
  readonly read: (incoming: Incoming) => Result<Ready, Problem>;
};

const noQuery: z.ZodType = z.strictObject({});

const declare =
  (method: Method) =>
  <A extends Access, P, Q, B, T>(path: string, declaration: RouteDeclaration<A, P, Q, B, T>): Route => {
    const { summary, access, params, body, csrf = false, refusals = [], answer, run } = declaration;
    const { rawBody = false, form = false } = declaration;
    const { keyed = method !== "get" && access !== "anonymous" } = declaration;
    const name = `${method.toUpperCase()} ${path}`;
    const query: z.ZodType = declaration.query ?? noQuery;

    const read: Route["read"] = ({ by, language, query: asked, request, response }) => {
      const inPath = params?.schema.safeParse(request.params);
      if (params !== undefined && inPath?.success === false) return err(problemOf(params.absent));
      const inQuery = readInput(query, asked, "query", language);
      if (!inQuery.ok) return inQuery;
      const inBody = body === undefined ? ok(undefined) : readInput(body, request.body, "body", language);
      if (!inBody.ok) return inBody;
      const key = keyed ? readKey(request, language) : ok(undefined);
      if (!key.ok) return key;

      // Right after validation: what has no schema has the type `unknown`, and `by` has passed the gate of `access`.
      const inputWith = (seal: Seal<Success> | undefined) =>
        ({
          by,
          params: inPath?.data,
          query: inQuery.value,
          body: inBody.value,
          seal: seal && ((tx, value) => seal(tx, answer.make(value))),
          key: key.value === undefined ? undefined : useCaseKey(name, key.value),
          request,
          response,
        }) as Input<A, P, Q, B, T>;
      const runOnInput: Ready["run"] = async (seal) => {
        const result = await run(inputWith(seal));
        if (!result.ok) return err(problemOf(result.error));
        const { csv, send } = answer;
        const made = answer.make(result.value);
        if (send !== undefined) return ok({ ...made, send: () => send(request, response, result.value) });
        return ok(csv === undefined ? made : { ...made, csv: () => csv(result.value) });
      };
      return ok({ key: key.value, run: runOnInput });
    };
    const { statuses } = answer;
    const facts = { method, path, name, summary, access, params: params?.schema, query, body };
    const answers = { statuses, csv: answer.csv !== undefined, bytes: answer.send !== undefined };
    return { ...facts, rawBody, form, keyed, csrf, refusals, ...answers, read };
  };

export const get = declare("get");
export const post = declare("post");
export const put = declare("put");
export const patch = declare("patch");
export const del = declare("delete");
