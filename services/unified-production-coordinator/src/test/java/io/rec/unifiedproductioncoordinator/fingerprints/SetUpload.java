package io.rec.unifiedproductioncoordinator.fingerprints;

import io.rec.domain.probability.Fingerprints;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.TestRole;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Sets on their way to a running coordinator, as {@code recio fingerprints import} sends them. */
final class SetUpload {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private SetUpload() {}

  /** With the token; the path begins behind {@code /api/fingerprints/}. */
  static HttpResponse<String> post(TestRole role, String path, byte[] file)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(role.url("/api/fingerprints/" + path))
            .header("Authorization", "Bearer " + ConfigFolder.TOKEN)
            .header("Content-Type", "application/octet-stream")
            .POST(HttpRequest.BodyPublishers.ofByteArray(file))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  static String text(Fingerprints tables) throws IOException {
    var text = new StringWriter();
    SetFile.write(tables, text);
    return text.toString();
  }

  static byte[] zipped(Fingerprints tables) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var text = new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8)) {
      SetFile.write(tables, text);
    }
    return bytes.toByteArray();
  }
}
