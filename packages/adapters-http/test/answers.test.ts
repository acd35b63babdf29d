import { request as httpRequest } from "node:http";
import { CommitUnknown, err, Unavailable } from "@cofshop/core";
import { memoryPorts } from "@cofshop/core/memory";
import { afterEach, expect, test } from "vitest";
import { statusOf } from "../src/index.ts";
import { openWorld, type World } from "./world.ts";

let world: World | undefined;
const open = async (...terms: Parameters<typeof openWorld>): Promise<World> => {
  world = await openWorld(...terms);
  return world;
};
afterEach(() => world?.close());

test("a success is an envelope with the status's name, a code, a sentence, the time and the data", async () => {
  const { origin } = await open();
  const response = await fetch(`${origin}/api/categories`);
  expect(await response.json()).toEqual({
    header: { status: "OK", code: "S-OK" },
    body: {
      message: "요청이 처리되었습니다.",
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d:\d\d$/),
      data: [],
    },
  });
  expect(response.headers.get("Content-Type")).toBe("application/json; charset=utf-8");
});

test("a refusal is an envelope without data, and lists fields for invalid input only", async () => {
  const { call, origin } = await open();
  const response = await fetch(`${origin}/api/item/nothing`);
  expect(await response.json()).toEqual({
    header: { status: "NOT_FOUND", code: "item.not-found" },
    body: { message: "상품을 찾을 수 없습니다.", timestamp: expect.any(String), data: null },
  });
  const invalid = await call("POST", "/auth/login", { body: { email: "" } });
  expect(invalid.body.errors?.map(({ field }) => field)).toEqual(["email", "memberPwd"]);
});

test("messages are Korean, or English for whoever asks for it first, down to the fields", async () => {
  const { call } = await open();
  const ask = async (language: string) => {
    const headers = { "Accept-Language": language };
    const { body } = await call("POST", "/auth/login", { body: { email: 1, memberPwd: "x", tier: "RED" }, headers });
    return [body.message, body.errors?.find(({ field }) => field === "email")?.message];
  };
  const korean = ["알 수 없는 항목이 있습니다.", expect.stringContaining("잘못된 입력")];
  const english = ["There is a field that is not known here.", expect.stringContaining("Invalid input")];
  expect(await ask("en-US,en;q=0.9,ko;q=0.8")).toEqual(english);
  expect(await ask("ko-KR,ko;q=0.9,en;q=0.8")).toEqual(korean);
  expect(await ask("fr")).toEqual(korean);
  expect(await ask(",;q=x")).toEqual(korean);
});

test("a form that is filled in wrongly is explained to people, not to programmers", async () => {
  const { call } = await open();
  const ask = async (language: string) => {
    const body = { email: "kim@example.com", memberPwd: "short", tel: "010-1234-5678" };
    const reply = await call("POST", "/members/signup", { body, headers: { "Accept-Language": language } });
    return Object.fromEntries(reply.body.errors?.map(({ field, message }) => [field, message]) ?? []);
  };
  expect(await ask("ko")).toEqual({
    memberName: "필수 항목입니다",
    memberPwd: "8자 이상이어야 합니다",
    tel: "구분 기호 없이 숫자 9~11자리여야 합니다",
  });
  expect(await ask("en")).toEqual({
    memberName: "Required",
    memberPwd: "Must have at least 8 characters",
    tel: "Must be 9 to 11 digits without separators",
  });
});

test("answers are hardened, kept by nobody, and named by the caller's request id if it is a sane one", async () => {
  const { call } = await open();
  const { headers } = await call("GET", "/categories", { headers: { "X-Request-Id": "trace-1" } });
  expect(headers.get("X-Request-Id")).toBe("trace-1");
  expect(headers.get("Cache-Control")).toBe("no-store");
  expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(headers.get("Content-Security-Policy")).toBe("default-src 'none';frame-ancestors 'none'");
  expect(headers.get("X-Powered-By")).toBeNull();
  const odd = await call("GET", "/categories", { headers: { "X-Request-Id": "a b\tc" } });
  expect(odd.headers.get("X-Request-Id")).toMatch(/^[0-9a-f-]{36}$/);
});

