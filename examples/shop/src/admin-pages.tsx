import { createRequire } from "node:module";
import express, { type Router } from "express";
import type { VNode } from "preact";
import { htmlPage } from "./pages.ts";
import type { Language } from "./storefront/language.ts";

const places = ["overview", "orders", "items", "coupons", "members", "statistics", "payments", "jobs"] as const;
type Place = (typeof places)[number];
type Names = Readonly<Record<Place | "desk" | "menu" | "chat" | "shop", string>>;

const names: Readonly<Record<Language, Names>> = {
  ko: {
    desk: "관리",
    menu: "관리 메뉴",
    overview: "한눈에",
    orders: "주문",
    items: "상품",
    coupons: "쿠폰",
    members: "회원",
    statistics: "통계",
    payments: "결제 대조",
    jobs: "작업",
    chat: "상담",
    shop: "상점으로",
  },
  en: {
    desk: "desk",
    menu: "Admin menu",
    overview: "Overview",
    orders: "Orders",
    items: "Items",
    coupons: "Coupons",
    members: "Members",
    statistics: "Statistics",
    payments: "Payments",
    jobs: "Jobs",
    chat: "Chat",
    shop: "To the shop",
  },
};

const addressOf = (place: Place): string => (place === "overview" ? "/admin" : `/admin/${place}`);

const DeskHeader = ({ language, here }: { readonly language: Language; readonly here: Place }) => {
  const words = names[language];
  return (
    <header class="site desk-header">
      <a href="/admin" class="logo">
        cofshop <small>{words.desk}</small>
      </a>
      <nav aria-label={words.menu}>
        {places.map((place) => (
          <a key={place} href={addressOf(place)} aria-current={place === here ? "page" : undefined}>
            {words[place]}
          </a>
        ))}
        <a href="/chat">{words.chat}</a>
        <a href="/">{words.shop}</a>
      </nav>
    </header>
  );
};

const { resolve } = createRequire(import.meta.url);
/** uPlot, which draws the charts, as its package has it for browsers. */
export const chartFiles: Readonly<Record<string, string>> = {
  "uplot.iife.js": resolve("uplot/dist/uPlot.iife.min.js"),
  "uplot.css": resolve("uplot/dist/uPlot.min.css"),
};
const chartsOf = (place: Place) =>
  place === "statistics" ? { classic: ["uplot.iife.js"], styles: ["uplot.css", "admin/admin.css"] } : {};

/** `/admin` and what is below it: whoever is no admin sees nothing there, whatever he asks the API itself refuses. */
export const adminPages = (): Router =>
  express.Router().use(
    ...places.map((place) =>
      htmlPage(`admin/${place}`, {
        address: addressOf(place),
        title: {
          ko: `${names.ko[place]} · ${names.ko.desk}`,
          en: `${names.en[place]} · ${names.en.desk}`,
        },
        styles: ["admin/admin.css"],
        ...chartsOf(place),
        desk: (language) => (<DeskHeader language={language} here={place} />) as VNode,
      }),
    ),
  );
