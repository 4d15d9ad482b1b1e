package io.rec.platform.secrets;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Where the database is and who we are there. */
public record DatabaseLogin(
    String host,
    int port,
    String database,
    String user,
    Secret password,
    String sslMode,
    String caFile,
    String generation) {

  private static final int DEFAULT_PORT = 5432;

  /** From the keys of the database Secret; one DATABASE_URL alone is enough. */
  public static Optional<DatabaseLogin> from(Map<String, String> files, String caFile) {
    String url = files.getOrDefault("DATABASE_URL", "");
    DatabaseLogin byUrl = url.isBlank() ? NOWHERE : fromUrl(url);
    DatabaseLogin login =
        new DatabaseLogin(
            files.getOrDefault("POSTGRES_HOST", byUrl.host()),
            port(files, byUrl.port()),
            files.getOrDefault("POSTGRES_DB", byUrl.database()),
            files.getOrDefault("POSTGRES_USER", files.getOrDefault("username", byUrl.user())),
            password(files, byUrl.password()),
            files.getOrDefault("sslmode", byUrl.sslMode()),
            files.getOrDefault("ca.crt", "").isBlank() ? byUrl.caFile() : caFile,
            files.getOrDefault("generation", ""));
    return Optional.of(login).filter(l -> !l.host().isBlank() && !l.user().isBlank());
  }

  private static final DatabaseLogin NOWHERE =
      new DatabaseLogin("", DEFAULT_PORT, "", "", new Secret(""), "", "", "");

  private static int port(Map<String, String> files, int otherwise) {
    String text = files.getOrDefault("POSTGRES_PORT", "");
    return text.isBlank() ? otherwise : Integer.parseInt(text);
  }

  private static Secret password(Map<String, String> files, Secret otherwise) {
    String text = files.getOrDefault("POSTGRES_PASSWORD", files.getOrDefault("password", ""));
    return text.isEmpty() ? otherwise : new Secret(text);
  }

  private static DatabaseLogin fromUrl(String url) {
    URI uri = URI.create(url);
    String[] userInfo = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
    return new DatabaseLogin(
        Optional.ofNullable(uri.getHost()).orElse(""),
        uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
        Optional.ofNullable(uri.getPath()).orElse("").replaceFirst("^/", ""),
        decoded(userInfo[0]),
        new Secret(userInfo.length > 1 ? decoded(userInfo[1]) : ""),
        parameter(uri, "sslmode"),
        parameter(uri, "sslrootcert"),
        "");
  }

  /** As libpq reads them; the others say nothing about who we are and where. */
  private static String parameter(URI uri, String name) {
    return Arrays.stream(Optional.ofNullable(uri.getRawQuery()).orElse("").split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2 && pair[0].equals(name))
        .map(pair -> decoded(pair[1]))
        .findFirst()
        .orElse("");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
