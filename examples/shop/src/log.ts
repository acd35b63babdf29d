import { type DestinationStream, type Logger, pino } from "pino";
import type { Config } from "./config.ts";

/** What the log says of an error. Libraries hang more on theirs: a failed statement's parameters are people's data. */
const errorFacts = (error: unknown): unknown => {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? error.code : undefined;
  const cause = error.cause === undefined ? undefined : errorFacts(error.cause);
  return { type: error.name, message: error.message, code, stack: error.stack, cause };
};

/** One line of JSON for each thing worth telling, on standard output unless told otherwise. */
export const makeLog = (
  { LOG_LEVEL }: Pick<Config, "LOG_LEVEL">,
  destination: DestinationStream = pino.destination({ sync: true }),
): Logger =>
  pino(
    { level: LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: errorFacts } },
    destination,
  );
