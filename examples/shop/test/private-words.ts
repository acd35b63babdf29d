/** What nobody may read in a log: people's addresses and numbers, cards, tokens and what is made of passwords. */
const privately: Readonly<Record<string, RegExp>> = {
  "an e-mail address": /[^\s"'@<>/]+@([\w-]+\.)+[a-z]{2,}\b/gi,
  "a telephone number": /\b01[016789][ -]?\d{3,4}[ -]?\d{4}\b/g,
  "a card number": /\b[3-6]\d{3}([ -]?\d{4}){3}\b/g,
  "a token": /\beyJ[\w-]+\.[\w-]+/g,
  "a password's hash": /\$argon2[^"\s]*/g,
};

/** The last digit of a card's number is made of the others (ISO/IEC 7812-1, annex B). */
const isCard = (text: string): boolean => {
  const digits = [...text.replace(/\D/g, "")].reverse().map(Number);
  const sum = digits.reduce((all, digit, index) => {
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    return all + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
};

/** Some of them have the digits of a card. */
const uuid = /\b[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\b/gi;

/** Everything private that is found in a log, each with what it is. `secrets` are looked for besides. */
export const privateWordsIn = (log: string, secrets: readonly string[] = []): readonly string[] => [
  ...Object.entries(privately).flatMap(([what, pattern]) =>
    [...log.replace(uuid, "an id").matchAll(pattern)]
      .map(([text]) => text)
      .filter((text) => what !== "a card number" || isCard(text))
      .map((text) => `${what}: ${text}`),
  ),
  ...secrets.filter((secret) => log.includes(secret)).map((secret) => `a secret: ${secret}`),
];

/** A log without its letters: in development it is the letter-box. */
export const withoutLetters = (log: string): string =>
  log
    .split("\n")
    .filter((line) => !line.includes('"msg":"a new password: '))
    .join("\n");
