package io.rec.cli.images;

/** An image as {@code repository:tag}. */
public record ImageReference(String repository, String tag) {
  public static ImageReference parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon <= text.lastIndexOf('/')) {
      throw new IllegalArgumentException("image reference without a tag: " + text);
    }
    return new ImageReference(text.substring(0, colon), text.substring(colon + 1));
  }

  @Override
  public String toString() {
    return repository + ":" + tag;
  }
}
