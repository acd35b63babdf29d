import type { Call } from "@cofshop/core";
import { type FreshShop, freshShop, type ShopSubject } from "../fresh-shop.ts";
import { carts, guests } from "./carts.ts";
import { chat } from "./chat.ts";
import { coupons, leftovers } from "./coupons.ts";
import { edges } from "./edges.ts";
import { files } from "./files.ts";
import { catalogue, reviews } from "./items.ts";
import { jobRuns, jobs } from "./jobs.ts";
import { forgettingAndLeaving, membersAndSessions } from "./members.ts";
import { lateMoney, membership, orders } from "./orders.ts";
import { statistics } from "./statistics.ts";
import { comparable, type Told } from "./told.ts";

/** All that was called, in order, and the shop on which it was. */
export type Story = { readonly told: readonly Told[]; readonly shop: FreshShop["shop"] };

/** A life of a shop in which every use case and every job is called, most of them refused once too. */
export const tellStory = async (subject: ShopSubject): Promise<Story> => {
  const told: Told[] = [];
  const around = async <R>({ module, useCase }: Call, run: () => Promise<R>): Promise<R> => {
    const answer = await run();
    told.push({ call: `${module}.${useCase}`, answer });
    return answer;
  };
  const fresh = await freshShop(subject, { around });
  const by = await membersAndSessions(fresh);
  await edges(fresh, by);
  await forgettingAndLeaving(fresh);
  const options = await catalogue(fresh);
  await carts(fresh, by, options);
  await guests(fresh, by, options);
  await orders(fresh, by, options);
  await reviews(fresh, by, options);
  await lateMoney(fresh, by);
  await membership(fresh, by);
  await coupons(fresh, by);
  await files(fresh, by);
  await chat(fresh, by);
  await statistics(fresh, by);
  await jobRuns(fresh, by);
  await jobs(fresh, told);
  await leftovers(fresh);
  told.push({ call: "events", answer: await fresh.told() });
  return { told: told.map(({ call, answer }) => ({ call, answer: comparable(answer) })), shop: fresh.shop };
};
