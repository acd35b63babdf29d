/** What no text has, besides tabs and the ends of lines and pages. */
const control = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

/** What begins like this is a page to a browser that guesses. */
const page = /^\s*<(!doctype|html|head|script|svg|\?xml|\?php|!--)/i;

/** Text in UTF-8, as its bytes come: whether it is that so far, and at the end. */
export const plainText = () => {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let beginning = "";
  const isText = (bytes?: Uint8Array): boolean => {
    try {
      const text = bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
      if (beginning.length < 100) beginning += text.slice(0, 100);
      return !control.test(text) && !page.test(beginning);
    } catch {
      return false;
    }
  };
  return { take: (chunk: Uint8Array): boolean => isText(chunk), ends: (): boolean => isText() && beginning !== "" };
};
