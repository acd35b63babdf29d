import { numberOf } from "../language.js";
import { attempt, element, holding } from "../page.js";
import { addressOf, asked, deskWords } from "./desk.js";

/**
 * A table. Each column has a `name` and makes its cells of rows with `of`: words, an element, or several; `number`s
 * stand in line by their last digit. The first column names its row.
 */
export const tableOf = ({ caption, columns, rows, nothing = deskWords.nothing }) => {
  if (rows.length === 0) return element("p", nothing, { className: "nothing" });
  const table = element("table", "");
  const head = columns.map(({ name, number }) => {
    const cell = element("th", name, { scope: "col" });
    cell.classList.toggle("number", number === true);
    return cell;
  });
  const lineOf = (row) => {
    const cells = columns.map(({ name, of, number }, index) => {
      const cell = index === 0 ? element("th", "", { scope: "row" }) : element("td", "");
      cell.classList.toggle("number", number === true);
      cell.dataset.name = name;
      return holding(cell, of(row));
    });
    return holding(element("tr", ""), cells);
  };
  return holding(table, [
    element("caption", caption, { className: "unseen" }),
    holding(element("thead", ""), holding(element("tr", ""), head)),
    holding(element("tbody", ""), rows.map(lineOf)),
  ]);
};

/** Where one is in a table of several pages, and the way to the others. */
export const pagerOf = ({ page, totalPages, totalElements }) => {
  const pager = element("nav", "", { className: "turn" });
  pager.setAttribute("aria-label", deskWords.pages);
  const way = (name, to) => element("a", name, { href: addressOf({ ...asked(), page: to === 0 ? "" : String(to) }) });
  if (page > 0) pager.append(way(deskWords.previous, page - 1));
  pager.append(element("span", deskWords.pageOf(page + 1, Math.max(1, totalPages), numberOf(totalElements))));
  if (page + 1 < totalPages) pager.append(way(deskWords.next, page + 1));
  return pager;
};

/** A table that begins with a feed's first page, and grows by the next ones. @param after loads what comes after a cursor */
export const growing = (terms, first, after) => {
  const part = element("div", "");
  const draw = (rows, nextCursor) => {
    part.replaceChildren(tableOf({ ...terms, rows }));
    if (nextCursor === null) return;
    const button = element("button", deskWords.more, { type: "button", className: "small more" });
    const grow = async () => {
      const next = await after(encodeURIComponent(nextCursor));
      draw([...rows, ...next.content], next.nextCursor);
    };
    button.onclick = () => attempt(grow, button);
    part.append(button);
  };
  draw(first.content, first.nextCursor);
  return part;
};

/** A word that stands out by its colour, and says the same without: `good`, `waiting`, `bad` or plain. */
export const badge = (word, kind = "plain") => element("span", word, { className: `badge ${kind}` });

/** An address, with its words. */
export const link = (words, href) => element("a", words, { href });
