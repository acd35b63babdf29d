import { dayOf, numberOf, priceOf } from "../language.js";
import { at, element, say, show } from "../page.js";
import { call, Refusal, uploadFiles } from "../shop.js";
import { act, addressOf, asked, deskWords, doer, fill, fillChoice, filledIn, filterBy, openDesk } from "./desk.js";
import { words } from "./items-words.js";
import { optionFields, optionsIn, registeredIn } from "./options.js";
import { badge, link, tableOf } from "./table.js";

const kinds = { SELL: "good", STOP: "waiting", DELETED: "bad" };
const stateBadge = ({ itemState }) => badge(words.states[itemState], kinds[itemState]);

/** Every category with the names of those above it, parents first. */
const flattened = (nodes, above = "") =>
  nodes.flatMap(({ id, name, children }) => {
    const path = above === "" ? name : `${above} › ${name}`;
    return [{ id, path, leaf: children.length === 0 }, ...flattened(children, path)];
  });
const allCategories = async () => flattened((await call("GET", "/categories")).data);

const columns = [
  { name: words.item, of: ({ id, itemName }) => link(itemName, addressOf({ item: id })) },
  { name: words.state, of: stateBadge },
  {
    name: words.rating,
    of: ({ averageRating, reviewCount }) => words.ratingOf(numberOf(averageRating), numberOf(reviewCount)),
    number: true,
  },
  { name: words.registered, of: ({ createdAt }) => dayOf(createdAt), number: true },
  { name: words.salePrice, of: ({ salePrice }) => priceOf(salePrice), number: true },
];

const categoryEntry = ({ id, path, leaf }) => {
  const entry = element("li", "", { className: "row" });
  entry.append(element("span", path));
  if (leaf) {
    const remove = () => call("DELETE", `/categories/${id}`);
    entry.append(doer(words.remove, words.removeCategory(path), remove));
  }
  return entry;
};

const showList = async () => {
  const { q, categoryId, cursor } = asked();
  const query = new URLSearchParams(
    Object.entries({ q, categoryId, cursor, size: "20" }).filter(([, value]) => value !== undefined),
  );
  const [{ data: found }, categories] = await Promise.all([
    call("GET", q === undefined ? `/item?${query}` : `/item/search?${query}`),
    allCategories(),
  ]);
  const paths = Object.fromEntries(categories.map(({ id, path }) => [id, path]));
  fillChoice(at("#category"), paths);
  fill(at("#filters"), { q, categoryId });
  const more = element("p", "", { className: "turn" });
  if (found.nextCursor !== null)
    more.append(link(deskWords.next, addressOf({ q, categoryId, cursor: found.nextCursor })));
  at("#list .result").replaceChildren(tableOf({ caption: words.all, columns, rows: found.content }), more);
  at(".tree").replaceChildren(...categories.map(categoryEntry));
  fillChoice(at("#parent"), paths);
  at("#parent option").textContent = words.top;
  show("list");
};

const changeStock = (option, body) => async () => {
  try {
    await call("PATCH", `/item/options/${option.id}/stock`, body());
  } catch (error) {
    if (!(error instanceof Refusal) || error.details?.stock === undefined) throw error;
    // Somebody else was faster: the next try starts from what there is now.
    option.stock = error.details.stock;
    at(`#now-${option.id}`).textContent = numberOf(option.stock);
    error.message = words.stockChanged(error.message, numberOf(option.stock));
    throw error;
  }
};

/** By a difference, or to what was counted as long as nobody sold or added any meanwhile. */
const counterOf = (option) => {
  const counter = element("div", "", { className: "counter" });
  const heading = element("p", `${option.description} `);
  heading.append(element("strong", numberOf(option.stock), { id: `now-${option.id}` }));
  const formOf = (name, label, button, bodyOf, attributes) => {
    const form = element("form", "", { className: "row" });
    const input = element("input", "", { id: `${name}-${option.id}`, type: "number", required: true, ...attributes });
    input.setAttribute("aria-label", label(option.description));
    input.placeholder = words[name];
    form.append(input, element("button", button, { className: "small" }));
    form.onsubmit = (event) => {
      event.preventDefault();
      act(
        changeStock(option, () => bodyOf(Number(input.value))),
        event.submitter,
      );
    };
    return form;
  };
  counter.append(
    heading,
    formOf("delta", words.deltaOf, words.change, (delta) => ({ delta }), { min: -1_000_000, max: 1_000_000 }),
    formOf("counted", words.countedOf, words.set, (stock) => ({ expected: option.stock, stock }), {
      min: 0,
      max: 1_000_000,
    }),
  );
  return counter;
};

const tickOf = ({ id, path }, chosen) => {
  const tick = element("p", "", { className: "tick" });
  const box = element("input", "", { id: `in-${id}`, type: "checkbox", value: id, checked: chosen.includes(id) });
  tick.append(box, element("label", path, { htmlFor: box.id }));
  return tick;
};
const chosenIn = (form) => [...form.querySelectorAll(".ticks :checked")].map(({ value }) => value);

