/** What the demo shop sells. Prices in won. A bean's options are its sizes, a shirt's its colours. */
export type Goods = {
  readonly name: string;
  /** Its own: `drawings/{picture}.svg`, drawn into `src/pictures/{picture}.webp`. */
  readonly picture: string;
  readonly category: string;
  readonly price: number;
  readonly origin: string;
  readonly discount?: number;
  readonly deliveryFee?: number;
  readonly perOrderLimit?: number;
  /** Description, surcharge, stock. */
  readonly options: readonly (readonly [string, number, number])[];
};

/** Category paths, parents first. */
export const categoryPaths: readonly (readonly string[])[] = [
  ["원두"],
  ["원두", "싱글 오리진"],
  ["원두", "블렌드"],
  ["원두", "디카페인"],
  ["간편 커피"],
  ["간편 커피", "드립백"],
  ["간편 커피", "콜드브루"],
  ["간편 커피", "캡슐"],
  ["차와 음료"],
  ["커피 용품"],
  ["커피 용품", "드리퍼와 서버"],
  ["커피 용품", "그라인더"],
  ["커피 용품", "컵과 텀블러"],
  ["디저트"],
];

const bean = (stock: number) =>
  [
    ["200g", 0, stock],
    ["500g", 18_000, Math.floor(stock / 2)],
    ["1kg", 39_000, Math.floor(stock / 4)],
  ] as const;
const bags = (stock: number) =>
  [
    ["10개입", 0, stock],
    ["30개입", 19_000, Math.floor(stock / 2)],
  ] as const;
const one = (stock: number) => [["기본", 0, stock]] as const;

