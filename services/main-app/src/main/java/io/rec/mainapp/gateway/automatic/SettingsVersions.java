package io.rec.mainapp.gateway.automatic;

import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.settings.AutoTradeSettings;
import java.util.List;

/** All settings of entries, stops and spikes, version by version, newest first. */
@Serdeable
public record SettingsVersions(List<AutoTradeSettings> versions) {}
