import type { CouponId, Zone } from "@cofshop/core";
import type { CouponUseCases } from "@cofshop/core/coupon";
import { z } from "zod";
import { created, feedOf, noContent, okay } from "./answer.ts";
import { couponCommand, couponStateBody, couponStockBody, createCouponBody } from "./coupon.bodies.ts";
import { couponStockView, couponView, newCouponView } from "./coupon.views.ts";
import { feedQuery, id } from "./fields.ts";
import { get, type PathParams, patch, post, type Route } from "./route.ts";

export const couponInPath: PathParams<{ id: CouponId }> = {
  schema: z.object({ id: id<CouponId>() }),
  absent: { code: "coupon.not-found" },
};

export type CouponShop = { readonly coupon: CouponUseCases; readonly zone: Zone };

export const couponRoutes = ({ coupon, zone }: CouponShop): readonly Route[] => {
  const shown = couponView(zone);
  return [
    get("/coupon", {
      summary: "The shop's coupons, newest first; those with a code for admins only",
      access: "public",
      query: z.strictObject(feedQuery),
      answer: okay(feedOf(shown)),
      run: ({ by, query }) => coupon.list(by, query),
    }),
    get("/coupon/:id", {
      summary: "One coupon; one with a code for admins only",
      access: "public",
      params: couponInPath,
      answer: okay(shown),
      run: ({ by, params }) => coupon.view(by, params.id),
    }),
    post("/coupon", {
      summary: "Offer a coupon: to everybody, to so many, or to those who know its code",
      access: "admin",
      body: createCouponBody,
      answer: created(newCouponView(zone), ({ id }) => `/coupon/${id}`),
      run: ({ by, body, seal }) => coupon.create(by, { ...couponCommand(body), seal }),
    }),
    patch("/coupon/:id/state", {
      summary: "Cancel a coupon, offer it again while it is valid, or end it for good",
      access: "admin",
      params: couponInPath,
      body: couponStateBody,
      answer: noContent,
      run: ({ by, params, body }) => coupon.changeState(by, params.id, body.state),
    }),
    patch("/coupon/:id/cancel", {
      summary: "Cancel a coupon: nobody claims it or uses it any more",
      access: "admin",
      params: couponInPath,
      answer: noContent,
      run: ({ by, params }) => coupon.changeState(by, params.id, "CANCELLED"),
    }),
    post("/coupon/:id/stock", {
      summary: "Offer more units of a limited coupon",
      access: "admin",
      params: couponInPath,
      body: couponStockBody,
      answer: okay(couponStockView),
      run: ({ by, params, body, seal }) => coupon.addStock(by, params.id, { delta: body.delta, seal }),
    }),
  ];
};
