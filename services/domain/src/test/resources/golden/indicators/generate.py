"""Writes the vectors of this folder with TA-Lib: pip install numpy TA-Lib, then python generate.py."""

import random

import numpy as np
import talib

COLUMNS = [
    "ema_12", "ema_26", "rsi_14", "macd", "macd_signal", "macd_histogram", "bollinger_upper",
    "bollinger_middle", "bollinger_lower", "atr_14", "adx_14", "plus_di_14", "minus_di_14", "obv",
    "stochastic_k", "stochastic_d",
]


def walk(seed, first, step, rows):
    """A random walk with trends, quiet hours and gaps between one close and the next open."""
    draw = random.Random(seed)
    close = first
    candles = []
    for row in range(rows):
        drift = step * 0.3 * (1 if (row // 40) % 2 == 0 else -1)
        open_ = round(close + draw.gauss(0, step * 0.2), 2)
        close = round(open_ + drift + draw.gauss(0, step), 2)
        high = round(max(open_, close) + abs(draw.gauss(0, step * 0.5)), 2)
        low = round(min(open_, close) - abs(draw.gauss(0, step * 0.5)), 2)
        candles.append((open_, high, low, close, round(draw.uniform(1, 5000), 3)))
    return candles


def write(name, candles):
    open_, high, low, close, volume = (np.array(column) for column in zip(*candles))
    macd, macd_signal, macd_histogram = talib.MACD(close, 12, 26, 9)
    upper, middle, lower = talib.BBANDS(close, 20, 2, 2)
    k, d = talib.STOCH(high, low, close, 14, 3, 0, 3, 0)
    values = [
        talib.EMA(close, 12), talib.EMA(close, 26), talib.RSI(close, 14), macd, macd_signal,
        macd_histogram, upper, middle, lower, talib.ATR(high, low, close, 14),
        talib.ADX(high, low, close, 14), talib.PLUS_DI(high, low, close, 14),
        talib.MINUS_DI(high, low, close, 14), talib.OBV(close, volume), k, d,
    ]
    with open(name, "w", newline="\n") as out:
        out.write(",".join(["open", "high", "low", "close", "volume"] + COLUMNS) + "\n")
        for row, candle in enumerate(candles):
            figures = ["" if np.isnan(v[row]) else repr(float(v[row])) for v in values]
            out.write(",".join([repr(f) for f in candle] + figures) + "\n")


write("hundred.csv", walk(20251, 100.0, 1.0, 250))
write("sixty-thousand.csv", walk(7, 60000.0, 250.0, 250))
print("TA-Lib", talib.__version__, "C library", talib.__ta_version__)
