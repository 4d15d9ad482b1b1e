import {
  AreaSeries,
  CandlestickSeries,
  createChart,
  createSeriesMarkers,
  CrosshairMode,
  HistogramSeries,
  LineStyle,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  type SeriesMarker,
  type Time,
  type UTCTimestamp,
} from 'lightweight-charts';
import type { Candle, Step } from '../api/types';
import type { Formats } from '../format/formats';
import { STEP_SECONDS, type Mark, type Pause } from './candles';

export interface Look {
  ink: string;
  line: string;
  up: string;
  upWash: string;
  down: string;
  downWash: string;
  accent: string;
  halt: string;
  type: string;
}

export function lookOf(element: Element): Look {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: of('--ink-3'),
    line: of('--line'),
    up: of('--up'),
    upWash: of('--up-wash'),
    down: of('--down'),
    downWash: of('--down-wash'),
    accent: of('--accent'),
    halt: of('--warn-wash'),
    type: of('--type'),
  };
}

type Prices = ISeriesApi<'Candlestick'> | ISeriesApi<'Area'>;

/** The chart of one symbol: candles, our own entries and exits, the strikes of open trades, the times of a halt. */
export class Chart {
  private readonly chart: IChartApi;
  private prices: Prices;
  private readonly halts: ISeriesApi<'Histogram'>;
  private marks: ISeriesMarkersPluginApi<Time>;
  private lines: IPriceLine[] = [];
  private last: Candle | null = null;

  constructor(
    element: HTMLElement,
    private readonly look: Look,
    private readonly step: Step,
    formats: () => Formats,
    onHover: (markId: string | null) => void,
  ) {
    this.chart = createChart(element, {
      autoSize: true,
      layout: {
        background: { color: 'transparent' },
        textColor: look.ink,
        fontFamily: look.type,
        fontSize: 11,
        attributionLogo: false,
      },
      grid: { vertLines: { visible: false }, horzLines: { color: look.line } },
      rightPriceScale: { borderVisible: false, scaleMargins: { top: 0.12, bottom: 0.08 } },
      timeScale: {
        borderVisible: false,
        timeVisible: true,
        secondsVisible: step === '1s',
        rightOffset: 4,
        tickMarkFormatter: (time: Time) => tick(formats(), time as number, step),
      },
      crosshair: { mode: CrosshairMode.Normal },
      localization: {
        priceFormatter: (price: number) => formats().plain(price, 0, 0),
        timeFormatter: (time: Time) => formats().moment((time as number) * 1000),
      },
      handleScale: { mouseWheel: false },
    });
    this.halts = this.chart.addSeries(HistogramSeries, {
      priceScaleId: 'halts',
      color: look.halt,
      lastValueVisible: false,
      priceLineVisible: false,
    });
    this.chart.priceScale('halts').applyOptions({ visible: false, scaleMargins: { top: 0, bottom: 0 } });
    this.prices = this.series();
    this.marks = createSeriesMarkers(this.prices, []);
    this.chart.subscribeCrosshairMove((move) => onHover((move.hoveredObjectId as string | undefined) ?? null));
  }

  show(candles: readonly Candle[], pauses: readonly Pause[]): void {
    this.last = candles.at(-1) ?? null;
    (this.prices as ISeriesApi<'Candlestick'>).setData(candles.map((candle) => this.point(candle)) as never);
    const halted = candles.filter((candle) => pauses.some((pause) => candle.t >= pause.from && candle.t <= pause.to));
    this.halts.setData(halted.map((candle) => ({ time: candle.t as UTCTimestamp, value: 1 })));
    this.chart.timeScale().scrollToRealTime();
  }

  /** The newest price moves the newest candle, or begins the next one. */
  move(price: number, atSeconds: number): void {
    const t = Math.floor(atSeconds / STEP_SECONDS[this.step]) * STEP_SECONDS[this.step];
    if (this.last && t < this.last.t) {
      return;
    }
    this.last =
      this.last && this.last.t === t
        ? { t, o: this.last.o, h: Math.max(this.last.h, price), l: Math.min(this.last.l, price), c: price }
        : { t, o: price, h: price, l: price, c: price };
    (this.prices as ISeriesApi<'Candlestick'>).update(this.point(this.last) as never);
  }

  mark(marks: readonly Mark[]): void {
    const drawn: SeriesMarker<Time>[] = marks.map((mark) => ({
      id: mark.id,
      time: mark.t as UTCTimestamp,
      position: mark.entry ? 'belowBar' : 'aboveBar',
      shape: mark.entry ? 'arrowUp' : 'circle',
      color: mark.entry ? this.look.accent : mark.won ? this.look.up : this.look.down,
      size: 1,
    }));
    this.marks.setMarkers(drawn);
  }

  strikes(strikes: readonly { strike: number; title: string; good: boolean }[]): void {
    this.lines.forEach((line) => this.prices.removePriceLine(line));
    this.lines = strikes.map(({ strike, title, good }) =>
      this.prices.createPriceLine({
        price: strike,
        title,
        color: good ? this.look.up : this.look.down,
        lineWidth: 1,
        lineStyle: LineStyle.Dashed,
        axisLabelVisible: true,
      }),
    );
  }

  close(): void {
    this.chart.remove();
  }

  private series(): Prices {
    const shared = { priceLineColor: this.look.ink, priceLineStyle: LineStyle.Dotted, lastValueVisible: true };
    // Candles of a second have no body: a line says the same with less ink.
    return this.step === '1s'
      ? this.chart.addSeries(AreaSeries, {
          ...shared,
          lineColor: this.look.accent,
          lineWidth: 2,
          topColor: 'transparent',
          bottomColor: 'transparent',
        })
      : this.chart.addSeries(CandlestickSeries, {
          ...shared,
          upColor: this.look.up,
          wickUpColor: this.look.up,
          borderVisible: false,
          downColor: this.look.down,
          wickDownColor: this.look.down,
        });
  }

  private point(candle: Candle) {
    const time = candle.t as UTCTimestamp;
    return this.step === '1s'
      ? { time, value: candle.c }
      : { time, open: candle.o, high: candle.h, low: candle.l, close: candle.c };
  }
}

function tick(formats: Formats, seconds: number, step: Step): string {
  return step === '1d' ? formats.day(seconds * 1000) : formats.bareTime(seconds * 1000).slice(0, step === '1s' ? 8 : 5);
}
