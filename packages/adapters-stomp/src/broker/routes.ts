import type { AppHandler, StompBrokerOptions } from "./options.ts";

/** Where a destination leads. */
export type Route<User> =
  | { readonly kind: "app"; readonly handler: AppHandler<User> | undefined }
  /** A destination of the broker. */
  | { readonly kind: "broker" }
  /** A queue of whoever subscribes it. */
  | { readonly kind: "own" }
  | { readonly kind: "nowhere" };

const USER = "/user";

export const routesOf = <User>({
  app,
  destinations = ["/topic/", "/queue/"],
}: StompBrokerOptions<User>): ((destination: string) => Route<User>) => {
  const prefix = `${app?.prefix ?? "/app"}/`;
  const handlers = new Map(Object.entries(app?.handlers ?? {}));
  const isBrokers = (destination: string): boolean =>
    destinations.some((start) => destination.length > start.length && destination.startsWith(start));

  return (destination) => {
    if (destination.startsWith(prefix)) return { kind: "app", handler: handlers.get(destination.slice(prefix.length)) };
    if (isBrokers(destination)) return { kind: "broker" };
    return destination.startsWith(`${USER}/`) && isBrokers(destination.slice(USER.length))
      ? { kind: "own" }
      : { kind: "nowhere" };
  };
};

/** What a user subscribes in order to hear what is published to its `/queue/x`. */
export const ownQueue = (destination: string): string => USER + destination;

/** Where refusals of handlers are told. */
export const ERRORS: string = ownQueue("/queue/errors");
