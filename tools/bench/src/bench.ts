import { setTimeout as sleep } from "node:timers/promises";
import type { BenchedDatabase } from "./benched-database.ts";
import { type Count, type CountedOperation, countedOperations } from "./counts.ts";
import { type HttpClient, httpClient } from "./http-client.ts";
import { bareExpress, type MeasuredServer, referenceShop, startServer } from "./measured-server.ts";
import { bareRoute, type Operation, shopOperations } from "./operations.ts";
import { type Cost, measure, median, medianCost } from "./rounds.ts";

export type OperationReport = Cost & Count & { readonly ratio: number };
export type DatabaseReport = {
  readonly name: BenchedDatabase["name"];
  readonly engine: string;
  readonly operations: Readonly<Record<CountedOperation, OperationReport>>;
  readonly startMs: number;
  readonly rssIdleMb: number;
  readonly rssLoadedMb: number;
};
export type Report = { readonly bare: Cost; readonly databases: readonly DatabaseReport[] };

/** `share`: what part of a full round is run. */
export type BenchOptions = { readonly share: number; readonly rounds: number; readonly idleMs: number };

type Running = {
  readonly database: BenchedDatabase;
  readonly server: MeasuredServer;
  readonly client: HttpClient;
  readonly operations: Readonly<Record<CountedOperation, Operation>>;
  readonly startMs: number;
  readonly rssIdleMb: number;
};

/** Starts a shop as often as there are rounds; the last one stays. */
const startShop = async (database: BenchedDatabase, { rounds, idleMs }: BenchOptions): Promise<Running> => {
  const starts: number[] = [];
  let server = await startServer(referenceShop, database.environment);
  for (starts.push(server.startMs); starts.length < rounds; starts.push(server.startMs)) {
    await server.stop();
    server = await startServer(referenceShop, database.environment);
  }
  await sleep(idleMs);
  const { rssMb } = await server.usage();
  const client = httpClient(server.url);
  const operations = await shopOperations(client, database.stocked);
  return { database, server, client, operations, startMs: median(starts), rssIdleMb: rssMb };
};

const report = async (
  { database, server, startMs, rssIdleMb }: Running,
  bare: Cost,
  costOf: (name: CountedOperation) => Cost,
): Promise<DatabaseReport> => {
  const { name, engine, counts } = database;
  const of = (operation: CountedOperation): OperationReport => {
    const cost = costOf(operation);
    return { ...cost, ratio: cost.cpuMs / bare.cpuMs, ...counts[operation] };
  };
  const operations = { list: of("list"), detail: of("detail"), add: of("add"), checkout: of("checkout") };
  return { name, engine, operations, startMs, rssIdleMb, rssLoadedMb: (await server.usage()).rssMb };
};

/** Measures the reference shop on each database beside a bare Express route, in rounds that take turns. */
export const bench = async (databases: readonly BenchedDatabase[], options: BenchOptions): Promise<Report> => {
  const stops: (() => Promise<void>)[] = [];
  try {
    const running: Running[] = [];
    for (const database of databases) {
      const shop = await startShop(database, options);
      stops.push(shop.server.stop, shop.client.close);
      running.push(shop);
    }
    const yardstick = await startServer(bareExpress);
    const client = httpClient(yardstick.url);
    stops.push(yardstick.stop, client.close);

    const costs = new Map<Operation, Cost[]>();
    const add = async (server: MeasuredServer, operation: Operation, warm: boolean): Promise<void> => {
      const cost = await measure(server, operation, options.share);
      if (warm) costs.set(operation, [...(costs.get(operation) ?? []), cost]);
    };
    const bare = bareRoute(client);
    // Round 0 warms up.
    for (let round = 0; round <= options.rounds; round += 1) {
      for (const { server, operations } of running) {
        await add(yardstick, bare, round > 0);
        for (const name of countedOperations) await add(server, operations[name], round > 0);
      }
    }
    const costOf = (operation: Operation): Cost => medianCost(costs.get(operation) ?? []);
    const reports: DatabaseReport[] = [];
    for (const shop of running) {
      reports.push(await report(shop, costOf(bare), (name) => costOf(shop.operations[name])));
    }
    return { bare: costOf(bare), databases: reports };
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
};
