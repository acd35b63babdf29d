import { language } from "../language.js";
import { element } from "../page.js";

const inShort = new Intl.NumberFormat(language, { notation: "compact" });
const colourOf = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Charts that are shown, to be told when there is more or less room for them. */
const drawn = new Map();
const rooms = new ResizeObserver((changes) => {
  for (const { target, contentRect } of changes) {
    const chart = drawn.get(target);
    if (chart && contentRect.width > 0) chart.setSize({ width: contentRect.width, height: chart.height });
  }
});

/** Shows amounts side by side as bars, over their names, in the place of what a part of the page showed before. */
export const drawBars = (place, { name, names, amounts }) => {
  drawn.get(place)?.destroy();
  const accent = colourOf("--accent");
  const axis = { stroke: colourOf("--soft"), grid: { stroke: colourOf("--line"), width: 1 }, ticks: { show: false } };
  const font = "12px system-ui, sans-serif";
  const sheet = element("div", "");
  sheet.setAttribute("role", "img");
  sheet.setAttribute("aria-label", name);
  place.replaceChildren(sheet);
  const chart = new window.uPlot(
    {
      width: place.clientWidth,
      height: 220,
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: [-0.6, names.length - 0.4] },
        y: { range: (_chart, low, high) => [Math.min(0, low * 1.1), Math.max(1, high * 1.1)] },
      },
      axes: [
        {
          ...axis,
          font,
          size: 28,
          grid: { show: false },
          values: (_chart, places) => places.map((at) => (Number.isInteger(at) ? (names[at] ?? "") : "")),
        },
        { ...axis, font, size: 64, values: (_chart, amountsShown) => amountsShown.map((each) => inShort.format(each)) },
      ],
      series: [
        {},
        {
          fill: accent,
          stroke: accent,
          width: 0,
          points: { show: false },
          paths: window.uPlot.paths.bars({ size: [0.6, 48] }),
        },
      ],
    },
    [amounts.map((_amount, index) => index), amounts],
    sheet,
  );
  drawn.set(place, chart);
  rooms.observe(place);
};
