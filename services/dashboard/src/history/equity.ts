import {
  BaselineSeries,
  createChart,
  createSeriesMarkers,
  CrosshairMode,
  type SeriesMarker,
  type Time,
  type UTCTimestamp,
} from 'lightweight-charts';
import type { Equity } from '../api/types';
import type { Formats } from '../format/formats';
import type { Look } from '../monitor/chart';

interface Point {
  time: UTCTimestamp;
  total: number;
  drawdown: number;
}

/** One point a second at most: of trades that ended together the last one counts. */
export function pointsOf(equity: Equity): Point[] {
  const bySecond = new Map<number, Point>();
  for (const point of equity.points) {
    const second = Math.floor(Date.parse(point.at) / 1000);
    bySecond.set(second, { time: second as UTCTimestamp, total: point.total, drawdown: -Math.abs(point.drawdown) });
  }
  return [...bySecond.values()].sort((a, b) => a.time - b.time);
}

export function drawEquity(element: HTMLElement, equity: Equity, look: Look, formats: () => Formats, onMark: (index: number | null) => void): () => void {
  const chart = createChart(element, {
    autoSize: true,
    layout: { background: { color: 'transparent' }, textColor: look.ink, fontFamily: look.type, fontSize: 11, attributionLogo: false },
    grid: { vertLines: { visible: false }, horzLines: { color: look.line } },
    rightPriceScale: { borderVisible: false, scaleMargins: { top: 0.08, bottom: 0.3 } },
    timeScale: { borderVisible: false, timeVisible: true, tickMarkFormatter: (time: Time) => formats().day((time as number) * 1000) },
    crosshair: { mode: CrosshairMode.Magnet },
    localization: {
      priceFormatter: (value: number) => formats().money(value),
      timeFormatter: (time: Time) => formats().moment((time as number) * 1000),
    },
    handleScale: { mouseWheel: false },
  });
  const points = pointsOf(equity);
  const total = chart.addSeries(BaselineSeries, {
    baseValue: { type: 'price', price: 0 },
    topLineColor: look.up,
    topFillColor1: look.upWash,
    topFillColor2: 'transparent',
    bottomLineColor: look.down,
    bottomFillColor1: 'transparent',
    bottomFillColor2: 'transparent',
    lineWidth: 2,
    priceLineVisible: false,
  });
  total.setData(points.map(({ time, total: value }) => ({ time, value })));
  const drawdown = chart.addSeries(BaselineSeries, {
    priceScaleId: 'drawdown',
    baseValue: { type: 'price', price: 0 },
    topLineColor: 'transparent',
    topFillColor1: 'transparent',
    topFillColor2: 'transparent',
    bottomLineColor: look.down,
    bottomFillColor1: look.downWash,
    bottomFillColor2: look.downWash,
    lineWidth: 1,
    lastValueVisible: false,
    priceLineVisible: false,
  });
  chart.priceScale('drawdown').applyOptions({ visible: false, scaleMargins: { top: 0.78, bottom: 0 } });
  drawdown.setData(points.map(({ time, drawdown: value }) => ({ time, value })));
  createSeriesMarkers(total, marksOn(points, equity, look));
  chart.subscribeCrosshairMove((move) => onMark(move.hoveredObjectId === undefined ? null : Number(move.hoveredObjectId)));
  chart.timeScale().fitContent();
  return () => chart.remove();
}

/** A mark stands on the nearest point at or after it; the curve has no others. */
function marksOn(points: readonly Point[], equity: Equity, look: Look): SeriesMarker<Time>[] {
  return equity.marks
    .map((mark, index) => {
      const second = Date.parse(mark.at) / 1000;
      const point = points.find((each) => each.time >= second) ?? points.at(-1);
      return point ? { id: String(index), time: point.time as Time, position: 'aboveBar' as const, shape: 'square' as const, color: look.accent, size: 0.7 } : null;
    })
    .filter((mark) => mark !== null)
    .sort((a, b) => (a.time as number) - (b.time as number));
}
