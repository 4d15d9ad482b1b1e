package io.rec.autoentrysupervisor.backtest.report;

import java.util.Locale;

/** Shapes as SVG text that can stand in a page; coordinates in pixels from the upper left. */
final class Svg {
  private final StringBuilder shapes = new StringBuilder();
  private final int width;
  private final int height;

  Svg(int width, int height) {
    this.width = width;
    this.height = height;
    shape("<rect width='%d' height='%d' fill='white'/>", width, height);
  }

  void line(double x1, double y1, double x2, double y2, String style) {
    shape("<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' %s/>", x1, y1, x2, y2, style);
  }

  void bar(double x, double y, double w, double h, String colour) {
    shape(
        "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='%s'/>",
        x, y, Math.max(w, 0), Math.max(h, 0), colour);
  }

  /** Points as {@code x,y x,y}. */
  void path(String points, String style) {
    shape("<polyline points='%s' %s/>", points, style);
  }

  void dot(double x, double y, double radius, String colour, String told) {
    shape(
        "<circle cx='%.1f' cy='%.1f' r='%.1f' fill='%s'><title>%s</title></circle>",
        x, y, radius, colour, escaped(told));
  }

  /** Anchor is start, middle or end. */
  void text(double x, double y, String anchor, String told) {
    shape("<text x='%.1f' y='%.1f' text-anchor='%s'>%s</text>", x, y, anchor, escaped(told));
  }

  String element() {
    return String.format(
        Locale.ROOT,
        "<svg xmlns='http://www.w3.org/2000/svg' width='%1$d' height='%2$d' viewBox='0 0 %1$d %2$d' "
            + "font-family='sans-serif' font-size='12' fill='#333'>\n%3$s</svg>\n",
        width,
        height,
        shapes);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&#39;")
        .replace("\"", "&quot;");
  }

  private void shape(String form, Object... values) {
    shapes.append(String.format(Locale.ROOT, form, values)).append('\n');
  }
}
