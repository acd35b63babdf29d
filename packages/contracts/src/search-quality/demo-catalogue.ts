/** An item as far as search looks at it. */
export type CatalogueItem = {
  readonly name: string;
  readonly category: string;
  readonly price: number;
  readonly origin: string;
  readonly discount?: number;
  readonly options: readonly string[];
};

/** The categories of the demo shop, parents first. */
export const catalogueCategories: readonly (readonly string[])[] = [
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

const sizes = ["200g", "500g", "1kg"];
const bags = ["10개입", "30개입"];
const one = ["기본"];
const item = (
  name: string,
  category: string,
  price: number,
  origin: string,
  options: readonly string[] = one,
  discount = 0,
): CatalogueItem => ({ name, category, price, origin, options, ...(discount > 0 ? { discount } : {}) });

/** What the demo shop sells (examples/shop, whose test holds the two against one another). */
export const catalogue: Readonly<Record<string, CatalogueItem>> = {
  kochere: item("에티오피아 예가체프 코체레 워시드", "싱글 오리진", 15_000, "에티오피아", sizes),
  guji: item("에티오피아 구지 우라가 내추럴", "싱글 오리진", 16_500, "에티오피아", sizes),
  nyeri: item("케냐 니에리 AA", "싱글 오리진", 18_000, "케냐", sizes, 10),
  huila: item("콜롬비아 우일라 수프리모", "싱글 오리진", 13_500, "콜롬비아", sizes),
  antigua: item("과테말라 안티구아 SHB", "싱글 오리진", 14_000, "과테말라", sizes),
  tarrazu: item("코스타리카 따라주 허니", "싱글 오리진", 17_000, "코스타리카", sizes),
  geisha: item("파나마 게이샤 에스메랄다", "싱글 오리진", 49_000, "파나마", ["100g"]),
  namsan: item("하우스 블렌드 남산", "블렌드", 12_000, "대한민국", sizes),
  hangang: item("에스프레소 블렌드 한강", "블렌드", 12_500, "대한민국", sizes, 5),
  euljiro: item("다크 블렌드 을지로", "블렌드", 11_500, "대한민국", sizes),
  spring: item("봄 한정 블렌드 벚꽃", "블렌드", 14_500, "대한민국", sizes),
  sugarcane: item("디카페인 콜롬비아 슈가케인", "디카페인", 15_500, "콜롬비아", sizes),
  decafHouse: item("디카페인 하우스 블렌드", "디카페인", 14_000, "대한민국", sizes),
  houseBags: item("하우스 블렌드 드립백", "드립백", 9_900, "대한민국", bags),
  yirgaBags: item("예가체프 드립백", "드립백", 11_900, "에티오피아", bags),
  decafBags: item("디카페인 드립백", "드립백", 10_900, "콜롬비아", bags),
  coldBrew: item("콜드브루 원액 500ml", "콜드브루", 13_000, "대한민국", ["오리지널", "디카페인"]),
  latteBase: item("콜드브루 라떼 베이스 1L", "콜드브루", 16_000, "대한민국"),
  capsule: item("알루미늄 캡슐 에스프레소", "캡슐", 7_900, "대한민국", ["10개입", "50개입"]),
  greenTea: item("제주 유기농 녹차", "차와 음료", 12_000, "대한민국 제주"),
  yellowTea: item("하동 황차", "차와 음료", 18_000, "대한민국 하동"),
  yuja: item("수제 유자청 600g", "차와 음료", 14_500, "대한민국 고흥"),
  chocolate: item("진한 핫초코 파우더 400g", "차와 음료", 9_500, "벨기에"),
  dripper: item("도자기 드리퍼 02", "드리퍼와 서버", 24_000, "대한민국 이천", ["백자", "청자"]),
  server: item("내열유리 서버 600ml", "드리퍼와 서버", 19_000, "일본"),
  kettle: item("구스넥 드립 포트 1L", "드리퍼와 서버", 45_000, "대한민국"),
  handGrinder: item("핸드 그라인더 코니컬 버", "그라인더", 89_000, "대한민국"),
  electricGrinder: item("전동 그라인더 40mm", "그라인더", 159_000, "대만"),
  tumbler: item("스테인리스 텀블러 473ml", "컵과 텀블러", 27_000, "대한민국", ["크림", "네이비", "포레스트"], 15),
  mug: item("머그컵 350ml", "컵과 텀블러", 13_000, "대한민국 여주"),
  financier: item("버터 피낭시에 6구", "디저트", 15_000, "대한민국"),
  poundCake: item("얼그레이 파운드케이크", "디저트", 22_000, "대한민국"),
};
