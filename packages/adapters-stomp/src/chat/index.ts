export { type AttachedChat, attachChat, type ChatOptions, type ChatShop, type Visitor } from "./attach-chat.ts";
