import type { Around } from "@cofshop/core";
import { type Attributes, context, propagation, SpanStatusCode, trace } from "@opentelemetry/api";
import type { RequestHandler } from "express";
import { codeOf } from "./result-code.ts";

/**
 * Spans for whoever loads an OpenTelemetry SDK before the shop (`NODE_OPTIONS=--import …`). Without one, the API hands
 * out spans that do nothing.
 */
const tracer = trace.getTracer("cofshop");

/** A span for each use case: its name, and how it ended. Never what it was given; of what broke only the name. */
export const traced: Around = ({ module, useCase }, run) => {
  const attributes: Attributes = { "cofshop.module": module, "cofshop.use_case": useCase };
  return tracer.startActiveSpan(`${module}.${useCase}`, { attributes }, async (span) => {
    try {
      const result = await run();
      span.setAttribute("cofshop.code", codeOf(result));
      return result;
    } catch (cause) {
      span.setAttribute("error.type", cause instanceof Error ? cause.name : "unknown");
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw cause;
    } finally {
      span.end();
    }
  });
};

/** Whoever called with `traceparent` is the parent of what follows, unless the SDK watches HTTP itself. */
export const traceParent: RequestHandler = (request, _response, next) => {
  if (trace.getActiveSpan() !== undefined) return next();
  context.with(propagation.extract(context.active(), request.headers), next);
};