const pictureOf =
  (itemId) =>
  ({ id, imgUrl, oriImgName }) => {
    const entry = element("li", "");
    const remove = () => call("PUT", `/item/${itemId}`, { deleteImgIds: [id] });
    entry.append(
      element("img", "", { src: imgUrl, alt: oriImgName, width: 80, height: 80, loading: "lazy" }),
      doer(words.remove, words.removePicture(oriImgName), remove),
    );
    return entry;
  };

/** The first picture of an item that has none stands for it in lists. */
const addPictures = (form, { id, itemImages }) => {
  form.onsubmit = (event) => {
    event.preventDefault();
    const add = async () => {
      const uploaded = await uploadFiles(form.files.files);
      const addItemImgs = uploaded.map(({ tempFileId }, index) => ({
        tempFileId,
        imgType: index === 0 && itemImages.length === 0 ? "REPRESENTATIVE" : "SUB",
      }));
      await call("PUT", `/item/${id}`, { addItemImgs });
      form.reset();
    };
    act(add, event.submitter);
  };
};

const doingsOf = ({ id, itemState }) => {
  const change = (to) => () => call("PATCH", `/item/${id}/state`, { itemState: to });
  const remove = async () => {
    await call("DELETE", `/item/${id}`);
    history.replaceState(null, "", addressOf({}));
  };
  if (itemState === "DELETED") return [];
  return [
    link(words.inShop, `/items/${id}`),
    itemState === "SELL" ? doer(words.stop, "", change("STOP")) : doer(words.sell, "", change("SELL")),
    doer(words.remove, "", remove, { sure: words.sureToRemove, news: words.removed }),
  ];
};

/** What of a form's fields is a number. */
const numbersOf = ({ itemName, origin, ...numbers }) => ({
  itemName,
  origin,
  ...Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, Number(value)])),
});
const headFields = ["itemName", "origin", "price", "discount", "deliveryFee", "itemLimit"];
const headOf = (form) => {
  // No discount is one of 0; other fields that are left empty stay as they are.
  const all = { discount: "0", ...filledIn(form) };
  return numbersOf(Object.fromEntries(headFields.flatMap((name) => (all[name] ? [[name, all[name]]] : []))));
};

const openEdit = (form, item, categories) => {
  const options = at(".options", form);
  const known = item?.itemOptions.filter(({ optionState }) => optionState !== "DELETED") ?? [];
  form.reset();
  fill(form, item ?? {});
  options.replaceChildren(...known.map(optionFields));
  if (item === undefined) options.append(optionFields(undefined, 0));
  at("#add-option").onclick = () => {
    const added = optionFields(undefined, options.childElementCount);
    options.append(added);
    at("input", added).focus();
  };
  const before = item?.categoryIds ?? [];
  at(".ticks", form).replaceChildren(...categories.map((each) => tickOf(each, before)));
  form.onsubmit = (event) => {
    event.preventDefault();
    const chosen = chosenIn(form);
    const register = async () => {
      const body = { ...headOf(form), itemOptions: registeredIn(options), categoryIds: chosen };
      const { data } = await call("POST", "/item", body);
      history.replaceState(null, "", addressOf({ item: data.id }));
      return words.created;
    };
    const edit = async () => {
      await call("PUT", `/item/${item.id}`, {
        ...headOf(form),
        ...optionsIn(options),
        addCategoryIds: chosen.filter((id) => !before.includes(id)),
        deleteCategoryIds: before.filter((id) => !chosen.includes(id)),
      });
    };
    act(item === undefined ? register : edit, event.submitter);
  };
  return known;
};

const showItem = async (id) => {
  const isNew = id === "new";
  const [found, categories] = await Promise.all([
    isNew ? undefined : call("GET", `/item/${encodeURIComponent(id)}`),
    allCategories(),
  ]);
  const item = found?.data;
  at("#item h2").textContent = item?.itemName ?? words.register;
  at("#item .state").replaceChildren(...(item === undefined ? [] : [stateBadge(item)]));
  at("#item .doings").replaceChildren(...(item === undefined ? [] : doingsOf(item)));
  const known = openEdit(at("#edit"), item, categories);
  at("#stock").hidden = isNew;
  at("#stock .counters").replaceChildren(
    ...known.filter(({ inventoryPolicy }) => inventoryPolicy !== "none").map(counterOf),
  );
  at("#pictures").hidden = isNew;
  const pictures = item?.itemImages.map(pictureOf(item.id)) ?? [];
  if (item !== undefined) addPictures(at("#add-pictures"), item);
  at("#pictures ul").replaceChildren(...(pictures.length === 0 ? [element("li", words.noPictures)] : pictures));
  show("item");
};

filterBy(at("#filters"));
const adding = at("#add-category");
adding.onsubmit = (event) => {
  event.preventDefault();
  act(async () => {
    await call("POST", "/categories", filledIn(adding));
    adding.reset();
  }, event.submitter);
};
/** `/admin/items`, and `/admin/items?item={itemId}` for one of them, or for a new one. */
openDesk(words, async () => {
  const { item } = asked();
  await (item === undefined ? showList() : showItem(item));
  say({});
});