test("an unknown address is 404, an unknown method 405 with those that are known", async () => {
  const { call } = await open();
  expect(await call("GET", "/nothing/here")).toMatchObject({ status: 404, code: "route.not-found" });
  const patched = await call("PATCH", "/item");
  expect(patched).toMatchObject({ status: 405, code: "request.method-not-allowed" });
  expect(patched.headers.get("Allow")).toBe("GET, POST, HEAD, OPTIONS");
  expect((await call("GET", "/orders/from-cart")).headers.get("Allow")).toBe("POST, OPTIONS");
  const options = await call("OPTIONS", "/orders/me");
  expect([options.status, options.headers.get("Allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
  expect((await call("HEAD", "/categories")).status).toBe(200);
});

test("what breaks is told once with its request, and to the caller by code alone", async () => {
  const ports = memoryPorts();
  const thrown: Error[] = [];
  const breaking = {
    ...ports.unitOfWork,
    reads: new Proxy(ports.unitOfWork.reads, {
      get: () => {
        const [error] = thrown;
        if (error) throw error;
      },
    }),
  };
  const { call, broken } = await open({}, { ports: { ...ports, unitOfWork: breaking } });
  const cases: readonly (readonly [Error, number, string, string | null])[] = [
    [new Error("select secret from cof_members"), 500, "service.error", null],
    [new Unavailable("five lost races", { retryAfterMs: 1_500 }), 503, "service.unavailable", "2"],
    [new CommitUnknown("connection lost"), 503, "service.unavailable", "1"],
  ];
  for (const [error, status, code, retryAfter] of cases) {
    thrown.splice(0, 1, error);
    const reply = await call("GET", "/categories?", { headers: { "X-Request-Id": `case-${status}` } });
    expect(reply).toMatchObject({ status, code, body: { data: null } });
    expect(reply.headers.get("Retry-After")).toBe(retryAfter);
    expect(JSON.stringify(reply.body)).not.toMatch(/secret|select|at .*\.ts/);
    expect(broken.splice(0)).toEqual([
      { error, facts: { requestId: `case-${status}`, method: "GET", path: "/api/categories", status } },
    ]);
  }
});

test("a reporter that breaks does not break the answer", async () => {
  const ports = memoryPorts();
  const failing = { ...ports, lock: { hold: () => Promise.reject(new Error("no lock")) } };
  const onError = () => {
    throw new Error("no log either");
  };
  const { call, enter } = await open({ onError, lock: failing.lock }, { ports: failing });
  const { token } = await enter("admin@example.com", "ADMIN");
  expect((await call("POST", "/admin/jobs/prune-events/run", { token })).code).toBe("service.error");
});

test("a busy lock is 423 and says when to come back", async () => {
  const ports = memoryPorts();
  const busy = { hold: async () => err({ code: "lock.busy", retryAfterMs: 2_100 }) };
  const { call, enter } = await open({ lock: busy }, { ports });
  const { token } = await enter("admin@example.com", "ADMIN");
  const reply = await call("POST", "/admin/jobs/prune-events/run", { token });
  expect(reply).toMatchObject({ status: 423, code: "lock.busy" });
  expect(reply.headers.get("Retry-After")).toBe("3");
});

test("every code is module.what-went-wrong and has a status of refusal", () => {
  for (const [code, status] of Object.entries(statusOf)) {
    expect(code).toMatch(/^[a-z]+\.[a-z-]+$/);
    expect(status).toBeGreaterThanOrEqual(400);
  }
});

test("a caller that leaves in the middle of its body harms nobody", async () => {
  const { origin, call, broken } = await open();
  const aborted = httpRequest(`${origin}/api/auth/login`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Content-Length": "100" },
  });
  const gone = new Promise((resolve) => aborted.once("close", resolve));
  aborted.once("error", () => undefined);
  aborted.write('{"email":');
  setTimeout(() => aborted.destroy(), 20);
  await gone;
  expect((await call("GET", "/categories")).status).toBe(200);
  expect(broken).toEqual([]);
});
