declare const brand: unique symbol;
/** A value that only its own constructor can make: a raw string or number does not fit where a brand is asked for. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };

export type MemberId = Brand<string, "MemberId">;
export type SessionId = Brand<string, "SessionId">;
export type LoginId = Brand<string, "LoginId">;
export type PasswordResetId = Brand<string, "PasswordResetId">;
export type ItemId = Brand<string, "ItemId">;
export type OptionId = Brand<string, "OptionId">;
export type ImageId = Brand<string, "ImageId">;
export type CategoryId = Brand<string, "CategoryId">;
export type MovementId = Brand<string, "MovementId">;
export type CartId = Brand<string, "CartId">;
export type OrderId = Brand<string, "OrderId">;
export type OrderLineId = Brand<string, "OrderLineId">;
export type ReviewId = Brand<string, "ReviewId">;
export type PaymentId = Brand<string, "PaymentId">;
export type PaymentDifferenceId = Brand<string, "PaymentDifferenceId">;
export type CouponId = Brand<string, "CouponId">;
export type MemberCouponId = Brand<string, "MemberCouponId">;
/** A claim that could not be written, put aside. */
export type ParkedClaimId = Brand<string, "ParkedClaimId">;
/** Something that was counted wrong, put right. */
export type SalesDifferenceId = Brand<string, "SalesDifferenceId">;
/** A room of the customer service, and a message in it. */
export type RoomId = Brand<string, "RoomId">;
export type MessageId = Brand<string, "MessageId">;
/** A file that somebody uploaded. */
export type UploadId = Brand<string, "UploadId">;
export type EventId = Brand<string, "EventId">;
/** A caller's name for one command, so that repeating it cannot do it twice: 1 to 200 printable ASCII characters. */
export type CommandKey = Brand<string, "CommandKey">;
/** Whose command keys they are: a member's, or a guest's, who is known by his cart. */
export type KeyOwner = MemberId | CartId;

/** One attempt to answer a request. */
export type RunId = Brand<string, "RunId">;

export type AnyId =
  | MemberId
  | SessionId
  | RunId
  | LoginId
  | PasswordResetId
  | ItemId
  | OptionId
  | ImageId
  | CategoryId
  | MovementId
  | CartId
  | OrderId
  | OrderLineId
  | PaymentId
  | PaymentDifferenceId
  | ReviewId
  | CouponId
  | MemberCouponId
  | ParkedClaimId
  | RoomId
  | MessageId
  | UploadId
  | SalesDifferenceId
  | EventId;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a lower-case UUID, the only shape of an id: PostgreSQL throws on any other. */
export const isUuid = (text: string): boolean => uuid.test(text);

/** Brands a text that may be an id, in either case of letters; nothing when it is none. */
export const parseId = <Id extends AnyId>(text: string): Id | undefined => {
  const lower = text.toLowerCase();
  return isUuid(lower) ? (lower as Id) : undefined;
};

/**
 * Brands a UUID that came from outside (a path, a header, another system).
 *
 * @throws RangeError when the text is not a lower-case UUID; ask `isUuid` first where the text comes from a person.
 */
export const idOf = <Id extends AnyId>(text: string): Id => {
  if (!isUuid(text)) throw new RangeError(`not an id (a lower-case UUID): ${text.slice(0, 60)}`);
  return text as Id;
};

/**
 * Brands a command key.
 *
 * @throws RangeError when it is empty, longer than 200 characters or not printable ASCII.
 */
export const commandKey = (text: string): CommandKey => {
  if (!/^[\x20-\x7e]{1,200}$/.test(text)) throw new RangeError("a command key is 1 to 200 printable ASCII characters");
  return text as CommandKey;
};
