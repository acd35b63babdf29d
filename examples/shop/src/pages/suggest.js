import { language } from "./language.js";
import { ask } from "./shop.js";

/** How long somebody has to pause in typing before the shop is asked, in ms. */
const PAUSE_MS = 150;
const SHOWN = 8;

/**
 * Names to choose from under the search box, by the pattern of the ARIA Authoring Practices Guide for an editable
 * combobox with a list: the box keeps the focus, arrows choose, Enter goes, Escape closes.
 */
export const suggestIn = (box) => {
  const list = document.createElement("div");
  list.id = "suggestions";
  list.className = "suggestions";
  list.role = "listbox";
  list.ariaLabel = { ko: "추천 상품", en: "Suggestions" }[language];
  list.hidden = true;
  box.after(list);
  box.role = "combobox";
  box.autocomplete = "off";
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);

  let chosen = -1;
  const choose = (index) => {
    chosen = index;
    for (const [place, option] of [...list.children].entries()) option.ariaSelected = String(place === index);
    if (index < 0) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", list.children[index].id);
  };
  const open = (isOpen) => {
    list.hidden = !isOpen;
    box.setAttribute("aria-expanded", String(isOpen));
    choose(-1);
  };
  open(false);

  const optionOf = ({ itemId, itemName, highlights }, index) => {
    const option = document.createElement("div");
    option.id = `suggestion-${index}`;
    option.role = "option";
    let end = 0;
    for (const { from, to } of highlights) {
      const mark = document.createElement("mark");
      mark.textContent = itemName.slice(from, to);
      option.append(itemName.slice(end, from), mark);
      end = to;
    }
    option.append(itemName.slice(end));
    // Before the box loses the focus, which closes the list.
    option.onpointerdown = (event) => {
      event.preventDefault();
      location.assign(`/items/${itemId}`);
    };
    option.go = () => location.assign(`/items/${itemId}`);
    return option;
  };

  let asked = 0;
  const suggest = async (text) => {
    asked += 1;
    const mine = asked;
    // No suggestion is no harm: the search itself says what is wrong.
    const answer = await ask("GET", `/item/suggest?${new URLSearchParams({ q: text, limit: SHOWN })}`).catch(
      () => undefined,
    );
    // An answer that was overtaken is old news.
    if (answer === undefined || mine !== asked) return;
    list.replaceChildren(...answer.data.map(optionOf));
    open(answer.data.length > 0);
  };

  let waiting;
  box.oninput = () => {
    clearTimeout(waiting);
    const text = box.value.trim();
    if (text === "") {
      asked += 1;
      return open(false);
    }
    waiting = setTimeout(() => void suggest(text), PAUSE_MS);
  };
  box.onblur = () => open(false);
  box.onkeydown = (event) => {
    const count = list.childElementCount;
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown") choose((chosen + 1) % count);
    else if (event.key === "ArrowUp") choose((chosen - 1 + count) % count);
    else if (event.key === "Escape") open(false);
    else if (event.key === "Enter" && chosen >= 0) list.children[chosen].go();
    else return;
    event.preventDefault();
  };
};
