import { createHmac } from "node:crypto";
import { clockContract, idsContract, passwordHasherContract, tokenSignerContract } from "@cofshop/contracts";
import { argon2idHasher, jwtSigner, systemClock, uuidV7Ids } from "../src/index.ts";

const secretOf = (name: string): string => createHmac("sha512", name).digest("base64url");
const ours = { secret: secretOf("ours"), issuer: "shop.test", audience: "shoppers" };

clockContract("the machine's", async () => ({ clock: systemClock() }));
idsContract("UUIDv7", async () => ({ ids: uuidV7Ids() }));
passwordHasherContract("argon2id", async () => ({ passwordHasher: argon2idHasher() }));

for (const algorithm of ["HS512", "HS256"] as const)
  tokenSignerContract(`JWT, ${algorithm}`, async () => ({
    tokenSigner: jwtSigner({ ...ours, algorithm, previousSecrets: [secretOf("before")] }),
    strangers: [
      { secret: secretOf("theirs") },
      { issuer: "other.test" },
      { audience: "sellers" },
      { algorithm: algorithm === "HS512" ? ("HS256" as const) : ("HS512" as const) },
    ].map((other) => jwtSigner({ ...ours, algorithm, ...other })),
  }));
