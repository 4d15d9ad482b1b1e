package io.rec.mainapp.gateway.trades;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import io.rec.mainapp.gateway.exports.Body;
import io.rec.mainapp.gateway.trades.TradeDocuments.TradeDocument;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a document while it is being written. */
final class TradeExport {

  private static final Logger LOG = LoggerFactory.getLogger(TradeExport.class);

  private TradeExport() {}

  static HttpResponse<StreamedFile> send(TradeDocument document) throws IOException {
    Pipe pipe = new Pipe();
    Thread.ofVirtual().name("export").start(() -> write(pipe, document.body()));
    return HttpResponse.ok(new StreamedFile(pipe, document.type()))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + document.name() + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** A reader that went away closes the pipe, and with it the query. */
  private static void write(Pipe pipe, Body body) {
    try (Writer out =
        new BufferedWriter(new OutputStreamWriter(pipe.end(), StandardCharsets.UTF_8))) {
      body.write(out);
      out.flush();
      pipe.complete();
    } catch (IOException | SQLException broken) {
      LOG.atWarn().setCause(broken).log("an export was not finished");
    }
  }
}
