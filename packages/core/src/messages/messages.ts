import type { RefusalCode } from "../shop.ts";

/** A sentence for every refusal: a code without one does not compile. */
export type Messages = Readonly<Record<RefusalCode, string>>;
