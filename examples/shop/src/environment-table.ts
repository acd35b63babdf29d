import type { Config } from "./config.ts";

/** What is said of a variable in docs/environment.md. */
export type Line = {
  /** What it is without being set, as it would be written. A test sets it to that and finds no difference. */
  readonly default?: string;
  /** Said instead, where there is no such text. Default: none. */
  readonly without?: string;
  readonly meaning: string;
};

/** Every variable, by subject: one that `config.ts` reads and nobody explains does not compile. */
export const environmentTable: Readonly<Record<keyof Config, Line>> = {
  NODE_ENV: { default: "development", meaning: "`production` demands `JWT_SECRET` and secure cookies" },
  HOST: { default: "127.0.0.1", meaning: "where it listens" },
  PORT: { default: "3000", meaning: "and on which port; 0 takes any free one" },
  DATABASE_URL: {
    default: "sqlite:data/shop.db",
    meaning: "or `postgres://…`, or `memory:` for a shop that forgets",
  },
  REDIS_URL: {
    meaning:
      "`redis://…`: limited coupons, locks, cache, ended sessions and what processes tell each other in chats; without it, the database and one process",
  },
  REDIS_KEYS: { default: "legacy", meaning: "`tagged` for a cluster; change it as [coupons.md](coupons.md#keys) says" },
  ELASTICSEARCH_URL: {
    meaning:
      "items are searched in Elasticsearch or OpenSearch; without it in the database, which also answers while the engine is away",
  },
  ELASTICSEARCH_API_KEY: { meaning: "sent to it; a name and a password may stand in the address instead" },
  ELASTICSEARCH_INDEX: {
    default: "cofshop-items",
    meaning: "the alias of the index, which the start makes where there is none: [search.md](search.md)",
  },
  COUPON_ACK: { default: "durable", meaning: "`redis` answers a won claim before it is in the database" },
  DATA_DIR: { default: "data", meaning: "keeps the secret that development makes for itself, and files" },
  FILE_DIR: { without: "`files` in `DATA_DIR`", meaning: "uploaded files are kept here" },
  UPLOAD_TTL: { default: "180m", meaning: "how long an upload is kept that is attached to nothing" },
  S3_ENDPOINT: {
    meaning: "files are kept in a bucket, which is there already, and not on the disk; the four are set together",
  },
  S3_BUCKET: { meaning: "its name" },
  S3_ACCESS_KEY: { meaning: "whose it is" },
  S3_SECRET_KEY: { meaning: "and how that is proved" },
  JWT_SECRET: {
    without: "made once, mode 0600",
    meaning: "signs tokens; at least 64 bytes, none that is well known; the same for all instances",
  },
  JWT_PREVIOUS_SECRETS: { meaning: "comma-separated; tokens they signed stay good until they expire" },
  ACCESS_TOKEN_TTL: { default: "15m", meaning: "life of an access token" },
  REFRESH_TOKEN_TTL: { default: "7d", meaning: "life of a session that is not renewed" },
  COOKIE_SECURE: {
    default: "true",
    meaning: "cookies over https only; `false` where a browser comes over plain http, never in production",
  },
  CORS_ORIGINS: {
    meaning: "exact origins of pages elsewhere that may call the shop, with commas between them",
  },
  RATE_LIMITS: { default: "on", meaning: "`off` for load tests, never in production" },
  TRUST_PROXY: {
    default: "0",
    meaning: "how many proxies stand before the shop; a wrong number counts everybody as one address",
  },
  PORTONE_API_URL: { without: "PortOne's own", meaning: "another address of its API, for instance a fake's" },
  PORTONE_API_SECRET: {
    meaning: "payments go through PortOne V2; without it and `PORTONE_V1_KEY`, to the sandbox",
  },
  PORTONE_STORE_ID: { meaning: "the store, needed for V2; for V1 the merchant code that the browser needs" },
  PORTONE_CHANNEL_KEY: { meaning: "the channel that the browser opens" },
  PORTONE_WEBHOOK_SECRET: {
    without: "none: all are refused",
    meaning: "of V2's webhooks; comma-separated while one replaces another",
  },
  PORTONE_TEST_CHANNEL: {
    default: "refused",
    meaning: "`accepted`: play money of test channels pays orders; never in production",
  },
  PORTONE_V1_KEY: { meaning: "payments go through PortOne V1, the former Iamport" },
  PORTONE_V1_SECRET: { meaning: "goes with `PORTONE_V1_KEY`" },
  METRICS_HOST: { default: "127.0.0.1", meaning: "where Prometheus finds `/metrics`, apart from the shop" },
  METRICS_PORT: { meaning: "and on which port; without it they have none of their own" },
  METRICS_TOKEN: {
    meaning: "`/metrics` is also on the shop's own port, for who shows it as a bearer token; at least 16 characters",
  },
  JOBS: { default: "on", meaning: "`off` where another process runs the jobs" },
  DRAIN_DELAY: {
    without: "`10s` in production, else none",
    meaning:
      "how long a shop that is told to stop serves on after `/readyz` has said 503: longer than its proxy takes to notice",
  },
  ADMIN_EMAIL: { meaning: "the first admin, made at the start" },
  ADMIN_PASSWORD: { meaning: "goes with `ADMIN_EMAIL`; 8 to 128 characters" },
  SEED: { default: "demo", meaning: "fills an empty shop with goods; `off` leaves it empty" },
  TZ_SHOP: { default: "Asia/Seoul", meaning: "whose days count" },
  DELIVERY_FEE_DEFAULT: { default: "3000", meaning: "for items without a fee of their own" },
  FREE_DELIVERY_FROM: { default: "50000", meaning: "from this much on delivery is free" },
  ORDER_AUTO_CANCEL_AFTER: { default: "30m", meaning: "how long an unpaid order holds its stock" },
  ORDER_AUTO_CONFIRM_AFTER: { default: "7d", meaning: "when a delivered order is completed by itself" },
  REFUND_WINDOW: {
    default: "7d",
    meaning: "how long after its delivery a completed order can still be sent back",
  },
  LOG_LEVEL: { default: "info", meaning: "`debug` tells each use case; `silent` nothing" },
};

const rowOf = ([name, { default: text, without = "none", meaning }]: readonly [string, Line]): string =>
  `| \`${name}\` | ${text === undefined ? without : `\`${text}\``} | ${meaning} |`;

/** docs/environment.md. */
export const environmentPage = (): string =>
  [
    "# The environment of the example shop",
    [
      "A wrong value stops the start and is named; all that are wrong are told at once, and no value is repeated. Durations",
      "are `10s`, `30m`, `12h` or `7d`, amounts whole won, relative paths start at the folder of the example. A variable",
      "without a value is as good as absent.",
    ].join("\n"),
    "Made by `npm run docs:environment` from `environment-table.ts`, which has a line for everything that `config.ts` reads; a test fails while they differ.",
    ["| Variable | Default | Meaning |", "| --- | --- | --- |", ...Object.entries(environmentTable).map(rowOf)].join(
      "\n",
    ),
  ]
    .join("\n\n")
    .concat("\n");
