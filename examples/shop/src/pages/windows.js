import { words } from "./pay-words.js";
import { call } from "./shop.js";

/**
 * How each provider's window is opened. They answer what the provider says went wrong, or nothing: whether it is paid
 * the shop alone decides. A window that takes the whole page leads back to `returnTo` instead.
 */

/** From PortOne's own address, as it asks for: a copy would miss its changes. */
const script = (address) =>
  new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = resolve;
    element.onerror = () => reject(new Error(`${address} cannot be loaded`));
    document.head.append(element);
  });

const portoneV2 = async ({ storeId, channelKey, merchantUid, orderName, price, payMethod }, { returnTo }) => {
  if (!storeId || !channelKey) return words.noMerchant;
  const { data: member } = await call("GET", "/members/me");
  if (window.PortOne === undefined) await script("https://cdn.portone.io/v2/browser-sdk.js");
  const response = await window.PortOne.requestPayment({
    storeId,
    channelKey,
    paymentId: merchantUid,
    orderName,
    totalAmount: price,
    currency: "KRW",
    payMethod,
    customer: { fullName: member.memberName, email: member.email, phoneNumber: member.tel },
    redirectUrl: returnTo,
  });
  return response?.code === undefined ? undefined : response.message || words.notPaid;
};

const v1Methods = { CARD: "card", TRANSFER: "trans", MOBILE: "phone" };

const portoneV1 = async ({ storeId, channelKey, merchantUid, orderName, price, payMethod }, { returnTo }) => {
  if (!storeId) return words.noMerchant;
  const { data: member } = await call("GET", "/members/me");
  if (window.IMP === undefined) await script("https://cdn.iamport.kr/v1/iamport.js");
  window.IMP.init(storeId);
  const request = {
    ...(channelKey && { channelKey }),
    pay_method: v1Methods[payMethod],
    merchant_uid: merchantUid,
    name: orderName,
    amount: price,
    buyer_name: member.memberName,
    buyer_email: member.email,
    buyer_tel: member.tel,
    m_redirect_url: returnTo,
  };
  const response = await new Promise((resolve) => window.IMP.request_pay(request, resolve));
  // `success` is missing where the outcome is not known yet.
  return response.error_code || response.success === false ? response.error_msg || words.notPaid : undefined;
};

const sandbox = async ({ merchantUid }, { show }) => {
  const section = show("sandbox");
  const outcome = await new Promise((resolve) => {
    for (const button of section.querySelectorAll("button")) button.onclick = () => resolve(button.dataset.outcome);
  });
  await call("POST", `/payments/sandbox/${merchantUid}/pay`, { outcome });
};

const { provider } = document.documentElement.dataset;

export const pgProvider = provider === "sandbox" ? "sandbox" : "portone";
export const openWindow = { sandbox, "portone-v2": portoneV2, "portone-v1": portoneV1 }[provider];
/** V1 knows easy pay as a channel, not as a method. */
export const methods = ["CARD", "TRANSFER", "MOBILE", ...(provider === "portone-v1" ? [] : ["EASY_PAY"])];

/** Whether the window, when it took the whole page, led back here without a payment. */
export const cameBackWithout = (query) =>
  query.has("code") || query.has("error_code") || query.get("imp_success") === "false";
