package io.rec.mainapp.gateway.exports;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.rec.platform.http.ProblemException;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.sql.SQLException;

/** The documents that were asked for, and how far they are; each is there for a day. */
@Refuses
@Controller("/api/exports")
@Needs(AccountRole.VIEWER)
final class ExportsController {

  private final ExportRows rows;

  ExportsController(ExportRows rows) {
    this.rows = rows;
  }

  @Get
  ExportLines all() throws SQLException {
    return new ExportLines(rows.newest());
  }

  @Get("/{id}")
  ExportLine one(long id) throws SQLException {
    return known(id).line();
  }

  @Get("/{id}/file")
  @ApiResponse(
      responseCode = "200",
      description = "The document",
      content = {
        @Content(mediaType = MediaType.TEXT_CSV, schema = @Schema(type = "string")),
        @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object"))
      })
  HttpResponse<StreamedFile> file(long id) throws SQLException {
    ExportRows.Stored stored = known(id);
    ExportLine line = stored.line();
    if (!line.ready()) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "NotReady",
          line.problem().isEmpty() ? "It is still being made." : line.problem());
    }
    return HttpResponse.ok(
            new StreamedFile(new StoredParts(rows, line), MediaType.of(stored.mediaType())))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + line.name() + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private ExportRows.Stored known(long id) throws SQLException {
    return rows.one(id)
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "UnknownExport",
                    "There is no document %d any more; each is there for a day.".formatted(id)));
  }
}
