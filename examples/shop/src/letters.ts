import { expectOk, idOf, type PasswordResetId, type Shop, system } from "@cofshop/core";
import type { Logger } from "pino";
import type { Config } from "./config.ts";

const by = system("letters");

/**
 * Stands where a mailer belongs. In development the log is the letter-box; anywhere else a token in a log would be an
 * account in a log, so there it only tells that nobody was written to.
 */
export const sendLetters = (shop: Shop, { NODE_ENV }: Pick<Config, "NODE_ENV">, log: Logger): void => {
  shop.events.subscribe("letters", ["member.password-reset-requested"], {
    send: async ({ subject }) => {
      if (NODE_ENV !== "development") {
        log.warn("a new password was asked for; no mailer is configured, so nobody was written to");
        return;
      }
      const letter = expectOk(await shop.security.passwordResetLetter(by, idOf<PasswordResetId>(subject)));
      if (letter === undefined) return;
      const { to, token, expiresAt } = letter;
      const page = `/account?${new URLSearchParams({ reset: token })}`;
      log.info(
        { to, token, expiresAt, page },
        "a new password: open the page, or POST /api/auth/password-reset/confirm",
      );
    },
  });
};
