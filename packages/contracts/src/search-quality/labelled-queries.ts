export type QueryKind = "Korean" | "English" | "spacing" | "half typed" | "mixed" | "typo" | "keyboard" | "nothing";
/** What somebody typed, and the goods (keys of the catalogue) that he wants to see: judged by hand, whatever any adapter finds. */
export type LabelledQuery = {
  readonly kind: QueryKind;
  readonly text: string;
  readonly wanted: readonly string[];
};

const singles = ["kochere", "guji", "nyeri", "huila", "antigua", "tarrazu", "geisha"];
const blends = ["namsan", "hangang", "euljiro", "spring"];
const decafBeans = ["sugarcane", "decafHouse"];
const beans = [...singles, ...blends, ...decafBeans];
const dripBags = ["houseBags", "yirgaBags", "decafBags"];
const easyCoffee = [...dripBags, "coldBrew", "latteBase", "capsule"];
const grinders = ["handGrinder", "electricGrinder"];
const equipment = ["dripper", "server", "kettle", ...grinders, "tumbler", "mug"];
const coffee = [...easyCoffee, ...equipment];
const decaf = [...decafBeans, "decafBags", "coldBrew"];
const house = ["namsan", "decafHouse", "houseBags"];
const yirga = ["kochere", "yirgaBags"];
const ethiopia = ["kochere", "guji", "yirgaBags"];
const coldBrews = ["coldBrew", "latteBase"];
const espresso = ["hangang", "capsule"];
const teas = ["greenTea", "yellowTea", "yuja"];

const of = (kind: QueryKind, queries: Readonly<Record<string, readonly string[]>>): readonly LabelledQuery[] =>
  Object.entries(queries).map(([text, wanted]) => ({ kind, text, wanted }));

export const labelledQueries: readonly LabelledQuery[] = [
  ...of("Korean", {
    커피: coffee,
    원두: beans,
    라떼: ["latteBase"],
    차: teas,
    컵: ["mug", "tumbler"],
    드립백: dripBags,
    블렌드: [...blends, "decafHouse", "houseBags"],
    예가체프: yirga,
    디카페인: decaf,
    에티오피아: ethiopia,
    콜롬비아: ["huila", "sugarcane", "decafBags"],
    그라인더: grinders,
    드리퍼: ["dripper"],
    서버: ["server"],
    "커피 용품": equipment,
    "블렌드 원두": [...blends, "decafHouse"],
    "네이비 텀블러": ["tumbler"],
    "제주 녹차": ["greenTea"],
    케이크: ["poundCake"],
    주전자: ["kettle"],
  }),
  ...of("English", {
    decaf,
    "drip bag": dripBags,
    "cold brew": coldBrews,
    "house blend": house,
    ethiopia,
    espresso,
    "coffee beans": beans,
    grinder: grinders,
    latte: ["latteBase"],
    tumbler: ["tumbler"],
    "green tea": ["greenTea"],
    geisha: ["geisha"],
  }),
  ...of("spacing", {
    하우스블렌드: house,
    "드립 백": dripBags,
    "콜드 브루 원액": ["coldBrew"],
    핸드그라인더: ["handGrinder"],
    "머그 컵": ["mug"],
    싱글오리진: singles,
    디카페인하우스블렌드: ["decafHouse"],
    에티오피아예가체프: yirga,
  }),
  ...of("half typed", {
    커ㅍ: coffee,
    컾: coffee,
    라ㄸ: ["latteBase"],
    예가체ㅍ: yirga,
    "하우스 블": house,
    텀블ㄹ: ["tumbler"],
    ㄷㅡㄹㅣㅍㅓ: ["dripper"],
    ㅇㅜㅓㄴㄷㅜ: beans,
  }),
  ...of("mixed", {
    "케냐 AA": ["nyeri"],
    "과테말라 shb": ["antigua"],
    "콜드브루 500ml": ["coldBrew"],
    "드리퍼 02": ["dripper"],
    "decaf 원두": decafBeans,
    "하우스 blend": house,
    "텀블러 473ML": ["tumbler"],
    "drip 포트": ["kettle"],
  }),
  ...of("typo", {
    라때: ["latteBase"],
    에디오피아: ethiopia,
    하우스블랜드: house,
    콜드블루: coldBrews,
    텀블라: ["tumbler"],
    디카패인: decaf,
    에소프레소: espresso,
    그라인다: grinders,
    예가체브: yirga,
    핫쵸코: ["chocolate"],
    얼그래이: ["poundCake"],
    espreso: espresso,
  }),
  ...of("keyboard", { zjvl: coffee, dnjsen: beans, fkEp: ["latteBase"], 노ㅠ: ["antigua"] }),
  ...of("nothing", { 노트북: [], 운동화: [], 피자: [], laptop: [], "라떼 텀블러": [] }),
];
