import { AsyncLocalStorage } from "node:async_hooks";
import {
  type Context,
  type ContextManager,
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanStatusCode,
  type TextMapPropagator,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { traced } from "../src/tracing.ts";
import { openWatchedShop } from "./shop-in-process.ts";

type Ended = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly failed: boolean;
  readonly own: SpanContext;
  readonly parent: SpanContext | undefined;
};

/** What an SDK puts behind the API, as little of it as can be seen through. */
const smallestSdk = () => {
  const ended: Ended[] = [];
  let made = 0;
  const hex = (digits: number): string => (made++ + 1).toString(16).padStart(digits, "0");

  const storage = new AsyncLocalStorage<Context>();
  const manager: ContextManager = {
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: (active, work, self, ...given) => storage.run(active, () => work.apply(self, given)),
    bind: (_active, target) => target,
    enable: () => manager,
    disable: () => manager,
  };

  const startSpan: Tracer["startSpan"] = (name, { attributes = {} } = {}, from = context.active()) => {
    const parent = trace.getSpanContext(from);
    const own: SpanContext = { traceId: parent?.traceId ?? hex(32), spanId: hex(16), traceFlags: 1 };
    const kept: Record<string, unknown> = { ...attributes };
    let failed = false;
    const span: Span = {
      spanContext: () => own,
      setAttribute: (key, value) => {
        kept[key] = value;
        return span;
      },
      setAttributes: (more) => {
        Object.assign(kept, more);
        return span;
      },
      setStatus: ({ code }) => {
        failed = code === SpanStatusCode.ERROR;
        return span;
      },
      addEvent: () => span,
      addLink: () => span,
      addLinks: () => span,
      updateName: () => span,
      recordException: () => undefined,
      isRecording: () => true,
      end: () => void ended.push({ name, attributes: kept, failed, own, parent }),
    };
    return span;
  };
  const tracer = {
    startSpan,
    startActiveSpan: (name: string, options: object, work: (span: Span) => unknown) => {
      const span = startSpan(name, options);
      return context.with(trace.setSpan(context.active(), span), () => work(span));
    },
  };

  /** W3C Trace Context, incoming. */
  const header: TextMapPropagator = {
    inject: () => undefined,
    fields: () => ["traceparent"],
    extract: (into, carrier, getter) => {
      const [, traceId = "", spanId = ""] =
        /^00-([0-9a-f]{32})-([0-9a-f]{16})-01$/.exec(String(getter.get(carrier, "traceparent"))) ?? [];
      return traceId === "" ? into : trace.setSpanContext(into, { traceId, spanId, traceFlags: 1, isRemote: true });
    },
  };
  return { ended, manager, header, provider: { getTracer: () => tracer as Tracer } };
};

// First: a tracer keeps the first SDK that it met.
test("without an SDK a use case runs as if there was no tracing: nothing is recorded, and no context is kept", async () => {
  const seen = await traced({ module: "order", useCase: "place" }, async () => ({
    ok: true,
    recorded: trace.getActiveSpan()?.isRecording() ?? false,
    active: context.active(),
  }));
  expect(seen).toEqual({ ok: true, recorded: false, active: ROOT_CONTEXT });
});

describe("with an SDK", () => {
  const { ended, manager, header, provider } = smallestSdk();
  beforeAll(() => {
    context.setGlobalContextManager(manager);
    propagation.setGlobalPropagator(header);
    trace.setGlobalTracerProvider(provider);
  });
  afterAll(() => {
    for (const part of [trace, context, propagation]) part.disable();
  });
  beforeEach(() => void ended.splice(0));

  test("every use case is a span with its code, under the span of whoever called, and tells nothing private", async () => {
    const shop = await openWatchedShop();
    try {
      const [traceId, spanId] = ["0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"];
      const body = JSON.stringify({ email: "nobody@cofshop.example", memberPwd: "not the password" });
      const headers = { "Content-Type": "application/json", traceparent: `00-${traceId}-${spanId}-01` };
      const answer = await fetch(`${shop.url}/api/auth/login`, { method: "POST", headers, body });
      const { code } = z.object({ header: z.object({ code: z.string() }) }).parse(await answer.json()).header;
      const span = ended.find(({ name }) => name === "security.logIn");
      expect(span).toMatchObject({ failed: false, parent: { traceId, spanId }, own: { traceId } });
      expect(span?.attributes).toEqual({
        "cofshop.module": "security",
        "cofshop.use_case": "logIn",
        "cofshop.code": code,
      });
      expect(JSON.stringify(ended)).not.toMatch(/nobody@|not the password/);
    } finally {
      await shop.close();
    }
  });

  test("a request without a parent begins a trace of its own, and two requests are two traces", async () => {
    const shop = await openWatchedShop();
    try {
      const before = ended.length;
      for (let n = 0; n < 2; n += 1) await fetch(`${shop.url}/api/item`);
      const spans = ended.slice(before).filter(({ name }) => name.startsWith("item."));
      expect(spans.length).toBeGreaterThanOrEqual(2);
      expect(spans.map(({ parent }) => parent)).toEqual(spans.map(() => undefined));
      expect(new Set(spans.map(({ own }) => own.traceId)).size).toBe(spans.length);
    } finally {
      await shop.close();
    }
  });

  test("what breaks is marked with the name of its error and nothing that it says", async () => {
    const broken = traced({ module: "order", useCase: "place" }, async () => {
      throw new TypeError("geheim");
    });
    await expect(broken).rejects.toThrow("geheim");
    expect(ended).toHaveLength(1);
    expect(ended[0]).toMatchObject({ failed: true, attributes: { "error.type": "TypeError" } });
    expect(JSON.stringify(ended)).not.toContain("geheim");
  });

  test("what a use case does is done under its span", async () => {
    const inside = await traced({ module: "order", useCase: "place" }, async () =>
      trace.getActiveSpan()?.spanContext(),
    );
    expect(inside).toEqual(ended[0]?.own);
  });
});
