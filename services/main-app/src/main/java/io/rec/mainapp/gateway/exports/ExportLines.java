package io.rec.mainapp.gateway.exports;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** The documents of the last day, newest first. */
@Serdeable
record ExportLines(List<ExportLine> exports) {}
