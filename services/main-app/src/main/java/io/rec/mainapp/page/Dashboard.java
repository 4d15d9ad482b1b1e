package io.rec.mainapp.page;

import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The built dashboard on the class path. A file is read once, with the compressed forms that its
 * build put beside it.
 */
@Singleton
final class Dashboard {

  private static final String ROOT = "dashboard/";
  private static final String INDEX = "index.html";
  private static final Pattern PATH =
      Pattern.compile("(?:[A-Za-z0-9_@-][A-Za-z0-9._@-]*/){0,8}[A-Za-z0-9_@-][A-Za-z0-9._@-]*");

  /** By the name's ending; the JDK's table lacks what a dashboard needs. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("map", "application/json"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("wav", "audio/wav"));

  private final Map<String, Asset> known = new ConcurrentHashMap<>();

  /** What every address of the dashboard is. */
  Asset index() throws IOException {
    return asset(INDEX)
        .orElseThrow(() -> new FileNotFoundException("this build has no " + ROOT + INDEX));
  }

  /** Empty for what is not in the build. */
  Optional<Asset> asset(String path) throws IOException {
    if (!PATH.matcher(path).matches()) {
      return Optional.empty();
    }
    Asset asset = known.get(path);
    if (asset == null) {
      Optional<Asset> read = read(path);
      read.ifPresent(found -> known.put(path, found));
      return read;
    }
    return Optional.of(asset);
  }

  private static Optional<Asset> read(String path) throws IOException {
    Optional<byte[]> plain = bytes(path);
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    List<Asset.Form> forms = new ArrayList<>();
    bytes(path + ".br").ifPresent(found -> forms.add(new Asset.Form("br", found)));
    bytes(path + ".gz").ifPresent(found -> forms.add(new Asset.Form("gzip", found)));
    forms.add(new Asset.Form("", plain.get()));
    String ending = path.substring(path.lastIndexOf('.') + 1);
    String type = TYPES.getOrDefault(ending, MediaType.APPLICATION_OCTET_STREAM);
    return Optional.of(new Asset(path, MediaType.of(type), forms, Asset.tagOf(plain.get())));
  }

  private static Optional<byte[]> bytes(String path) throws IOException {
    try (InputStream file = Dashboard.class.getClassLoader().getResourceAsStream(ROOT + path)) {
      // A folder opens as a list of its files where classes are not in a jar.
      return file == null || !path.contains(".")
          ? Optional.empty()
          : Optional.of(file.readAllBytes());
    }
  }
}
