import type { ComponentChildren, VNode } from "preact";
import { render } from "preact-render-to-string";
import type { Speech } from "./words.ts";

export type Page = {
  readonly speech: Speech;
  readonly title: string;
  /** The address that shows this page, for whoever changes its language. */
  readonly address: string;
  /** Of `/pages/`; modules, but for those of packages, which are `classic`. */
  readonly scripts?: readonly string[];
  readonly classic?: readonly string[];
  readonly styles?: readonly string[];
  /** Personal pages are nothing for search engines. */
  readonly personal?: boolean;
  /** What is looked for; it stays in the box. */
  readonly text?: string | undefined;
  /** Attributes of the root that scripts read. */
  readonly data?: Readonly<Record<`data-${string}`, string>>;
  /** In place of the shop's own, which needs a script. */
  readonly header?: ComponentChildren;
  readonly children: ComponentChildren;
};

const SiteHeader = ({ speech: { words }, text }: Pick<Page, "speech" | "text">) => (
  <header class="site">
    <a href="/" class="logo">
      cofshop <small>{words.tagline}</small>
    </a>
    <search>
      <form action="/" method="get" class="finder">
        <label for="q" class="unseen">
          {words.search}
        </label>
        <input id="q" name="q" type="search" value={text} placeholder={words.searchHint} maxlength={100} />
        <button type="submit" class="primary">
          {words.find}
        </button>
      </form>
    </search>
    <nav aria-label={words.menu}>
      <a href="/coupons">{words.coupons}</a>
      <a href="/orders">{words.orders}</a>
      <a href="/chat">{words.help}</a>
      <a href="/account" id="account-link">
        {words.signIn}
      </a>
      <a href="/cart">
        {words.cart} <b id="cart-count" hidden />
      </a>
    </nav>
  </header>
);

const SiteFooter = ({ speech: { language, words }, address }: Pick<Page, "speech" | "address">) => {
  const other = language === "ko" ? "en" : "ko";
  const choice = new URLSearchParams({ is: other, back: address });
  return (
    <footer class="site">
      <p>{words.demoShop}</p>
      <p>
        <a href={`/language?${choice}`} lang={other} aria-label={words.chooseLanguage}>
          {words.otherLanguage}
        </a>
        <a href="/docs">{words.api}</a>
      </p>
    </footer>
  );
};

const Document = ({ speech, title, scripts = [], classic = [], styles = [], ...page }: Page) => (
  <html lang={speech.language} {...page.data}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {page.personal && <meta name="robots" content="noindex" />}
      <title>{`${title} · cofshop`}</title>
      <link rel="icon" href="/pages/icon.svg" type="image/svg+xml" />
      {["base.css", "site.css", ...styles].map((name) => (
        <link key={name} rel="stylesheet" href={`/pages/${name}`} />
      ))}
      {classic.map((name) => (
        <script key={name} src={`/pages/${name}`} defer />
      ))}
      {[...(page.header ? [] : ["site.js"]), ...scripts].map((name) => (
        <script key={name} type="module" src={`/pages/${name}`} />
      ))}
    </head>
    <body>
      <a href="#main" class="skip">
        {speech.words.skip}
      </a>
      {page.header ?? <SiteHeader speech={speech} text={page.text} />}
      <main id="main" tabIndex={-1}>
        {page.children}
      </main>
      <SiteFooter speech={speech} address={page.address} />
    </body>
  </html>
);

/** A whole page as the browser gets it. Whatever is shown is escaped. */
export const documentOf = (page: Page): string => `<!doctype html>\n${render((<Document {...page} />) as VNode)}`;
