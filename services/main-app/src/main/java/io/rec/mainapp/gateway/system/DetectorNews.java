package io.rec.mainapp.gateway.system;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** The part of the failure detector's report that the screens show. */
@Serdeable
record DetectorNews(@JsonProperty("root_cause") List<String> rootCauses) {}
