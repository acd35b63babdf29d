import type { Server } from "node:http";
import { createRequire } from "node:module";
import { type AttachedChat, attachChat } from "@cofshop/adapters-stomp/chat";
import type { Router } from "express";
import type { DependencyContainer } from "tsyringe";
import { tokens } from "./compose.ts";
import { htmlPage } from "./pages.ts";

/** STOMP's client for browsers, in the one file that its package has for `require`. */
export const stompClient = createRequire(import.meta.url).resolve("@stomp/stompjs");

/** `/chat`, for customers and agents: `/chat?room={roomId}`, or without it all that one has. */
export const chatPage = (): Router =>
  htmlPage("chat", { title: "help", classic: ["stomp.umd.js"], sources: { media: true } });

/** The chat of `/ws-chat`, on the server of everything else. */
export const openChat = (server: Server, parts: DependencyContainer): Promise<AttachedChat> => {
  const { CORS_ORIGINS } = parts.resolve(tokens.config);
  const log = parts.resolve(tokens.log);
  return attachChat(server, parts.resolve(tokens.shop), {
    channel: parts.resolve(tokens.channel),
    origins: CORS_ORIGINS,
    observe: (event) => {
      if (event.type === "ended" || event.type === "not-connected")
        log.debug({ code: event.code }, `chat: ${event.type}`);
    },
    onError: (error) => log.error({ err: error }, "chat"),
  });
};
