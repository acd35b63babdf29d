import { element } from "../page.js";
import { words } from "./items-words.js";

/** The next number that makes an id of a field. */
let next = 0;

const labelled = (name, input) => {
  const field = element("p", "");
  next += 1;
  input.id = `option-${next}`;
  field.append(element("label", name, { htmlFor: input.id }), input);
  return field;
};
const inputOf = (name, attributes, value) => {
  const input = element("input", "", { ...attributes, value: value ?? "" });
  input.dataset.field = name;
  return input;
};
const selectOf = (name, choices, value) => {
  const select = element("select", "");
  select.dataset.field = name;
  select.append(...Object.entries(choices).map(([key, word]) => element("option", word, { value: key })));
  select.value = value;
  return select;
};

/** The fields of an option, which is there already or new. Stock is set once: from then on it is counted. */
export const optionFields = (option, index) => {
  const group = element("fieldset", "", { className: "panel option" });
  if (option !== undefined) group.dataset.id = option.id;
  const title = option === undefined ? words.newOption(index + 1) : words.option(index + 1);
  const { SELL, STOP } = words.states;
  const won = { type: "number", min: 0, max: 1_000_000_000 };
  const fields = element("div", "", { className: "fields" });
  fields.append(
    labelled(words.description, inputOf("description", { required: true, maxLength: 200 }, option?.description)),
    labelled(words.additionalPrice, inputOf("additionalPrice", won, option?.additionalPrice)),
    labelled(words.discount, inputOf("discountRate", { type: "number", min: 0, max: 100 }, option?.discountRate)),
    labelled(
      words.inventoryPolicy,
      selectOf("inventoryPolicy", words.policies, option?.inventoryPolicy ?? "reserve-on-order"),
    ),
    option === undefined
      ? labelled(words.initialStock, inputOf("stock", { type: "number", min: 0, max: 1_000_000, required: true }))
      : labelled(words.state, selectOf("optionState", { SELL, STOP }, option.optionState)),
  );
  group.append(element("legend", title), fields);
  if (option === undefined) {
    const drop = element("button", words.dropOption, { type: "button", className: "small" });
    drop.onclick = () => group.remove();
    if (index > 0) group.append(drop);
  } else {
    const box = element("input", "", { type: "checkbox", id: `remove-${option.id}`, className: "remove" });
    const tick = element("p", "", { className: "tick" });
    tick.append(box, element("label", words.removeOption, { htmlFor: box.id }));
    group.append(tick);
  }
  return group;
};

/** Left empty they are 0. */
const numbers = ["additionalPrice", "discountRate", "stock"];
const valuesIn = (group) =>
  Object.fromEntries(
    [...group.querySelectorAll("[data-field]")].map(({ dataset: { field }, value }) => [
      field,
      numbers.includes(field) ? Number(value) : value.trim(),
    ]),
  );
const groupsIn = (options) => [...options.children];

/** Options of an item that is new. */
export const registeredIn = (options) => groupsIn(options).map(valuesIn);

/** What is to become of the options of an item that is there. */
export const optionsIn = (options) => {
  const known = groupsIn(options).filter(({ dataset }) => dataset.id !== undefined);
  const isRemoved = (group) => group.querySelector(".remove").checked;
  return {
    existingItemOptions: known
      .filter((group) => !isRemoved(group))
      .map((group) => ({ id: group.dataset.id, ...valuesIn(group) })),
    addItemOptions: groupsIn(options)
      .filter(({ dataset }) => dataset.id === undefined)
      .map(valuesIn),
    deleteOptionIds: known.filter(isRemoved).map(({ dataset }) => dataset.id),
  };
};