export const goods: readonly Goods[] = [
  {
    name: "에티오피아 예가체프 코체레 워시드",
    picture: "yirgacheffe-washed",
    category: "싱글 오리진",
    price: 15_000,
    origin: "에티오피아",
    options: bean(120),
  },
  {
    name: "에티오피아 구지 우라가 내추럴",
    picture: "guji-natural",
    category: "싱글 오리진",
    price: 16_500,
    origin: "에티오피아",
    options: bean(80),
  },
  {
    name: "케냐 니에리 AA",
    picture: "kenya-aa",
    category: "싱글 오리진",
    price: 18_000,
    origin: "케냐",
    discount: 10,
    options: bean(60),
  },
  {
    name: "콜롬비아 우일라 수프리모",
    picture: "colombia-huila",
    category: "싱글 오리진",
    price: 13_500,
    origin: "콜롬비아",
    options: bean(150),
  },
  {
    name: "과테말라 안티구아 SHB",
    picture: "antigua-shb",
    category: "싱글 오리진",
    price: 14_000,
    origin: "과테말라",
    options: bean(100),
  },
  {
    name: "코스타리카 따라주 허니",
    picture: "tarrazu-honey",
    category: "싱글 오리진",
    price: 17_000,
    origin: "코스타리카",
    options: bean(40),
  },
  {
    name: "파나마 게이샤 에스메랄다",
    picture: "geisha-esmeralda",
    category: "싱글 오리진",
    price: 49_000,
    origin: "파나마",
    perOrderLimit: 2,
    options: [["100g", 0, 30]],
  },
  {
    name: "하우스 블렌드 남산",
    picture: "blend-namsan",
    category: "블렌드",
    price: 12_000,
    origin: "대한민국",
    options: bean(300),
  },
  {
    name: "에스프레소 블렌드 한강",
    picture: "espresso-hangang",
    category: "블렌드",
    price: 12_500,
    origin: "대한민국",
    discount: 5,
    options: bean(300),
  },
  {
    name: "다크 블렌드 을지로",
    picture: "dark-euljiro",
    category: "블렌드",
    price: 11_500,
    origin: "대한민국",
    options: bean(200),
  },
  {
    name: "봄 한정 블렌드 벚꽃",
    picture: "spring-blossom",
    category: "블렌드",
    price: 14_500,
    origin: "대한민국",
    perOrderLimit: 5,
    options: bean(50),
  },
  {
    name: "디카페인 콜롬비아 슈가케인",
    picture: "decaf-sugarcane",
    category: "디카페인",
    price: 15_500,
    origin: "콜롬비아",
    options: bean(90),
  },
  {
    name: "디카페인 하우스 블렌드",
    picture: "decaf-house",
    category: "디카페인",
    price: 14_000,
    origin: "대한민국",
    options: bean(90),
  },
  {
    name: "하우스 블렌드 드립백",
    picture: "drip-house",
    category: "드립백",
    price: 9_900,
    origin: "대한민국",
    options: bags(200),
  },
  {
    name: "예가체프 드립백",
    picture: "drip-yirgacheffe",
    category: "드립백",
    price: 11_900,
    origin: "에티오피아",
    options: bags(150),
  },
  {
    name: "디카페인 드립백",
    picture: "drip-decaf",
    category: "드립백",
    price: 10_900,
    origin: "콜롬비아",
    options: bags(100),
  },
  {
    name: "콜드브루 원액 500ml",
    picture: "cold-brew-500",
    category: "콜드브루",
    price: 13_000,
    origin: "대한민국",
    options: [
      ["오리지널", 0, 120],
      ["디카페인", 1_000, 60],
    ],
  },
  {
    name: "콜드브루 라떼 베이스 1L",
    picture: "latte-base-1l",
    category: "콜드브루",
    price: 16_000,
    origin: "대한민국",
    options: one(70),
  },
  {
    name: "알루미늄 캡슐 에스프레소",
    picture: "capsule-espresso",
    category: "캡슐",
    price: 7_900,
    origin: "대한민국",
    options: [
      ["10개입", 0, 250],
      ["50개입", 28_000, 80],
    ],
  },
  {
    name: "제주 유기농 녹차",
    picture: "jeju-green-tea",
    category: "차와 음료",
    price: 12_000,
    origin: "대한민국 제주",
    options: one(80),
  },
  {
    name: "하동 황차",
    picture: "hadong-hwangcha",
    category: "차와 음료",
    price: 18_000,
    origin: "대한민국 하동",
    options: one(40),
  },
  {
    name: "수제 유자청 600g",
    picture: "yuja-marmalade-600",
    category: "차와 음료",
    price: 14_500,
    origin: "대한민국 고흥",
    options: one(60),
  },
  {
    name: "진한 핫초코 파우더 400g",
    picture: "hot-chocolate-400",
    category: "차와 음료",
    price: 9_500,
    origin: "벨기에",
    options: one(100),
  },
  {
    name: "도자기 드리퍼 02",
    picture: "ceramic-dripper-02",
    category: "드리퍼와 서버",
    price: 24_000,
    origin: "대한민국 이천",
    options: [
      ["백자", 0, 40],
      ["청자", 3_000, 25],
    ],
  },
  {
    name: "내열유리 서버 600ml",
    picture: "glass-server-600",
    category: "드리퍼와 서버",
    price: 19_000,
    origin: "일본",
    options: one(50),
  },
  {
    name: "구스넥 드립 포트 1L",
    picture: "gooseneck-kettle-1l",
    category: "드리퍼와 서버",
    price: 45_000,
    origin: "대한민국",
    deliveryFee: 0,
    options: one(30),
  },
  {
    name: "핸드 그라인더 코니컬 버",
    picture: "hand-grinder-conical",
    category: "그라인더",
    price: 89_000,
    origin: "대한민국",
    deliveryFee: 0,
    options: one(20),
  },
  {
    name: "전동 그라인더 40mm",
    picture: "electric-grinder-40mm",
    category: "그라인더",
    price: 159_000,
    origin: "대만",
    deliveryFee: 0,
    perOrderLimit: 1,
    options: one(12),
  },
  {
    name: "스테인리스 텀블러 473ml",
    picture: "tumbler-473",
    category: "컵과 텀블러",
    price: 27_000,
    origin: "대한민국",
    discount: 15,
    options: [
      ["크림", 0, 60],
      ["네이비", 0, 60],
      ["포레스트", 0, 45],
    ],
  },
  {
    name: "머그컵 350ml",
    picture: "mug-350",
    category: "컵과 텀블러",
    price: 13_000,
    origin: "대한민국 여주",
    options: one(90),
  },
  {
    name: "버터 피낭시에 6구",
    picture: "financier-6",
    category: "디저트",
    price: 15_000,
    origin: "대한민국",
    options: one(50),
  },
  {
    name: "얼그레이 파운드케이크",
    picture: "earl-grey-pound-cake",
    category: "디저트",
    price: 22_000,
    origin: "대한민국",
    options: one(25),
  },
];
